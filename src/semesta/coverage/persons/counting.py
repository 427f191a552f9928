"""From the registers of one month to the cube, step by step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.covered import covered_persons, offices, place_code
from semesta.coverage.persons.cube import Counted, cube_of
from semesta.coverage.persons.doubts import doubts_by_village
from semesta.coverage.persons.levels import WIDTHS
from semesta.coverage.persons.links import numbered_by, with_errors
from semesta.coverage.persons.margins import WORKER_DIMENSIONS, margins
from semesta.coverage.persons.numbering import numbered
from semesta.coverage.persons.people import (
    eligible_workers,
    linked_people,
    placed,
    unlinked_people,
    working_people,
)
from semesta.coverage.persons.registers import active_members, worker_records
from semesta.coverage.persons.tally import Tally, total

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.links import Links
    from semesta.coverage.persons.numbering import Numbered
    from semesta.coverage.persons.scope import Scope
    from semesta.coverage.persons.steps import Steps
    from semesta.coverage.persons.survey import Survey


WORKER_DOUBTS = ("doubles", "fewer")
"""Doubts about rows of the workers register."""


@dataclass(frozen=True)
class Registers:
    """The registers of persons of one month, as stored."""

    participants: ir.Table
    workers: ir.Table
    employers: ir.Table


def number_people(steps: Steps, registers: Registers, scope: Scope, links: Links | None = None) -> Numbered:
    """Who is who: both registers with a number for each person, by a link run where there is one (else see ``numbered``)."""
    workers = worker_records(registers.workers)
    members = active_members(registers.participants, scope)
    if links is None:
        return numbered(steps, workers, members)
    from semesta.coverage.persons.effects import effects, open_by_village

    found = numbered_by(steps, links, workers, members)
    moved = effects(steps, links, workers, members, scope)
    return replace(found, open_doubts=steps.keep("open_doubts", with_errors(open_by_village(moved), links)))


def count_people(
    steps: Steps, people: Numbered, employers: ir.Table, scope: Scope, survey: Survey | None = None
) -> tuple[ir.Table, Tally]:
    """The cube of both bases (``cube.COLUMNS``), and who is in no area.

    Args:
        steps: where the steps are kept.
        people: from ``number_people``.
        employers: as stored, of the month.
        scope: the definition and the month.
        survey: what a definition asks for that does not count the workers register.
    """
    covered = covered_persons(people.members, steps.keep("offices", offices(employers)))
    beside = steps.keep("placed", placed(people.workers, covered, scope), is_long=True)
    linked = linked_people(beside)
    unlinked = None
    if not steps.is_empty(beside.filter(~beside.in_register)):
        unlinked = steps.keep("unlinked", unlinked_people(beside, people.members, scope), is_long=True)
    workers = _workers(steps, people, scope, survey)
    homes, tally = None, Tally()
    if unlinked is not None:
        everywhere = steps.keep("homes_of_unlinked", by_village(unlinked))
        homes = (
            everywhere
            if workers is None
            else steps.keep("unlinked_by_village", in_territory(everywhere, workers))
        )
        known, inside = total(steps, everywhere), total(steps, homes)
        tally = Tally(outside=known - inside, nowhere=total(steps, unlinked.mutate(people=1)) - known)
    residence = Counted(
        linked=steps.keep("linked_by_village", by_village(linked)),
        unlinked=homes,
        workers=workers,
        doubts=_doubts(steps, people, beside, scope, workers),
    )
    workplace = Counted(
        linked=steps.keep("linked_by_workplace", by_workplace(working_people(beside))),
        unlinked=None if unlinked is None else steps.keep("unlinked_by_workplace", by_workplace(unlinked)),
        workers=None,
    )
    at_home = cube_of(steps, residence, "residence", "village")
    return at_home.union(cube_of(steps, workplace, "workplace", "regency")), tally


def _doubts(
    steps: Steps, people: Numbered, beside: ir.Table, scope: Scope, workers: ir.Table | None
) -> ir.Table | None:
    """The doubts by village, None where nobody is doubted; rows of the workers register only where they are counted."""
    if people.open_doubts is not None:
        doubts = people.open_doubts
    elif steps.is_empty(people.doubtful) and steps.is_empty(people.doubles):
        return None
    else:
        doubts = doubts_by_village(people, beside, scope)
    if workers is not None:
        doubts = in_territory(doubts, workers)
    if scope.definition.denominator != "register":
        nought = ibis.literal(0).cast("int64")
        doubts = doubts.mutate(**{name: nought for name in WORKER_DOUBTS if name in doubts.columns})
    return steps.keep("doubts_by_village", doubts)


def by_village(people: ir.Table) -> ir.Table:
    """Covered people by the village where they live: ``place`` and the columns of ``margins`` with ``several``."""
    known = people.filter(people.village_code.notnull())
    return margins(known.mutate(place=known.village_code), ["place"], marks=["several"])


def by_workplace(people: ir.Table) -> ir.Table:
    """Covered people by the regency where their primary membership is registered; those of no known place left out."""
    counted = margins(people.mutate(place=people.workplace), ["place"], marks=["several"])
    named = counted.mutate(place=place_code(counted.place))
    return named.filter(named.place.notnull())


def workers_by_village(workers: ir.Table) -> ir.Table:
    """Eligible workers by village: ``place``, the columns of ``margins``, ``low`` and ``high``.

    ``low`` leaves out those who may be somebody else's second row.

    Args:
        workers: from ``eligible_workers``.
    """
    rows = workers.mutate(place=workers.village_code, unsure=~workers.is_sure)
    counted = margins(rows, ["place"], WORKER_DIMENSIONS, ["unsure"])
    return counted.mutate(low=counted.people - counted.unsure, high=counted.people).drop("unsure")


def in_territory(counted: ir.Table, workers: ir.Table) -> ir.Table:
    """Only the villages of regencies of which there is a workers register: others have nobody to compare with."""
    width = WIDTHS["regency"]
    territory = workers.select(regency=workers.place.left(width)).distinct()
    inside = counted.mutate(regency=counted.place.left(width)).semi_join(territory, "regency")
    return inside.drop("regency")


def _workers(steps: Steps, people: Numbered, scope: Scope, survey: Survey | None) -> ir.Table | None:
    """The workers by village as the definition wants them; None where published counts stand for them."""
    workers = eligible_workers(people.workers, scope)
    match scope.definition.denominator:
        case "register":
            return steps.keep("workers_by_village", workers_by_village(workers))
        case "raked":
            from semesta.coverage.persons.raked_workers import raked_workers, workers_by_formality

            assert survey is not None  # noqa: S101 - whoever asks for a raked register brings the survey
            return raked_workers(
                steps, steps.keep("workers_by_formality", workers_by_formality(workers)), survey
            )
        case "counts":
            return None
