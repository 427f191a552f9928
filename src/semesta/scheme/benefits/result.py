"""What a benefit comes to: its components, how it is paid, what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from semesta.errors import Problem
    from semesta.scheme.formula import Step
    from semesta.scheme.reading import Reading


@dataclass(frozen=True)
class Benefit:
    """A benefit in whole rupiah.

    ``components`` add up to ``amount``: all that is paid, or what is paid each month when it is paid for life. ``monthly``
    is paid ``months`` times (None: for life); ``lump_sum`` at once. ``payments`` are (months, rupiah a month) where the
    monthly amount changes on the way; ``monthly`` is then the first of them.
    """

    kind: str
    day: date
    readings: tuple[Reading, ...]
    components: Mapping[str, int]
    lump_sum: int = 0
    monthly: int | None = None
    months: int | None = None
    payments: tuple[tuple[int, int], ...] = ()
    is_for_life: bool = False
    warnings: tuple[Problem, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def amount(self) -> int:
        """The sum of the components."""
        return sum(self.components.values())

    @property
    def total(self) -> int | None:
        """All that is paid; None when it is paid for life."""
        return None if self.is_for_life else self.amount

    @property
    def unverified(self) -> list[str]:
        """Ids of the parameters used whose values are not verified."""
        return sorted({name for reading in self.readings for name in reading.unverified})

    @property
    def steps(self) -> list[Step]:
        """The formulas that ran, in order."""
        return [step for reading in self.readings for step in reading.steps]

    def as_dict(self) -> dict[str, Any]:
        """The benefit for programs: the keys of ``semesta calc benefit --format json``."""
        from semesta.scheme.trace import trace_rows

        return {
            "kind": self.kind,
            "date": self.day.isoformat(),
            "amount": self.amount,
            "monthly": self.monthly,
            "months": self.months,
            "lump_sum": self.lump_sum,
            "total": self.total,
            "components": dict(self.components),
            "payments": [{"months": months, "monthly": monthly} for months, monthly in self.payments],
            "details": {
                name: value.isoformat() if hasattr(value, "isoformat") else value
                for name, value in self.details.items()
            },
            "unverified": self.unverified,
            "warnings": [{"code": each.code, "message": each.text()} for each in self.warnings],
            "trace": trace_rows(self.steps),
        }
