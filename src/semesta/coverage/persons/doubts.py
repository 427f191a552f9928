"""What the numbering doubts, by village: how far the truth may lie from the figures for want of better evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.numbering import Numbered
    from semesta.coverage.persons.scope import Scope

COLUMNS = ("doubted", "maybe", "doubles")


def doubts_by_village(people: Numbered, beside: ir.Table, scope: Scope) -> ir.Table:
    """Doubts by village: ``place`` and ``COLUMNS``; a village may come several times.

    ``doubted``: people counted as covered of whom every membership may be somebody else's. ``maybe``: memberships of people
    who live there and may be people of their own, beside one who is covered in any case. ``doubles``: rows of the workers
    register that were left out as a second row and may be a person's only one.

    Args:
        people: from ``number_people``.
        beside: from ``placed``.
        scope: whom the definition counts.
    """
    doubtful = people.doubtful
    surely = people.members.semi_join(doubtful, "person").anti_join(doubtful, "record")
    surely = surely.select("person").distinct()
    found = beside.filter(beside.in_register & beside.is_eligible).semi_join(doubtful, "person")
    found = found.select("person", "village_code")
    eligible = people.doubles.filter(scope.is_eligible(people.doubles))
    parts = [
        _counted(found.anti_join(surely, "person"), "doubted"),
        _counted(_of_their_own(doubtful, found, surely), "maybe"),
        _counted(eligible, "doubles"),
    ]
    return parts[0].union(*parts[1:])


def _of_their_own(doubtful: ir.Table, found: ir.Table, surely: ir.Table) -> ir.Table:
    """Doubtful memberships that would be one covered person more, were they another's: ``record, village_code``.

    The only membership of a person would be no more, only another one.
    """
    homes = found.select("person", home="village_code")
    covered = surely.mutate(is_covered=ibis.literal(True))
    joined = doubtful.left_join(homes, "person").drop("person_right")
    joined = joined.left_join(covered, "person").drop("person_right")
    place = ibis.row_number().over(ibis.window(group_by="person", order_by="record"))
    ranked = joined.mutate(place=place)
    is_same = (ranked.home == ranked.village_code).fill_null(False)
    is_one_more = ranked.is_covered.fill_null(False) | ~is_same | (ranked.place > 0)
    return ranked.filter(is_one_more).select("record", "village_code")


def _counted(rows: ir.Table, kind: str) -> ir.Table:
    known = rows.filter(rows.village_code.notnull())
    counted = known.group_by("village_code").agg(people=ibis._.count())
    nought = ibis.literal(0).cast("int64")
    numbers = {name: counted.people if name == kind else nought for name in COLUMNS}
    return counted.select(place="village_code", **numbers)
