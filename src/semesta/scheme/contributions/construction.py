"""Contributions of construction projects (JAKON): slices of the contract value, or known wages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.scheme.amount import maximum, minimum, portion
from semesta.scheme.formula import formula

if TYPE_CHECKING:
    from semesta.scheme.amount import Whole
    from semesta.scheme.reading import Reading


@formula("contribution")
def jakon_jkk(law: Reading, contract_value: Whole) -> Whole:
    """JKK of a project whose wages are not known, rupiah once: each rate applies to its slice of the contract value.

    ``contract_value`` is without VAT (PP 44/2015; Permenaker 5/2021).
    """
    return total(slices(law, "jakon.jkk", contract_value))


@formula("contribution")
def jakon_jkm(law: Reading, contract_value: Whole) -> Whole:
    """JKM of a project whose wages are not known, rupiah once: each rate applies to its slice of the contract value."""
    return total(slices(law, "jakon.jkm", contract_value))


@formula("contribution")
def jakon_wages_jkk(law: Reading, wages: Whole) -> Whole:
    """JKK of a project whose wages are known: the rate of group 5, rupiah."""
    return portion(wages, law.value("jakon.jkk.rate"))


@formula("contribution")
def jakon_wages_jkm(law: Reading, wages: Whole) -> Whole:
    """JKM of a project whose wages are known, rupiah."""
    return portion(wages, law.value("jakon.jkm.rate"))


def slices(law: Reading, name: str, contract_value: Whole) -> list[Whole]:
    """What each slice of a contract value bears, rupiah; only for one day, not for a column of days.

    The slices' bounds are whole millions, so that only the slice in which the value ends can need rounding.
    """
    pairs = law.pairs(name)
    bounds = [start for start, _ in pairs[1:]]
    found = []
    for (start, rate), end in zip(pairs, [*bounds, None], strict=True):
        upper = contract_value if end is None else minimum(contract_value, end)
        found.append(portion(maximum(upper - start, 0), rate))
    return found


def total(amounts: list[Whole]) -> Whole:
    """The sum of amounts."""
    first, *others = amounts
    for each in others:
        first = first + each
    return first
