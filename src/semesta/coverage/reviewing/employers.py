"""What an undecided pair of employers would move: the declared workers of a business that membership may know already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.effects import COLUMNS, PAIR, open_pairs

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.links import Links
    from semesta.coverage.persons.steps import Steps


def employer_effects(steps: Steps, links: Links, employers: ir.Table, licences: ir.Table) -> ir.Table:
    """``effects.COLUMNS`` of every undecided pair of employers: ``workers`` are those that its second business declares.

    A licence that belongs to a registered employer has its workers registered; parted from it, they are of a business that
    is not. Two entries of one register are one business whose workers were counted twice.

    Args:
        steps: where the steps are kept.
        links: the link run of employers.
        employers: npp, area_code, declared_workers, as stored, of the month.
        licences: nib, area_code, declared_workers.
    """
    rows = employers.select(
        id=ibis.literal("employers:").concat(employers.npp), place="area_code", people="declared_workers"
    ).union(
        licences.select(
            id=ibis.literal("licences:").concat(licences.nib), place="area_code", people="declared_workers"
        )
    )
    rows = rows.group_by("id").agg(place=rows.place.min(), people=rows.people.max())
    pairs = steps.keep("open_pairs", open_pairs(links))
    right = rows.select(right_id="id", place="place", people="people")
    found = pairs.join(right, "right_id")
    people = found.people.fill_null(0).cast("int64")
    nought = ibis.literal(0).cast("int64")
    return found.select(
        *PAIR,
        "is_joined",
        holder="right_id",
        place="place",
        linked=nought,
        unlinked=nought,
        workers=found.is_joined.ifelse(people, -people),
    ).select(*COLUMNS)
