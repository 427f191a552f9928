"""What a later run needs of a linked register: its records as they are compared, and the model; kept beside the results.

They can be made again at any time by linking the month anew, so that only those of the last runs are kept.
"""

# ruff: noqa: S608 - names of tables are ours, paths are quoted

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from semesta.identity.lists import text
from semesta.identity.model import VERSION, Model

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from semesta.identity.linking import Linked
    from semesta.identity.sizes import Sizes
    from semesta.workspace import Workspace

FIELDS = ("nik", "name", "birth_date", "sex", "place", "sound")
"""What persons of registers are compared by; the rest follows from it."""


@dataclass(frozen=True)
class Learned:
    """The model of a run: shares of the levels of each comparison, share of matches, pairs, records, and the blocking's loss."""

    comparisons: list[str]
    m: list[list[float]]
    u: list[list[float]]
    matches: float
    pairs: int
    records: int
    loss: float
    kinds: dict[str, float]
    version: str = VERSION

    def model(self) -> Model:
        """As it scores."""
        import numpy as np

        return Model(
            tuple(np.array(each) for each in self.m),
            tuple(np.array(each) for each in self.u),
            self.matches,
            self.kinds,
        )


def folder_of(workspace: Workspace) -> Path:
    """Where they are kept."""
    return workspace.path / "results" / "known"


def keep_known(con: DuckDBPyConnection, workspace: Workspace, run: str, found: Linked, sizes: Sizes) -> None:
    """Keep the records (``record``, ``given``) and the model of a whole run; those of earlier runs are removed."""
    folder = folder_of(workspace)
    folder.mkdir(parents=True, exist_ok=True)
    old = list(folder.iterdir())
    if found.model is not None:
        write_known(con, workspace, run)
        learned = Learned(
            [comparison.name for comparison in found.comparisons],
            [each.tolist() for each in found.model.m],
            [each.tolist() for each in found.model.u],
            found.model.matches,
            sizes.pairs,
            sizes.records,
            found.loss,
            dict(found.model.kinds),
        )
        (folder / f"{run}.json").write_text(json.dumps(asdict(learned)), encoding="utf-8")
    for file in old:
        file.unlink(missing_ok=True)


def write_known(con: DuckDBPyConnection, workspace: Workspace, run: str, where: str = "TRUE") -> None:
    """Write the records of a run: id and ``FIELDS``."""
    target = folder_of(workspace) / f"{run}.parquet"
    draft = target.with_suffix(".draft")
    fields = ", ".join(f"r.{name}" for name in FIELDS)
    con.execute(
        f"COPY (SELECT g.id, {fields} FROM record r JOIN given g USING (record) WHERE {where}) TO {text(draft)} (FORMAT parquet)"
    )
    draft.replace(target)


def read_learned(workspace: Workspace, chain: Sequence[str]) -> Learned | None:
    """The model of a chain of runs (the whole one first), None where a file is gone or the method is another by now."""
    folder = folder_of(workspace)
    try:
        learned = Learned(**json.loads((folder / f"{chain[0]}.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    if learned.version != VERSION or not all(file.is_file() for file in known_files(workspace, chain)):
        return None
    return learned


def known_files(workspace: Workspace, chain: Sequence[str]) -> list[Path]:
    """The records of a chain of runs."""
    return [folder_of(workspace) / f"{run}.parquet" for run in chain]
