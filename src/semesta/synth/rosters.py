"""The rows of the roster of proposed vulnerable workers, each with the verdict that a good check comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.synth.arrow import choose, numbers, padded
from semesta.synth.calendar_texts import write_days
from semesta.synth.dirt import rates_of_rows
from semesta.synth.nik_dirt import lose_digit, write_niks
from semesta.synth.places import write_villages
from semesta.synth.proposals import INVALID_NIK, propose, verdicts
from semesta.synth.smudging import smudge
from semesta.synth.streams import stream
from semesta.synth.worklife import write_occupations

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.synth.scene import Scene
    from semesta.synth.vectors import Flags, Ints

SEXES: Final = ("L", "P")
FUNDERS: Final = ("APBD", "CSR")
DIGITS: Final = 7
LOWER_DECILES: Final = 5
WAYS: Final = ("nik_missing", "nik_placeholder", "nik_mistyped")


@dataclass(frozen=True)
class RosterRows:
    """Columns by name in the register, the key and the person (place in the chunk) of each row, its verdict and dirt."""

    columns: dict[str, pa.Array]
    record: pa.Array
    person: Ints
    verdict: pa.Array
    hits: dict[str, Flags]


def roster_rows(scene: Scene, first: int) -> RosterRows:
    """The proposals for a scene's people, numbered on from ``first``; each has one thing wrong at most."""
    import pyarrow.compute as pc

    draw = stream(scene.seed, "rosters", scene.chunk.number)
    people, work = scene.people, scene.work
    rows = propose(scene, draw)
    person = rows.person
    record = padded(first + np.arange(len(person)), DIGITS, "R")
    identity = smudge(people, person, rates_of_rows("rosters"), draw)
    nik, hits = _spoil(people.nik[person], rows.verdict == verdicts().index(INVALID_NIK), draw)
    columns = {
        "roster_id": record,
        "nik": nik,
        "name": pc.utf8_title(identity.name),
        "birth_date": write_days(identity.born),
        "sex": choose(SEXES, people.female[person]),
        "village_code": write_villages(people.village[person]),
        "occupation": write_occupations(
            work.section[person], people.formal[person] & False, work.chance[person]
        ),
        "decile": numbers(np.minimum(people.decile[person], 1 + people.number[person] % LOWER_DECILES)),
        "funder": choose(FUNDERS, rows.funder),
    }
    return RosterRows(columns, record, person, choose(verdicts(), rows.verdict), identity.hits | hits)


def _spoil(nik: Ints, invalid: Flags, draw: np.random.Generator) -> tuple[pa.Array, dict[str, Flags]]:
    """NIK as text: where invalid, a third each missing, a placeholder, a digit short."""
    way = np.where(invalid, draw.integers(0, len(WAYS), len(nik)), -1)
    hits = {kind: way == place for place, kind in enumerate(WAYS)}
    new = np.where(hits["nik_mistyped"], lose_digit(nik, draw.integers(0, 15, len(nik))), nik)
    return write_niks(new, hits["nik_missing"], hits["nik_placeholder"], draw), hits
