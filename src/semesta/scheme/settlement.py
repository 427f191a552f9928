"""The order in which payments settle months: the oldest shortage first, what is over goes to the next month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True)
class MonthDue:
    """What one contribution month bears, rupiah: its contribution and, if there is one, a charge for an earlier delay."""

    month: date
    amount: int
    charge: int = 0


@dataclass(frozen=True)
class Payment:
    """Money that came in on a day, rupiah."""

    day: date
    amount: int


@dataclass(frozen=True)
class Settled:
    """A month after all payments; ``paid_on`` is the day of the instalment that settled it, None while it is short."""

    month: date
    due: int
    paid: int
    paid_on: date | None

    @property
    def short(self) -> int:
        """What is still owed, rupiah."""
        return self.due - self.paid


def settle(months: Iterable[MonthDue], payments: Iterable[Payment]) -> tuple[list[Settled], int]:
    """Spread payments over months in the order of the months, whatever month they were meant for.

    A month is paid in full before the next one gets anything; its last instalment is the day on which it counts as paid;
    what is over after the last month is returned, to be set off against the next month or a charge (handbook of BPJS
    Ketenagakerjaan bcgyr/dubq p19).

    Args:
        months: contribution months with what they bear.
        payments: in any order; they count in the order of their days.

    Returns:
        The months in their order, and the rupiah that are left over.
    """
    found: list[Settled] = []
    coming = iter(sorted(payments, key=lambda each: each.day))
    day, left = None, 0
    for month in sorted(months, key=lambda each: each.month):
        due, paid = month.amount + month.charge, 0
        while paid < due:
            if not left:
                payment = next(coming, None)
                if payment is None:
                    break
                day, left = payment.day, payment.amount
            taken = min(due - paid, left)
            paid, left = paid + taken, left - taken
        found.append(Settled(month.month, due, paid, day if paid == due else None))
    return found, left + sum(payment.amount for payment in coming)
