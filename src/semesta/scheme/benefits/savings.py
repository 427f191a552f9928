"""Old-age savings (JHT): the balance, its growth, and how much of it may be drawn when (PP 46/2015 Ps.22)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from semesta.errors import problem, refusal
from semesta.scheme.amount import Whole, portion
from semesta.scheme.benefits.base import base_of, not_below_zero, not_in_future, wage_warnings
from semesta.scheme.benefits.disability import millionths
from semesta.scheme.benefits.result import Benefit
from semesta.scheme.benefits.savings_claim import may_draw_all, may_draw_part
from semesta.scheme.benefits.share import grown
from semesta.scheme.formula import formula
from semesta.scheme.law import Law
from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from semesta.scheme.benefits.base import Ending, Segment
    from semesta.scheme.reading import Reading

#: Longer development is taken for a slip.
MOST_YEARS: Final = 100
Purpose: TypeAlias = Literal["full", "housing", "other"]


@formula("benefits")
def savings_of_wage_earner(law: Reading, wage: Whole, months: Whole) -> Whole:
    """Contributions of employer and worker over months at one wage, without development; each rounded half up."""
    return (
        portion(wage, law.value("jht.rate.employer")) + portion(wage, law.value("jht.rate.worker"))
    ) * months


@formula("benefits")
def savings_of_own_account(law: Reading, base: Whole, months: Whole) -> Whole:
    """Contributions of BPU over months in one income class, without development."""
    return portion(base, law.value("bpu.jht.rate")) * months


@formula("benefits")
def savings_grown(law: Reading, balance: Whole, rate: int, years: int) -> Whole:  # noqa: ARG001 - formulas begin with the law
    """A balance after years of development at one rate, credited yearly; rounded half up once at the end."""
    return grown(balance, rate, years)


@formula("benefits")
def part_of_savings(law: Reading, balance: Whole, purpose: str) -> Whole:
    """The part of the balance for owning a house or for other needs; half a rupiah is rounded up."""
    return portion(balance, law.value("jht.partial.share", purpose))


def jht(
    day: date,
    *,
    balance: int | None = None,
    wage: int | None = None,
    months: int | None = None,
    rate: Decimal | None = None,
    years: int = 0,
    purpose: Purpose = "full",
    reason: Ending | None = None,
    left_on: date | None = None,
    birth_date: date | None = None,
    membership_months: int | None = None,
    already_drawn: bool = False,
    segment: Segment = "PU",
    law: Law | None = None,
) -> Benefit:
    """What JHT pays of a balance.

    Args:
        day: the day of the claim.
        balance: the balance with its development, rupiah; or
        wage: a monthly wage (of BPU: the income declared) and
        months: months of contributions, from which the contributions are counted, without development.
        rate: development a year in percent, announced by BPJS Ketenagakerjaan, and
        years: the years of it after the last contribution.
        purpose: ``full``, or a part for ``housing`` or ``other`` needs.
        reason: how the work ended: by death or total disability, or otherwise (with ``left_on``).
        left_on: the day on which work ended.
        birth_date: birth date of the member.
        membership_months: months of membership (default: ``months``).
        already_drawn: whether a part was drawn before.
        segment: segment of the membership.
        law: another law than the one that ships.

    Raises:
        SemestaError: E-SCHEME-001 (before 2015-07-01), E-BENEFITS-010, E-BENEFITS-011, E-BENEFITS-050 (neither balance nor
            wage and months), E-BENEFITS-051 to E-BENEFITS-054 (it may not be drawn yet), E-BENEFITS-055 (too many years).
    """
    not_below_zero(
        balance=balance, wage=wage, months=months, years=years, membership_months=membership_months
    )
    if years > MOST_YEARS:
        raise refusal("E-BENEFITS-055", years=years, most=MOST_YEARS)
    on = (law or shipped()).on(day)
    on.parameter("jht.claim.age").at(day)
    not_in_future(birth_date, day)
    saved = _saved(on, balance, wage, months, segment)
    if years and rate is not None:
        start = sum(saved.values())
        saved["development"] = int(savings_grown(on, start, millionths(rate, "rate"), years)) - start
    has_balance = balance is not None or bool(years and rate is not None)
    warnings = [] if has_balance else [problem("W-BENEFITS-050")]
    if wage is not None and balance is None:
        warnings += wage_warnings(on, wage, segment)
    whole = sum(saved.values())
    if purpose == "full":
        warnings += may_draw_all(on, day, reason, left_on, birth_date)
        paid = saved
    else:
        warnings += may_draw_part(
            on, membership_months if membership_months is not None else months, already_drawn
        )
        paid = {purpose: int(part_of_savings(on, whole, purpose))}
    amount = sum(paid.values())
    return Benefit(
        "jht", day, (on,), paid, lump_sum=amount, warnings=tuple(warnings), details={"balance": whole}
    )


def _saved(
    on: Reading, balance: int | None, wage: int | None, months: int | None, segment: Segment
) -> dict[str, int]:
    if balance is not None:
        return {"balance": balance}
    if wage is None or months is None:
        raise refusal("E-BENEFITS-050")
    base = base_of(on, wage, segment)
    counted = savings_of_own_account if segment == "BPU" else savings_of_wage_earner
    return {"contributions": int(counted(on, base, months))}
