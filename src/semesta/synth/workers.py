"""The rows of the workers register: everybody who works in the province, and some who do so no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.synth import groups
from semesta.synth.arrow import choose, numbers, padded
from semesta.synth.calendar_texts import write_days
from semesta.synth.dirt import rates_of_rows
from semesta.synth.places import write_villages
from semesta.synth.smudging import smudge
from semesta.synth.streams import stream
from semesta.synth.worklife import write_occupations, write_sections

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.synth.scene import Scene
    from semesta.synth.vectors import Flags, Ints

SEXES: Final = ("LAKI-LAKI", "PEREMPUAN")
FORMALITIES: Final = ("INFORMAL", "FORMAL")
ANSWERS: Final = ("TIDAK", "YA")
VITAL: Final = ("HIDUP", "MENINGGAL", "PINDAH")
DIGITS: Final = 9


@dataclass(frozen=True)
class WorkerRows:
    """Columns by name in the register, the key and the person (place in the chunk) of each row, its dirt by kind."""

    columns: dict[str, pa.Array]
    record: pa.Array
    person: Ints
    hits: dict[str, Flags]


def worker_rows(scene: Scene, first: int) -> WorkerRows:
    """The rows of a scene's residents by village, some of them twice; numbered on from ``first``."""
    draw = stream(scene.seed, "workers", scene.chunk.number)
    people, work = scene.people, scene.work
    person, again = _listed(scene, draw)
    identity = smudge(people, person, rates_of_rows("workers"), draw)
    group, formal = people.group[person], people.formal[person]
    record = padded(first + np.arange(len(person)), DIGITS, "W")
    columns = {
        "worker_id": record,
        "nik": identity.nik,
        "name": identity.name,
        "birth_date": write_days(identity.born, "-"),
        "sex": choose(SEXES, people.female[person]),
        "village_code": write_villages(people.village[person]),
        "formality": choose(FORMALITIES, formal),
        "occupation": write_occupations(work.section[person], formal, work.chance[person]),
        "kbli_section": write_sections(work.section[person]),
        "public_servant": choose(ANSWERS, group == groups.PUBLIC),
        "decile": numbers(people.decile[person]),
        "vital_status": choose(
            VITAL, np.select([group == groups.DECEASED, group == groups.MOVED], [1, 2], 0)
        ),
    }
    hits = identity.hits | {
        "duplicate": again,
        "person_deceased": group == groups.DECEASED,
        "person_moved": group == groups.MOVED,
    }
    return WorkerRows(columns, record, person, hits)


def _listed(scene: Scene, draw: np.random.Generator) -> tuple[Ints, Flags]:
    """The person of each row by village, and whether it is the person's second row."""
    people = scene.people
    residents = np.flatnonzero(people.group != groups.OUTSIDE)
    eligible = np.flatnonzero(np.isin(people.group, groups.ELIGIBLE))
    twice = draw.choice(eligible, scene.chunk.quotas.worker_duplicates, replace=False)
    person = np.concatenate([residents, twice])
    again = np.arange(len(person)) >= len(residents)
    order = np.lexsort((draw.random(len(person)), people.village[person]))
    return person[order], again[order]
