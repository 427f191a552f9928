"""The wage that counts: of a month, by the day, by the piece, or with the weather; and the minimum wage of a province."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from semesta.errors import refusal
from semesta.scheme.formula import formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from semesta.scheme.amount import Whole
    from semesta.scheme.parameter import Dated
    from semesta.scheme.reading import Reading

WageKind = Literal["monthly", "daily", "piecework", "weather"]


@formula("contribution")
def daily_wage(law: Reading, wage_a_day: Whole) -> Whole:
    """The monthly wage of somebody paid by the day: 25 days' wages, rupiah."""
    return law.value("wage.daily_days") * wage_a_day


@formula("contribution")
def average_wage(law: Reading, kind: str, wages: tuple[int, ...]) -> int:  # noqa: ARG001 - the month rules are in wage_months
    """The average of the wages of the last months, rounded half up to the rupiah."""
    return (2 * sum(wages) + len(wages)) // (2 * len(wages))


def counted_wage(law: Reading, kind: WageKind, wages: Sequence[int]) -> int:
    """The monthly wage that contributions are counted on, rupiah.

    Args:
        law: the law on a day.
        kind: ``monthly`` (basic wage and fixed allowances), ``daily`` (25 days), ``piecework`` (average of the last 3
            months), ``weather`` (work that depends on the weather: average of the last 12 months).
        wages: one wage; for averages the wages of the last months.

    Raises:
        SemestaError: E-CONTRIBUTION-020, more or fewer wages than the rule wants.
    """
    wanted = 1
    if kind in {"piecework", "weather"}:
        wanted = cast("int", law.value("wage.piece_months" if kind == "piecework" else "wage.weather_months"))
    if len(wages) != wanted:
        raise refusal("E-CONTRIBUTION-020", kind=kind, wanted=wanted, given=len(wages))
    if kind == "daily":
        return cast("int", daily_wage(law, wages[0]))
    return wages[0] if kind == "monthly" else average_wage(law, kind, tuple(wages))


def minimum_wage(law: Reading, province: str) -> Dated | None:
    """The minimum wage of a province on a day, rupiah a month; None when sources differ or have none."""
    name = "wage.minimum"
    if f"{name}.{province}" not in {each.id for each in law.family(name)} or not law.has(name, province):
        return None
    return law.dated(name, province)


def lowest_minimum_wage(law: Reading) -> Dated | None:
    """The lowest minimum wage of all provinces on a day; None when none is known."""
    found = [each.find(law.day) for each in law.family("wage.minimum")]
    known = [each for each in found if each is not None]
    return min(known, key=lambda each: cast("int", each.value), default=None)
