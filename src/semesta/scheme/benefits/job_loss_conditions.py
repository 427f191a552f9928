"""The conditions of JKP, each a formula: PP 37/2021 Ps.4, 19 and 40, changed by PP 6/2025."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.scheme.amount import minimum
from semesta.scheme.formula import formula

if TYPE_CHECKING:
    from semesta.scheme.amount import Truth, Whole
    from semesta.scheme.reading import Reading


@formula("benefits")
def has_enough_months(law: Reading, months: Whole) -> Truth:
    """Whether enough months were paid in the months before the dismissal."""
    return minimum(months, law.value("jkp.claim.window")) >= law.value("jkp.claim.months")


@formula("benefits")
def has_enough_in_a_row(law: Reading, months: Whole) -> Truth:
    """Whether enough months were paid in a row right before the dismissal."""
    return months >= law.value("jkp.claim.consecutive")


@formula("benefits")
def has_enough_since_claim(law: Reading, months: Whole) -> Truth:
    """Whether enough months were paid since the claim before."""
    return months >= law.value("jkp.claim.months_between")


@formula("benefits")
def is_claim_left(law: Reading, claim: Whole) -> Truth:
    """Whether the claim is not one too many in a working life."""
    return claim <= law.value("jkp.claim.most")


@formula("benefits")
def is_young_enough(law: Reading, age: Whole) -> Truth:
    """Whether a worker was young enough when first registered."""
    return age < law.value("jkp.age")


@formula("benefits")
def months_to_claim(law: Reading) -> Whole:
    """Months from the dismissal within which a claim must be made."""
    return law.value("jkp.claim.within_months")


@formula("benefits")
def asks_for_months_in_a_row(law: Reading) -> Truth:
    """Whether months in a row before the dismissal are asked for at all."""
    return law.value("jkp.claim.consecutive") > 0


@formula("benefits")
def gives_a_right(law: Reading, ending: str) -> bool:
    """Whether an ending of work gives a right to the cash."""
    return ending not in law.words("jkp.claim.not_for")


@formula("benefits")
def programmes_needed(law: Reading, scale: str) -> tuple[str, ...]:
    """The programmes that a worker of an employer of that size must be in."""
    return law.words(f"jkp.requires.{scale}")


@formula("benefits")
def are_arrears_few(law: Reading, months: Whole) -> Truth:
    """Whether the arrears of a bankrupt or closed employer are few enough for the cash to be paid all the same."""
    return months <= law.value("jkp.claim.arrears_months")
