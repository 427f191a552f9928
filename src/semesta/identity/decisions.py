"""Decisions of people: these two records are one person, or are not. Later runs respect them."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Literal, cast, get_args

from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace

Verdict = Literal["merge", "unmerge", "undone"]
KNOWN: tuple[Verdict, ...] = get_args(Verdict)
VERDICTS: tuple[Verdict, ...] = ("merge", "unmerge")
"""What can be decided; ``undone`` takes the last decision of a pair back."""


@dataclass(frozen=True)
class Decision:
    """Two records (``register:key``), what was decided of them, when (ISO 8601), by whom and why."""

    left: str
    right: str
    verdict: Verdict
    when: str
    who: str
    why: str

    @property
    def pair(self) -> tuple[str, str]:
        """The two records in order."""
        return (self.left, self.right) if self.left <= self.right else (self.right, self.left)


COLUMNS = tuple(field.name for field in fields(Decision))


def decisions_file(workspace: Workspace, entity: Entity = "person") -> Path:
    """Where the decisions of a workspace are kept: one line each, the latest of a pair in force."""
    return workspace.path / "decisions" / f"{entity}s.csv"


def read_decisions(file: Path) -> list[Decision]:
    """All decisions of a file; none when it is not there.

    Raises:
        SemestaError: E-IDENTITY-020, it is not a file of decisions.
    """
    try:
        content = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeError) as error:
        raise refusal("E-IDENTITY-020", file=file, reason=error) from None
    rows = csv.DictReader(io.StringIO(content))
    if not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise refusal("E-IDENTITY-020", file=file, reason=", ".join(COLUMNS))
    found = []
    for row in rows:
        if row["verdict"] not in KNOWN or not row["left"] or not row["right"]:
            raise refusal("E-IDENTITY-020", file=file, reason=f"{rows.line_num}: {row['verdict']}")
        found.append(
            Decision(
                **{name: row[name] or "" for name in ("left", "right", "when", "who", "why")},
                verdict=cast("Verdict", row["verdict"]),
            )
        )
    return found


def in_force(decisions: Iterable[Decision]) -> dict[tuple[str, str], Decision]:
    """The latest decision of each pair, as the file has them, unless it was taken back."""
    latest = {decision.pair: decision for decision in decisions}
    return {pair: decision for pair, decision in latest.items() if decision.verdict in VERDICTS}


def digest(decided: Mapping[tuple[str, str], Decision]) -> str:
    """What the decisions in force come to, so that a later run sees whether they are others."""
    lines = sorted(f"{left} {right} {each.verdict}" for (left, right), each in decided.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def add_decisions(file: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions; under the workspace's lock.

    Raises:
        SemestaError: E-WORKSPACE-005, the file cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        is_new = not file.exists()
        with file.open("a", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, COLUMNS)
            if is_new:
                writer.writeheader()
            writer.writerows(asdict(decision) for decision in decisions)
    except OSError as error:
        raise refusal("E-WORKSPACE-005", path=file, reason=error.strerror or error) from error
