"""The ladder of sanctions of PP 86/2013: two warnings, a fine, then no public services; each with its deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, cast

from semesta.scheme.amount import Whole, portion
from semesta.scheme.calendar import add_working_days
from semesta.scheme.formula import formula
from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from semesta.scheme.law import Law
    from semesta.scheme.parameter import Dated
    from semesta.scheme.reading import Reading

Kind = Literal["warning", "fine", "no_services"]


@dataclass(frozen=True)
class Rung:
    """One sanction: from its first day to the last day for the employer to comply (None: until it does)."""

    kind: Kind
    number: int
    start: date
    deadline: date | None
    rule: Dated


def ladder(first_warning: date, law: Law | None = None) -> list[Rung]:
    """The rungs that follow a first written warning when the employer never complies, each at its latest.

    Warnings last ten working days each (Ps.6), the fine up to thirty days (Ps.7), then government withholds services at
    the request of BPJS (Ps.8 and 9) until the fine is paid and the data are right (Ps.10).

    Raises:
        SemestaError: E-SCHEME-001, the day is before the law.
    """
    on = (law or shipped()).on(first_warning)
    warnings = cast("int", on.value("sanction.warnings"))
    days = on.dated("sanction.warning_days")
    rungs: list[Rung] = []
    start = first_warning
    for number in range(1, warnings + 1):
        end = add_working_days(start, cast("int", days.value))
        rungs.append(Rung("warning", number, start, end, days))
        start = end + timedelta(days=1)
    fine = on.dated("sanction.fine_days")
    end = start - timedelta(days=1) + timedelta(days=cast("int", fine.value))
    rungs.append(Rung("fine", 1, start, end, fine))
    rungs.append(Rung("no_services", 1, end + timedelta(days=1), None, on.dated("sanction.services")))
    return rungs


@formula("contribution")
def fine(law: Reading, contributions: Whole, months: Whole) -> Whole:
    """The administrative fine, rupiah: 0.1 % a month of the contributions that should have been paid (Ps.7)."""
    return portion(contributions, law.value("sanction.fine_rate") * months)
