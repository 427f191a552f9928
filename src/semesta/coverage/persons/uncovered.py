"""The list that a figure stands for: eligible workers of an area without an active membership."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.numbering import Numbered
    from semesta.coverage.persons.scope import Scope

COLUMNS = (
    "worker_id", "name", "birth_date", "sex", "village_code", "formality", "occupation", "kbli_section", "decile", "nik",
)  # fmt: skip
ORDER = ("village_code", "name", "worker_id")
HIDDEN = "*" * 10
NATION = "ID"


def uncovered_workers(people: Numbered, scope: Scope) -> ir.Table:
    """The eligible workers whom no active membership covers: ``record``, one row for each person.

    Args:
        people: from ``number_people``.
        scope: the definition and the month.
    """
    eligible = people.workers.filter(scope.is_eligible(people.workers))
    return eligible.anti_join(people.members.select("person"), "person")


def listed(uncovered: ir.Table, workers: ir.Table, area: str, *, unmask: bool) -> ir.Table:
    """The uncovered workers of an area with ``COLUMNS``, by village and name.

    Args:
        uncovered: from ``uncovered_workers``.
        workers: the register as stored, of the month.
        area: its code.
        unmask: the NIK whole; else its first four and last two digits.
    """
    rows = in_area(workers, area)
    rows = rows.semi_join(uncovered.select(worker_id="record"), "worker_id")
    nik: ir.StringValue = rows.nik.cast("string")
    shown = nik if unmask else nik.left(4).concat(ibis.literal(HIDDEN), nik.right(2))
    return rows.mutate(nik=shown).select(*COLUMNS).order_by(list(ORDER))


def in_area(workers: ir.Table, area: str) -> ir.Table:
    """The rows of an area and of all below it."""
    if area == NATION:
        return workers
    return workers.filter((workers.village_code == area) | workers.village_code.startswith(f"{area}."))
