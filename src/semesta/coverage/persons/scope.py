"""Whom a definition counts in a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.values import born_by

if TYPE_CHECKING:
    from datetime import date

    import ibis.expr.types as ir

    from semesta.definition import Definition
    from semesta.registers.period import Period


@dataclass(frozen=True)
class Scope:
    """A definition and the month that it is applied to."""

    definition: Definition
    period: Period

    @property
    def day(self) -> date:
        """The day on which ages are taken: the month's last."""
        return self.period.last_day

    def is_active(self, members: ir.Table) -> ir.BooleanValue:
        """Whether a membership (status, paid_through) counts as active.

        What the definition asks for decides; where it is missing, the other column; with neither the membership counts,
        since offices hand over lists of their active members without such columns.
        """
        is_marked = members.status == "active"
        is_paid = members.paid_through >= str(self.period.shift(-self.definition.grace_months))
        first, second = (is_marked, is_paid) if self.definition.active == "status" else (is_paid, is_marked)
        return ibis.coalesce(first, second, True)

    def is_of_age(self, birth_date: ir.DateValue) -> ir.BooleanValue:
        """Whether a person is within the definition's ages; without a birth date nobody is left out."""
        fits: ir.BooleanValue = ibis.literal(True)
        if self.definition.min_age is not None:
            fits &= birth_date <= born_by(self.day, self.definition.min_age)
        if self.definition.max_age is not None:
            fits &= birth_date > born_by(self.day, self.definition.max_age + 1)
        return fits.fill_null(True)

    def is_eligible(self, workers: ir.Table) -> ir.BooleanValue:
        """Whether a row of the workers register (vital_status, public_servant, birth_date) is a worker to be covered."""
        lives_here = workers.vital_status.isnull() | (workers.vital_status != "moved")
        return lives_here & self.is_working(workers)

    def is_working(self, workers: ir.Table) -> ir.BooleanValue:
        """Whether the definition counts a person at all, here or, having moved away, where they are registered."""
        fits = workers.vital_status.isnull() | (workers.vital_status != "deceased")
        if self.definition.exclude_public_servants:
            fits &= workers.public_servant.isnull() | (workers.public_servant != "yes")
        if self.definition.min_age is not None or self.definition.max_age is not None:
            fits &= self.is_of_age(workers.birth_date)
        return fits
