"""Mappings: which heading of a source stands for which register column, kept so that it is said only once.

The file, ``mappings/<register>/<source>.toml`` in the workspace or any file of the user's::

    [columns]
    kpj = "NOMOR KARTU BARU"
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from typing import TYPE_CHECKING, cast

from semesta.errors import SemestaError, problem, refusal
from semesta.registers.recognise_labels import PERIOD
from semesta.registers.schema import normalise_label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from semesta.registers.schema import Register

_LONGEST_NAME = 60


def load_mapping(file: Path, register: Register) -> dict[str, str]:
    """The mapping in a TOML file: register column -> heading.

    Raises:
        SemestaError: E-READ-040 no such column, E-READ-042 the file is not there or not of this form, E-READ-043 one
            heading for two columns.
    """
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise refusal("E-READ-042", where=str(file), reason=error.strerror or str(error)) from None
    except (tomllib.TOMLDecodeError, UnicodeError) as error:
        raise refusal("E-READ-042", where=str(file), reason=str(error)) from None
    columns = document.get("columns")
    if not isinstance(columns, dict) or not all(isinstance(heading, str) for heading in columns.values()):
        raise refusal("E-READ-042", where=str(file), reason='[columns] name = "HEADING"')
    mapping = cast("dict[str, str]", columns)
    check_mapping(mapping, register)
    return mapping


def check_mapping(mapping: Mapping[str, str], register: Register) -> None:
    """Refuse a mapping that cannot hold for the register; whether the headings are in a file is seen when it is read.

    Raises:
        SemestaError: E-READ-040 and E-READ-043, all at once.
    """
    names = (*(column.name for column in register.columns), PERIOD)
    problems = [
        problem("E-READ-040", column=name, register=register.name, columns=", ".join(names))
        for name in mapping
        if name not in names
    ]
    first: dict[str, str] = {}
    for name, heading in mapping.items():
        other = first.setdefault(normalise_label(heading), name)
        if other != name:
            problems.append(problem("E-READ-043", heading=heading, column=name, other=other))
    if problems:
        raise SemestaError(problems)


def save_mapping(workspace: Path, register: Register, source: str, mapping: Mapping[str, str]) -> Path:
    """Keep the mapping of a source in the workspace folder; returns its file.

    Raises:
        SemestaError: E-READ-040, E-READ-043.
    """
    import tomlkit

    check_mapping(mapping, register)
    document = tomlkit.document()
    document.add("source", tomlkit.item(source))
    document.add("columns", tomlkit.item(dict(mapping)))
    file = mapping_file(workspace, register, source)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(tomlkit.dumps(document), encoding="utf-8")
    return file


def saved_mapping(workspace: Path, register: Register, source: str) -> dict[str, str]:
    """The mapping kept for a source; empty when there is none.

    Raises:
        SemestaError: as :func:`load_mapping`.
    """
    file = mapping_file(workspace, register, source)
    return load_mapping(file, register) if file.is_file() else {}


def mapping_file(workspace: Path, register: Register, source: str) -> Path:
    """Where the mapping of a source is kept: its name made safe, and told apart from names that look alike."""
    safe = re.sub(r"[^a-z0-9]+", "-", source.lower()).strip("-")[:_LONGEST_NAME]
    if not safe or safe != source:
        digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        safe = f"{safe}-{digest}" if safe else digest
    return workspace / "mappings" / register.name / f"{safe}.toml"
