"""The coverage table of a stored run: the rows that were asked for, with their targets, flags and what to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta import areas
from semesta.coverage.persons.slots import SLOTS
from semesta.coverage.result import Result
from semesta.coverage.runs.aims import aims_beside
from semesta.coverage.runs.lines import absent_line, line
from semesta.coverage.runs.notes import notes
from semesta.coverage.runs.results import Results
from semesta.engine import records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.coverage.row import Row
    from semesta.coverage.runs.aims import Beside
    from semesta.coverage.runs.run import Run
    from semesta.workspace import Workspace

Cell = tuple[str, str, str]
"""Area, dimension and value of a stored row; the last two are empty for the area as a whole."""

VALUE_ORDER = {(slot.by, slot.value): place for place, slot in enumerate(SLOTS)}


@dataclass(frozen=True)
class Question:
    """Place, split and basis of the table; ``area`` with its children, or its areas of ``level``."""

    area: str
    level: str | None = None
    by: str | None = None
    basis: str = "residence"


def from_run(con: SQLBackend, workspace: Workspace, run: Run, targets: ir.Table, asked: Question) -> Result:
    """The coverage table of a run.

    Args:
        con: the engine.
        workspace: where the run is stored.
        run: which.
        targets: the register as stored.
        asked: what is asked for; the area exists.

    Raises:
        SemestaError: E-WORKSPACE-006, the results are damaged.
    """
    stored = Results(workspace).read(con, run.run)
    found = _found(con, stored, asked)
    territory = _territory(con, stored) if asked.basis == "residence" else None
    wanted = [area.code for area in places(asked)]
    aims = aims_beside(con, run, targets, wanted) if asked.by is None and asked.basis == "residence" else {}
    return laid_out(run, asked, found, territory, aims)


def laid_out(
    run: Run,
    asked: Question,
    found: Mapping[Cell, Mapping[str, Any]],
    territory: frozenset[str] | None,
    aims: Mapping[str, Beside],
) -> Result:
    """The coverage table from a run's rows.

    Args:
        run: whose.
        asked: what is asked for; the area exists.
        found: the stored rows (``figures.COLUMNS``) of the areas and of the split that are asked for, possibly more of them.
        territory: the provinces and regencies with workers; None on the workplace basis.
        aims: the targets by area; none on the workplace basis.
    """
    rows: list[Row] = []
    for code in (area.code for area in places(asked)):
        whole = found.get((code, "", ""))
        if whole is None:
            rows.append(absent_line(run, code, asked.basis))
            continue
        values = [whole] if asked.by is None else _values(found, code, asked.by)
        aim = aims.get(code) if asked.by is None else None
        rows += [line(run, each, whole, territory, aim) for each in values]
    return Result(tuple(rows), asked.by, notes(run, found.get((asked.area, "", "")), asked))


def places(asked: Question) -> Iterator[areas.Area]:
    """The areas of the table, the widest first, then by code."""
    if asked.level is None:
        yield areas.get(asked.area)
        below: Sequence[areas.Area] = areas.children(asked.area)
        if asked.basis == "residence" or (below and below[0].level in {"province", "regency"}):
            yield from below
        return
    yield from areas.descendants(asked.area, asked.level)  # type: ignore[arg-type] # a level, checked with the question


def _found(con: SQLBackend, stored: ir.Table, asked: Question) -> dict[Cell, dict[str, Any]]:
    """The stored rows of the area and of all that is asked for below it, by area, dimension and value."""
    rows = stored.filter((stored.basis == asked.basis) & stored.by.isin(["", asked.by or ""]))
    if asked.area != areas.NATION:
        rows = rows.filter((rows.area_code == asked.area) | rows.area_code.startswith(f"{asked.area}."))
    levels = {asked.level or "", areas.get(asked.area).level}
    levels |= {child.level for child in areas.children(asked.area)[:1]} if asked.level is None else set()
    rows = rows.filter(rows.level.isin(sorted(levels)))
    return {(row["area_code"], row["by"], row["value"]): row for row in records(con, rows)}


def _values(found: Mapping[Cell, Mapping[str, Any]], code: str, by: str) -> list[Mapping[str, Any]]:
    own = [row for (area, dimension, _), row in found.items() if area == code and dimension == by]
    return sorted(own, key=lambda row: VALUE_ORDER[row["by"], row["value"]])


def _territory(con: SQLBackend, stored: ir.Table) -> frozenset[str]:
    """The provinces and regencies of which there are workers."""
    rows = stored.filter(
        (stored.basis == "residence")
        & (stored.by == "")
        & stored.level.isin(["province", "regency"])
        & (stored.workers > 0)
    )
    return frozenset(row["area_code"] for row in records(con, rows.select("area_code")))
