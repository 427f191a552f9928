"""The seam: one number for each person, the same in every register. Nothing after it knows of NIK and names.

Until the identity package takes over, people are joined by exact NIK, else by name, birth date and sex, where the name is
unique on both sides and place or NIK do not speak against it. Another way of telling people apart replaces ``numbered``
and needs to keep but its promise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.bearers import FIRST
from semesta.coverage.persons.numbering_members import member_numbers
from semesta.coverage.persons.numbering_workers import worker_keys, worker_numbers, worker_roles

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.steps import Steps


@dataclass(frozen=True)
class Numbered:
    """Both registers with ``person``, a number that is never NULL and the same for a person everywhere.

    ``workers`` has each person once, and ``is_sure``: false for those who may be another row's person. ``members`` has each
    membership. What the numbering doubts stands beside them, for the bounds: ``doubles``, the rows of the workers
    register that were left out as somebody's second and may be a person's only one; ``doubtful`` (``record, person,
    village_code``), the memberships that may be another's than the person's whom they were given to. People numbered by a
    link run have ``open_doubts`` instead (see ``links.with_errors``).
    """

    workers: ir.Table
    members: ir.Table
    doubles: ir.Table
    doubtful: ir.Table
    open_doubts: ir.Table | None = None


def numbered(steps: Steps, workers: ir.Table, members: ir.Table) -> Numbered:
    """Number the people of the workers register and of the active memberships.

    Args:
        steps: where the steps are kept.
        workers: record (unique), nik (number or NULL), name, birth_date, sex, village_code, vital_status, public_servant.
        members: record (unique), nik (number or NULL), name, birth_date, sex, village_code.
    """
    roles = worker_roles(steps, workers)
    keys = worker_keys(steps, workers, roles)
    of_workers = worker_numbers(steps, workers, roles, keys)
    every = _workers_with_person(steps, workers, of_workers)
    by_nik = every.filter(every.nik.notnull())
    if not steps.is_empty(roles):
        by_nik = by_nik.anti_join(roles.filter(roles.role != FIRST), "record")
    by_name = keys.left_join(of_workers, "record")
    by_name = by_name.mutate(person=ibis.coalesce(by_name.person, by_name.nik))
    of_members = member_numbers(steps, members, by_nik, by_name)
    return Numbered(
        workers=every.filter(~every.is_extra).drop("is_extra"),
        members=_members_with_person(steps, members, of_members.numbers),
        doubles=every.filter(every.is_extra & ~every.is_sure).drop("is_extra"),
        doubtful=of_members.doubtful,
    )


def _workers_with_person(steps: Steps, workers: ir.Table, numbers: ir.Table) -> ir.Table:
    """Every row of the workers register with ``person``, ``is_extra`` and ``is_sure``."""
    if steps.is_empty(numbers):
        return workers.mutate(person=workers.nik, is_extra=ibis.literal(False), is_sure=ibis.literal(True))
    joined = workers.left_join(numbers, "record").drop("record_right")
    return joined.mutate(
        is_extra=joined.is_extra.fill_null(False),
        is_sure=joined.is_sure.fill_null(True),
        person=ibis.coalesce(joined.person, joined.nik),
    )


def _members_with_person(steps: Steps, members: ir.Table, numbers: ir.Table) -> ir.Table:
    """The memberships with ``person``."""
    if steps.is_empty(numbers):
        return members.mutate(person=members.nik)
    joined = members.left_join(numbers, "record").drop("record_right")
    return joined.mutate(person=ibis.coalesce(joined.person, joined.nik))
