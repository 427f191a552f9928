"""Covered people with what the workers register, or else their membership, says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.covered import segment_of, workplace_of
from semesta.coverage.persons.values import FORMAL_SEGMENTS, INFORMAL_SEGMENTS, SEGMENTS, coded

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.scope import Scope

CODED = ("segment", "sex", "age_band", "formality", "kbli_section")
"""The place of a person's value of each dimension in ``VALUES``, NULL when it is not known."""


def placed(workers: ir.Table, covered: ir.Table, scope: Scope) -> ir.Table:
    """Covered people beside their row of the workers register.

    Columns: ``person, village_code`` (text), ``workplace`` (place number), ``CODED``, ``several`` (more than one
    membership), ``in_register``, ``is_eligible`` and ``is_working``; what the register tells is NULL outside it.

    Args:
        workers: from ``numbered``: person (once), birth_date, sex, village_code, formality, kbli_section,
            vital_status, public_servant.
        covered: person, first, memberships, from ``covered_persons``.
        scope: whom the definition counts.
    """
    rows = workers.select(
        "village_code",
        known="person",
        is_eligible=scope.is_eligible(workers),
        is_working=scope.is_working(workers),
        **coded(workers, scope.day),
    )
    joined = rows.right_join(covered, rows.known == covered.person)
    return joined.select(
        "person",
        "village_code",
        "sex",
        "age_band",
        "formality",
        "kbli_section",
        "is_eligible",
        "is_working",
        in_register=joined.known.notnull(),
        workplace=workplace_of(joined["first"]),
        segment=segment_of(joined["first"]),
        several=joined.memberships > 1,
    )


def linked_people(beside: ir.Table) -> ir.Table:
    """The covered people of the workers register who are eligible: ``village_code, workplace, several, CODED``.

    Args:
        beside: from ``placed``.
    """
    return _told(beside, beside.is_eligible)


def working_people(beside: ir.Table) -> ir.Table:
    """The same and those who moved away: they live elsewhere, and are registered where they were."""
    return _told(beside, beside.is_working)


def _told(beside: ir.Table, counts: ir.BooleanValue) -> ir.Table:
    found = beside.filter(beside.in_register & counts)
    return found.select("village_code", "workplace", "several", *CODED)


def unlinked_people(beside: ir.Table, members: ir.Table, scope: Scope) -> ir.Table:
    """The covered people who are not in the workers register, as their membership knows them (columns as above).

    Formality follows from the segment; the line of business is not known.

    Args:
        beside: from ``placed``.
        members: person, record, village_code, sex, birth_date; active memberships.
        scope: whom the definition counts.
    """
    alone = beside.filter(~beside.in_register).select("person", "workplace", "segment", "several")
    theirs = members.semi_join(alone, "person")
    own = theirs.group_by("person").agg(
        village_code=theirs.village_code.min(), sex=theirs.sex.min(), birth_date=theirs.birth_date.min()
    )
    joined = alone.join(own, "person")
    joined = joined.filter(scope.is_of_age(joined.birth_date))
    formal = joined.segment.isin([SEGMENTS.index(name) for name in FORMAL_SEGMENTS])
    informal = joined.segment.isin([SEGMENTS.index(name) for name in INFORMAL_SEGMENTS])
    told = joined.mutate(
        formality=ibis.cases((formal, "formal"), (informal, "informal"), else_=ibis.null("string")),
        kbli_section=ibis.null("string"),
    )
    return told.select("village_code", "workplace", "several", "segment", **coded(told, scope.day))


def eligible_workers(workers: ir.Table, scope: Scope) -> ir.Table:
    """The workers to be covered: ``village_code, is_sure`` and ``CODED`` but the segment, one row for each person.

    Args:
        workers: from ``numbered``.
        scope: whom the definition counts.
    """
    chosen = workers.filter(scope.is_eligible(workers))
    return chosen.select("village_code", "is_sure", **coded(chosen, scope.day))
