"""The queue of somebody's own area, and one pair of it: what the engine knows, under numbers that the site gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from semesta.coverage.reviewing import decisions, progress, queue, waiting
from semesta.errors import SemestaError
from semesta.web.office import office
from semesta.web.people.scope import within
from semesta.web.review.models import Pair

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from semesta.coverage.reviewing import Progress, Waiting
    from semesta.identity.decisions import Decision
    from semesta.web.people.models import Person

Entity = Literal["person", "employer"]
ENTITIES: tuple[Entity, ...] = ("person", "employer")
PAGE = 20
NOTHING_LINKED, GONE = "E-IDENTITY-022", "E-IDENTITY-024"


@dataclass(frozen=True)
class Waits:
    """A pair of the queue and its number."""

    pair: Pair
    found: Waiting


def page_of(person: Person, entity: Entity, after: Pair | None = None, size: int = PAGE) -> list[Waits]:
    """The next pairs of a person's area, the ones that move its coverage most first; none before anything was linked.

    Raises:
        SemestaError: as ``semesta.coverage.reviewing.queue``.
    """
    place = None if after is None else (after.left, after.right)
    try:
        found = queue(office(), entity, area=person.area_code, limit=size, after=place)
    except SemestaError as error:
        if error.problems[0].code == NOTHING_LINKED:
            return []
        raise
    return _numbered(found, entity)


def progress_of(person: Person, entity: Entity) -> Progress | None:
    """How far the queue of a person's area is; None before anything was linked."""
    try:
        return progress(office(), entity, person.area_code)
    except SemestaError as error:
        if error.problems[0].code == NOTHING_LINKED:
            return None
        raise


def pairs_of(person: Person) -> QuerySet[Pair]:
    """The pairs whose figures are in a person's area."""
    return within(Pair.objects.all(), person.area_code)


def found_of(pair: Pair) -> Waiting | None:
    """What is known of a pair; None when a later run no longer asks about it."""
    try:
        return waiting(office(), pair.left, pair.right, cast("Entity", pair.entity))
    except SemestaError as error:
        if error.problems[0].code in {GONE, NOTHING_LINKED}:
            return None
        raise


def decided_of(pair: Pair) -> list[Decision]:
    """What was decided about a pair, the newest first."""
    own = {pair.left, pair.right}
    every = decisions(office(), cast("Entity", pair.entity))
    return [each for each in reversed(every) if {each.left, each.right} == own]


def _numbered(found: list[Waiting], entity: Entity) -> list[Waits]:
    """The pairs with the numbers of the site; new ones get theirs now."""
    made = [
        Pair(entity=entity, left=each.left.id, right=each.right.id, area_code=each.area_code or "")
        for each in found
    ]
    Pair.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["entity", "left", "right"], update_fields=["area_code"]
    )
    known = Pair.objects.filter(entity=entity, left__in=[each.left for each in made])
    numbers = {(each.left, each.right): each for each in known}
    return [Waits(numbers[each.left.id, each.right.id], each) for each in found]
