"""Everything that is true of one chunk's people, before any office writes it down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.synth.crowd import gather
from semesta.synth.memberships import enrol
from semesta.synth.people import make_people
from semesta.synth.placing import place_members
from semesta.synth.worklife import give_work

if TYPE_CHECKING:
    from semesta.registers.period import Period
    from semesta.synth.book import Book
    from semesta.synth.census import Census
    from semesta.synth.memberships import Memberships
    from semesta.synth.people import People
    from semesta.synth.plan import Chunk
    from semesta.synth.vacancies import Vacancies
    from semesta.synth.vectors import Ints
    from semesta.synth.worklife import WorkLife


@dataclass(frozen=True)
class Stage:
    """What all chunks of a run share."""

    seed: int
    period: Period
    census: Census
    book: Book
    vacancies: Vacancies


@dataclass(frozen=True)
class Scene:
    """The people of a chunk, their memberships, the employer of each (place in the book, -1: none), their work."""

    chunk: Chunk
    seed: int
    period: Period
    book: Book
    people: People
    members: Memberships
    employer: Ints
    work: WorkLife


def set_scene(chunk: Chunk, stage: Stage) -> Scene:
    """The scene of a chunk; chunks come in their order, since each takes the next vacancies."""
    seed, book, census = stage.seed, stage.book, stage.census
    crowd = gather(chunk, seed)
    issued = (census.before(chunk.number), census.of_district)
    people = make_people(chunk, crowd, seed, stage.period, issued)
    members = enrol(chunk, crowd, seed)
    employer = place_members(chunk, members, stage.vacancies, seed)
    work = give_work(chunk, people, members, book, employer, seed=seed)
    return Scene(chunk, seed, stage.period, book, people, members, employer, work)
