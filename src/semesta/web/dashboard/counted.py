"""The figures of a run, read for a few areas straight from its file: a page must not wait for an engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta import areas
from semesta.coverage.persons.figures import COLUMNS
from semesta.coverage.runs import Question, Results, Run, aims_beside, laid_out, places
from semesta.engine import records
from semesta.registers.store import Store
from semesta.web.dashboard.engine import engine
from semesta.web.dashboard.keeping import held
from semesta.web.office import office

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from semesta.coverage import Result
    from semesta.coverage.runs.aims import Beside
    from semesta.coverage.runs.asking import Cell

TERRITORY: tuple[areas.Level, ...] = ("province", "regency")


def runs() -> list[Run]:
    """All runs of the office, the first one first."""
    return held("runs", lambda: Results(office()).runs())


def result(run: Run, asked: Question) -> Result:
    """The coverage table of a run, the same that ``semesta.coverage.runs.from_run`` gives."""
    is_home = asked.basis == "residence"
    codes = {asked.area, *(area.code for area in places(asked))}
    found = cells(run, asked.basis, sorted(codes))
    return laid_out(
        run,
        asked,
        found,
        _territory(run) if is_home else None,
        _aims(run) if is_home and not asked.by else {},
    )


def cells(run: Run, basis: str, codes: Sequence[str]) -> dict[Cell, dict[str, Any]]:
    """The stored rows (``figures.COLUMNS``) of some areas, of all splits, by area, dimension and value."""
    from pyarrow import parquet

    paths = held(("paths", run.run), lambda: Results(office()).paths(run.run))
    wanted = [("basis", "=", basis), ("area_code", "in", codes)]
    rows = [
        row
        for path in paths
        for row in parquet.read_table(
            path, columns=list(COLUMNS), filters=wanted, partitioning=None
        ).to_pylist()
    ]
    return {(row["area_code"], row["by"], row["value"]): row for row in rows}


def _territory(run: Run) -> frozenset[str]:
    """The provinces and regencies of which there are workers."""

    def find() -> frozenset[str]:
        codes = [area.code for level in TERRITORY for area in areas.at_level(level)]
        found = cells(run, "residence", codes)
        return frozenset(code for (code, by, _), row in found.items() if not by and (row["workers"] or 0) > 0)

    return held(("territory", run.run), find)


def _aims(run: Run) -> Mapping[str, Beside]:
    """The targets of all areas that have one."""

    def find() -> dict[str, Beside]:
        with engine() as con:
            targets = Store(office()).read("targets", con)
            codes = {row["area_code"] for row in records(con, targets.select("area_code").distinct())}
            return aims_beside(con, run, targets, codes)

    return held(("aims", run.run), find)
