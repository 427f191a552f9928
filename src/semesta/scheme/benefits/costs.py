"""Costs that JKK pays back up to a limit: transport after an accident, care at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.errors import problem, refusal
from semesta.scheme.amount import Whole, minimum
from semesta.scheme.benefits.base import not_below_zero
from semesta.scheme.benefits.result import Benefit
from semesta.scheme.formula import formula
from semesta.scheme.law import Law
from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from datetime import date

    from semesta.scheme.reading import Reading


@formula("benefits")
def transport_by_land(law: Reading, cost: Whole) -> Whole:
    """The cost of transport by land, river or lake, up to its limit."""
    return minimum(cost, law.value("jkk.transport.land"))


@formula("benefits")
def transport_by_sea(law: Reading, cost: Whole) -> Whole:
    """The cost of transport by sea, up to its limit."""
    return minimum(cost, law.value("jkk.transport.sea"))


@formula("benefits")
def transport_by_air(law: Reading, cost: Whole) -> Whole:
    """The cost of transport by air, up to its limit."""
    return minimum(cost, law.value("jkk.transport.air"))


@formula("benefits")
def care_at_home(law: Reading, cost: Whole) -> Whole:
    """The cost of care at home, up to its limit."""
    return minimum(cost, law.value("jkk.home_care"))


def jkk_transport(
    day: date,
    *,
    land: int | None = None,
    sea: int | None = None,
    air: int | None = None,
    law: Law | None = None,
) -> Benefit:
    """What JKK pays of the transport of an injured worker.

    Args:
        day: the day of the accident.
        land: rupiah spent by land, river or lake.
        sea: rupiah spent by sea.
        air: rupiah spent by air.
        law: another law than the one that ships.

    Raises:
        SemestaError: E-SCHEME-001 (before 2015-07-01), E-BENEFITS-010, E-BENEFITS-040 (no cost was given).
    """
    not_below_zero(land=land, sea=sea, air=air)
    if land is None and sea is None and air is None:
        raise refusal("E-BENEFITS-040")
    on = (law or shipped()).on(day)
    ways = {"land": (land, transport_by_land), "sea": (sea, transport_by_sea), "air": (air, transport_by_air)}
    paid = {
        f"transport_{way}": int(repaid(on, cost)) for way, (cost, repaid) in ways.items() if cost is not None
    }
    return _paid_back("jkk-transport", day, on, paid, (land or 0) + (sea or 0) + (air or 0))


def jkk_home_care(day: date, *, cost: int, law: Law | None = None) -> Benefit:
    """What JKK pays of care at home.

    Args:
        day: the day of the accident.
        cost: rupiah spent.
        law: another law than the one that ships.

    Raises:
        SemestaError: E-SCHEME-001 (before 2019-12-02), E-BENEFITS-010.
    """
    not_below_zero(cost=cost)
    on = (law or shipped()).on(day)
    return _paid_back("jkk-home-care", day, on, {"home_care": int(care_at_home(on, cost))}, cost)


def _paid_back(kind: str, day: date, on: Reading, paid: dict[str, int], spent: int) -> Benefit:
    amount = sum(paid.values())
    above = (problem("W-BENEFITS-040", above=spent - amount),) if spent > amount else ()
    return Benefit(kind, day, (on,), paid, lump_sum=amount, warnings=above)
