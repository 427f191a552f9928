"""What an answer does to the interval of an area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta.coverage.persons.effects import open_by_village
from semesta.coverage.reviewing.moving import moving
from semesta.coverage.reviewing.published import run_of
from semesta.coverage.reviewing.queue import last_run
from semesta.coverage.runs.results import Results
from semesta.definition import DEFAULT_NAME
from semesta.engine import connect, read_parquet, records

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

    from semesta.coverage.reviewing.shape import Waiting
    from semesta.workspace import Workspace

DOUBTS = ("doubted", "maybe", "fewer", "doubles")
MOVES = ("linked", "unlinked", "workers")
NATION = "ID"


@dataclass(frozen=True)
class Interval:
    """Coverage of an area with its bounds (ratios; None without workers)."""

    participants: int
    workers: int
    coverage: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Effect:
    """The interval of an area as it is, and after either answer."""

    area_code: str
    now: Interval
    merged: Interval
    unmerged: Interval


def interval_effect(
    workspace: Workspace, pair: Waiting, area: str | None = None, definition: str = DEFAULT_NAME
) -> Effect | None:
    """What either answer to a pair of persons does to the interval of an area (the pair's own, unless one is given).

    None where no coverage run was counted through the last link run, where the area has no row in it, and for pairs that
    move no area.

    Raises:
        SemestaError: E-IDENTITY-022, nothing was linked yet; E-WORKSPACE-006.
    """
    code = area or pair.area_code
    link = last_run(workspace, "person")
    run = run_of(workspace, link, definition)
    if code is None or run is None or pair.left.register in {"employers", "licences"}:
        return None
    file = moving(workspace, link, "person")
    with workspace.scratch() as scratch:
        con = connect(scratch, workspace.settings.memory_limit)
        try:
            rows = Results(workspace).read(con, run.run)
            own = rows.filter((rows.area_code == code) & (rows.basis == "residence") & (rows.by == ""))
            found = records(con, own)
            if not found or found[0]["workers"] is None:
                return None
            moved = _within(read_parquet(con, [file]), code)
            is_it = (moved.left_id == pair.left.id) & (moved.right_id == pair.right.id)
            doubts, others = _sums(con, moved), _sums(con, moved.filter(~is_it))
            removed = {name: doubts[name] - others[name] for name in DOUBTS}
            change = _total(con, moved.filter(is_it), MOVES)
        finally:
            con.disconnect()
    now = found[0]
    same = _interval(_stays(now, removed))
    other = _interval(_turns(now, removed, change, run.rules["numerator"]))
    merged, unmerged = (same, other) if pair.is_joined else (other, same)
    return Effect(code, _interval(now), merged, unmerged)


def _stays(now: Mapping[str, Any], removed: Mapping[str, int]) -> dict[str, int]:
    """The figures when the present answer is confirmed: what the pair put in doubt is sure."""
    return {
        "participants": now["participants"],
        "participants_low": now["participants_low"] + removed["doubted"],
        "participants_high": now["participants_high"] - removed["maybe"],
        "workers": now["workers"],
        "workers_low": now["workers_low"] + removed["fewer"],
        "workers_high": now["workers_high"] - removed["doubles"],
    }


def _turns(
    now: Mapping[str, Any], removed: Mapping[str, int], change: Mapping[str, int], numerator: str
) -> dict[str, int]:
    """The figures when the other answer is given."""
    linked, covered = change["linked"], change["linked"] + change["unlinked"]
    stays = _stays(now, removed)
    return {
        "participants": now["participants"] + (covered if numerator == "all" else linked),
        "participants_low": stays["participants_low"] + linked,
        "participants_high": stays["participants_high"] + covered,
        "workers": now["workers"] + change["workers"],
        "workers_low": stays["workers_low"] + change["workers"],
        "workers_high": stays["workers_high"] + change["workers"],
    }


def _interval(row: Mapping[str, Any]) -> Interval:
    def ratio(people: str, workers: str) -> float | None:
        return row[people] / row[workers] if row[workers] else None

    return Interval(
        participants=row["participants"],
        workers=row["workers"],
        coverage=ratio("participants", "workers"),
        low=ratio("participants_low", "workers_high"),
        high=ratio("participants_high", "workers_low"),
    )


def _within(moved: ir.Table, code: str) -> ir.Table:
    if code == NATION:
        return moved
    return moved.filter((moved.place == code) | moved.place.startswith(f"{code}."))


def _sums(con: Backend, moved: ir.Table) -> dict[str, int]:
    return _total(con, open_by_village(moved), DOUBTS)


def _total(con: Backend, table: ir.Table, names: tuple[str, ...]) -> dict[str, int]:
    found = records(con, table.agg(**{name: table[name].sum() for name in names}))[0]
    return {name: int(found[name] or 0) for name in names}
