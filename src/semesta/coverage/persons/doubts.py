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

    ``doubted``: people counted as covered whose only membership, or one of them, may be somebody else's. ``maybe``: members
    who live there and may be people of their own. ``doubles``: rows of the workers register that were left out as a second
    row and may be a person's only one. Only villages of regencies of which there are workers: others are not counted.

    Args:
        people: from ``number_people``.
        beside: from ``placed``.
        scope: whom the definition counts.
    """
    found = beside.filter(beside.in_register & beside.is_eligible).semi_join(people.doubtful, "person")
    eligible = people.doubles.filter(scope.is_eligible(people.doubles))
    parts = [
        _counted(found, "doubted"),
        _counted(people.doubtful, "maybe"),
        _counted(eligible, "doubles"),
    ]
    return parts[0].union(*parts[1:])


def _counted(rows: ir.Table, kind: str) -> ir.Table:
    known = rows.filter(rows.village_code.notnull())
    counted = known.group_by("village_code").agg(people=ibis._.count())
    nought = ibis.literal(0).cast("int64")
    numbers = {name: counted.people if name == kind else nought for name in COLUMNS}
    return counted.select(place="village_code", **numbers)
