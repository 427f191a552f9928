"""Who is who as ``semesta link`` found it: the person of each record, and what of it is still open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.figures import THOUSANDTHS
from semesta.coverage.persons.numbering import Numbered
from semesta.coverage.persons.numbering_workers import rank_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.steps import Steps

DOUBTS = ("doubted", "maybe", "fewer", "doubles", "wrong", "missed")
LOST = {"workers": 1, "participants": 2}
"""What tells records of two registers apart that no link run knows."""


@dataclass(frozen=True)
class Links:
    """A kept link run.

    ``persons``: register, record, person. ``open_pairs``: left_id, right_id (``register:key``), probability; the undecided
    ones. ``certain``: left_id, right_id; records that were joined for certain. ``expected``: place, wrong, missed; links
    that the model itself expects to be wrong, or to be missing, by village (people, with fractions).
    """

    run: str
    persons: ir.Table
    open_pairs: ir.Table
    certain: ir.Table
    expected: ir.Table


def numbered_by(steps: Steps, links: Links, workers: ir.Table, members: ir.Table) -> Numbered:
    """Both registers with the person of the link run (``Numbered``); what is open is told by ``effects``.

    Args:
        steps: where the steps are kept.
        links: the link run; it covers both registers.
        workers: as ``numbering.numbered`` takes them.
        members: the same.
    """
    every = steps.keep("workers_linked", with_person(links, workers, "workers"), is_long=True)
    first = ibis.row_number().over(ibis.window(group_by="person", order_by=[rank_of(every), every.record]))
    placed = every.mutate(place=first)
    chosen = placed.filter(placed.place == 0).drop("place")
    linked = steps.keep("members_linked", with_person(links, members, "participants"), is_long=True)
    nobody = linked.limit(0)
    return Numbered(
        workers=chosen.mutate(is_sure=ibis.literal(True)),
        members=linked,
        doubles=chosen.limit(0),
        doubtful=nobody.select("record", "person", "village_code"),
    )


def with_person(links: Links, rows: ir.Table, register: str) -> ir.Table:
    """Rows (``record``) with ``person``; those that the run does not know are people of their own."""
    known = links.persons.filter(links.persons.register == register)
    known = known.group_by("record").agg(person=known.person.min())
    joined = rows.left_join(known, "record").drop("record_right")
    own = joined.record.hash().cast("int64").abs().negate() - LOST[register]
    return joined.mutate(person=ibis.coalesce(joined.person, own))


def with_errors(open_doubts: ir.Table, links: Links) -> ir.Table:
    """Everything that a link run leaves in doubt, by village: ``place`` and ``DOUBTS``; a village may come twice.

    Args:
        open_doubts: from ``effects.open_by_village``.
        links: the run, whose ``expected`` errors become thousandths of a person.
    """
    nought = ibis.literal(0).cast("int64")
    told = {name: (links.expected[name] * THOUSANDTHS).round().cast("int64") for name in ("wrong", "missed")}
    errors = links.expected.filter(links.expected.place.notnull()).select(
        "place", **{name: told.get(name, nought) for name in DOUBTS}
    )
    doubts = open_doubts.select(
        "place",
        **{name: open_doubts[name] if name in open_doubts.columns else nought for name in DOUBTS},
    )
    negative = doubts.mutate(fewer=-doubts.fewer)
    return negative.union(errors)
