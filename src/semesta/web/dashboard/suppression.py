"""What of a run may not be shown: small cells of areas and splits, and what would give them away."""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta import areas
from semesta.coverage.runs import Results
from semesta.engine import records
from semesta.publish.disclosure import Sum, hidden_cells
from semesta.web.dashboard.engine import engine
from semesta.web.dashboard.keeping import held, kept
from semesta.web.office import office

if TYPE_CHECKING:
    from collections.abc import Iterable

    from semesta.coverage import Row
    from semesta.coverage.runs import Run

Cell = tuple[str, str, str]
"""Area, dimension and value; the last two are empty for the area as a whole."""

BASES = ("residence", "workplace")


@dataclass(frozen=True)
class Shown:
    """A row as the public sees it; a hidden one has no numbers."""

    row: Row
    is_hidden: bool = False


def shown(rows: Iterable[Row], run: Run, by: str | None) -> list[Shown]:
    """The rows of a run without the numbers that may not be shown."""
    found = []
    for row in rows:
        cell = (row.area_code, by or "", row.split or "")
        is_hidden = cell in hidden_of(run, row.basis or "residence")
        bare = (
            dataclasses.replace(row, participants=None, workers=None, low=None, high=None)
            if is_hidden
            else row
        )
        found.append(Shown(bare, is_hidden))
    return found


def hidden_of(run: Run, basis: str) -> frozenset[Cell]:
    """The hidden cells of a run, found once for each run and threshold."""
    threshold = office().settings.suppression_threshold
    if threshold <= 1:
        return frozenset()
    question = f"hidden|{run.run}|{basis}|{threshold}"
    return held(question, lambda: _read(kept(question, lambda: _found(run, basis, threshold))))


def _found(run: Run, basis: str, threshold: int) -> bytes:
    counts = {(row["area_code"], row["by"], row["value"]): _counts(row) for row in _rows(run, basis)}
    return json.dumps(sorted(hidden_cells(counts, list(_sums(counts)), threshold))).encode()


def _read(body: bytes) -> frozenset[Cell]:
    """The cells of a stored answer."""
    return frozenset((area, by, value) for area, by, value in json.loads(body))


def _rows(run: Run, basis: str) -> list[dict[str, Any]]:
    with engine() as con:
        stored = Results(office()).read(con, run.run)
        wanted = stored.filter(stored.basis == basis)
        return records(con, wanted.select("area_code", "by", "value", "participants", "workers"))


def _counts(row: dict[str, Any]) -> tuple[int | None, ...]:
    """Every count that is shown of a row. Of a segment the workers are those of the whole area."""
    people, workers = row["participants"], row["workers"]
    if row["by"] == "segment" or workers is None:
        return (people,)
    return (people, workers, workers - people)


def _sums(counts: Iterable[Cell]) -> Iterable[Sum[Cell]]:
    """Areas are sums of their children, wholes of their values."""
    by_value: dict[Cell, list[Cell]] = defaultdict(list)
    by_area: dict[Cell, list[Cell]] = defaultdict(list)
    there = set(counts)
    for area, by, value in there:
        if by:
            by_value[area, "", ""].append((area, by, value))
        parent = areas.get(area).parent_code
        if parent is not None:
            by_area[parent, by, value].append((area, by, value))
    for whole, cells in by_value.items():
        parts: dict[str, list[Cell]] = defaultdict(list)
        for cell in cells:
            parts[cell[1]].append(cell)
        yield from (Sum(whole, tuple(sorted(each))) for each in parts.values())
    yield from (Sum(whole, tuple(sorted(cells))) for whole, cells in by_area.items())
