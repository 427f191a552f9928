"""The true coverage of every area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from semesta import areas
from semesta.synth import groups
from semesta.synth.arrow import blank, numbers, texts
from semesta.synth.places import places

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.synth.plan import Plan
    from semesta.synth.tally import Tally
    from semesta.synth.vectors import Ints

RESIDENCE, WORKPLACE = "residence", "workplace"


def residents(plan: Plan) -> Ints:
    """People by village of the nation (row) and group (column); members outside are left out."""
    counts = np.zeros((len(places().villages.codes), groups.NUMBER), dtype=np.int64)
    for chunk in plan.chunks:
        if not chunk.is_outside:
            counts[chunk.villages] += chunk.counts
    return counts


def coverage_rows(plan: Plan, tally: Tally) -> dict[str, pa.Array]:
    """``area_code``, ``level``, ``basis``, ``participants``, ``workers`` for the nation and all areas of the provinces.

    Residence: distinct people, alive, resident, eligible, with an active membership; and eligible workers. Workplace,
    down to the regency: distinct people, alive and no public servants, with an active membership, each once by the area
    of the employer of the primary membership, or where they live when it has none; no workers. The nation holds only
    what the run wrote.
    """
    counts = residents(plan)
    covered, eligible = counts[:, groups.COVERED].sum(axis=1), counts[:, groups.ELIGIBLE].sum(axis=1)
    provinces = {aim.province for aim in plan.aims}
    rows: list[tuple[str, str, str, int, int]] = []
    for level, codes, index in _levels():
        inside = [place for place, code in enumerate(codes) if code == areas.NATION or code[:2] in provinces]
        sums = [
            np.bincount(index, weights=each, minlength=len(codes)).astype(np.int64)
            for each in (covered, eligible)
        ]
        rows += [
            (codes[place], level, RESIDENCE, int(sums[0][place]), int(sums[1][place])) for place in inside
        ]
    known = places()
    work = {"nation": np.array([tally.people]), "province": tally.by_province, "regency": tally.by_regency}
    names = {"nation": (areas.NATION,), "province": known.provinces.codes, "regency": known.regencies.codes}
    for level, people in work.items():
        for code, count in zip(names[level], people.tolist(), strict=True):
            if code == areas.NATION or code[:2] in provinces:
                rows.append((code, level, WORKPLACE, count, -1))
    columns = list(zip(*rows, strict=True))
    workers = np.array(columns[4], dtype=np.int64)
    return {
        "area_code": texts(columns[0]), "level": texts(columns[1]), "basis": texts(columns[2]),
        "participants": numbers(np.array(columns[3], dtype=np.int64)), "workers": blank(numbers(workers), workers < 0),
    }  # fmt: skip


def _levels() -> list[tuple[str, tuple[str, ...], Ints]]:
    """Each level, its codes, and the place of each village's area of that level."""
    known = places()
    count = len(known.villages.codes)
    return [
        ("nation", (areas.NATION,), np.zeros(count, dtype=np.int64)),
        ("province", known.provinces.codes, known.province),
        ("regency", known.regencies.codes, known.regency),
        ("district", known.districts.codes, known.district),
        ("village", known.villages.codes, np.arange(count)),
    ]
