"""Whatever the registers hold: children add up to their parent, values to the whole, and nobody is counted twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from semesta.coverage.persons.values import DIMENSIONS
from tests.coverage.persons.world import (
    ANCOL,
    BEKASI,
    CIDENG,
    GAMBIR,
    World,
    counted,
    employer,
    member,
    nik_of,
    worker,
)

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from tests.coverage.persons.world import Found

BORN = [date(1990, 3, 12), date(1990, 12, 3)]
DAYS = [*BORN, date(1970, 1, 1), date(2012, 5, 25), None]
NAMES = ["SRI", "SRI AINI", "AINI SRI", "DR. BUDI", "BUDI", "-"]
VILLAGES = [GAMBIR, CIDENG, ANCOL, BEKASI]
NIKS = [nik_of(day, serial) for day in BORN for serial in (1, 2)] + [None, None]
IDENTITY = {
    "nik": st.sampled_from(NIKS),
    "name": st.sampled_from(NAMES),
    "birth_date": st.sampled_from(DAYS),
    "sex": st.sampled_from(["male", "female", None]),
}
WORKER = st.fixed_dictionaries(
    {
        **IDENTITY,
        "village_code": st.sampled_from(VILLAGES[:3]),
        "formality": st.sampled_from(["formal", "informal", None]),
        "kbli_section": st.sampled_from(["A", "U", "V", None]),
        "public_servant": st.sampled_from(["yes", "no", None]),
        "vital_status": st.sampled_from(["alive", "alive", "alive", "deceased", "moved", None]),
    }
)
MEMBER = st.fixed_dictionaries(
    {
        **IDENTITY,
        "village_code": st.sampled_from([*VILLAGES, None]),
        "segment": st.sampled_from(["PU", "BPU", "PMI", "JAKON"]),
        "npp": st.sampled_from(["N1", "N2", "N3", None]),
        "wage": st.sampled_from([None, 0, 5_000_000]),
        "status": st.sampled_from(["active", "inactive", None]),
    }
)
LEVELS = {"nation": 0, "province": 2, "regency": 5, "district": 8, "village": 13}
SUMS = ("participants", "participants_low", "participants_high", "workers", "unlinked")


@settings(
    max_examples=6,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # each example takes a second: there is no time to shrink one
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    workers=st.lists(WORKER, min_size=5, max_size=40),
    members=st.lists(MEMBER, min_size=5, max_size=40),
    numerator=st.sampled_from(["all", "matched"]),
)
def test_additive(
    con: Backend, scratch: Path, workers: list[dict[str, Any]], members: list[dict[str, Any]], numerator: str
) -> None:
    world = World(
        [worker(number, **line) for number, line in enumerate(workers)],
        [member(number, **line) for number, line in enumerate(members)],
        [employer("N1", "31.71"), employer("N2", "32")],
        rules={"numerator": numerator},
    )
    found = counted(con, scratch, world)
    children_add_up(found)
    values_add_up(found)
    bounds_hold(found)
    eligible = [line for line in world.workers if world_counts(line)]
    active = [line for line in world.members if line["status"] != "inactive"]
    for (basis, _, by, _), row in found.items():
        if basis == "residence" and not by:
            assert row["workers_high"] <= len(eligible)
            assert row["participants_high"] <= len(active)


def world_counts(line: dict[str, Any]) -> bool:
    return line["vital_status"] in {"alive", None} and line["public_servant"] != "yes"


def children_add_up(found: Found) -> None:
    for (basis, code, by, value), row in found.items():
        levels = [
            level for level in LEVELS if basis == "residence" or level in {"nation", "province", "regency"}
        ]
        place = levels.index(row["level"])
        if place + 1 == len(levels):
            continue
        width, own = LEVELS[levels[place + 1]], "" if code == "ID" else code
        below = [
            other
            for (a, b, c, d), other in found.items()
            if (a, c, d) == (basis, by, value) and len(b) == width and b != "ID" and b.startswith(own)
        ]
        for name in (*SUMS, *(("workers_low", "workers_high") if not by else ())):
            # An area that has nobody is told nowhere; its doubts are told above it.
            is_doubt = name in {"participants_high", "workers_high", "participants_low"}
            sums = sum(other[name] or 0 for other in below)
            if by == "segment" and name == "workers":
                assert sums <= (row[name] or 0)
            elif is_doubt or (basis == "workplace" and row["level"] == "province"):
                assert sums <= (row[name] or 0) or name == "participants_low"
            else:
                assert sums == (row[name] or 0), (name, code, by, value)


def values_add_up(found: Found) -> None:
    for (basis, code, by, _), row in found.items():
        if by:
            continue
        for dimension in DIMENSIONS:
            values = [r for (a, b, c, _), r in found.items() if (a, b, c) == (basis, code, dimension)]
            assert sum(r["participants"] for r in values) == row["participants"]
            assert sum(r["unlinked"] for r in values) == row["unlinked"]
            if dimension != "segment" and basis == "residence":
                assert sum(r["workers"] for r in values) == row["workers"]


def bounds_hold(found: Found) -> None:
    for row in found.values():
        assert 0 <= row["participants_low"] <= row["participants"] <= row["participants_high"]
        if row["workers_low"] is not None:
            assert 0 <= row["workers_low"] <= row["workers"] <= row["workers_high"]
