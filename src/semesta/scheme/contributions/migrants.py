"""Contributions of migrant workers (PMI): packages for the whole contract, paid at once (Permenaker 4/2023 Ps.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.scheme.formula import formula

if TYPE_CHECKING:
    from semesta.scheme.amount import Whole
    from semesta.scheme.reading import Reading


@formula("contribution")
def pmi_before(law: Reading) -> Whole:
    """JKK and JKM before work, rupiah once; only for those who are placed by a company (P3MI)."""
    return law.value("pmi.before")


@formula("contribution")
def pmi_during(law: Reading, months: int) -> Whole:
    """JKK and JKM during and after work, rupiah once; ``months`` is the contract: 6, 12 or 24.

    Raises:
        SemestaError: E-SCHEME-003, there is no package of that many months.
    """
    return law.value("pmi.during", months)


@formula("contribution")
def pmi_extension(law: Reading, extension_months: Whole) -> Whole:
    """JKK and JKM of an extension of the contract, rupiah, paid at once."""
    return law.value("pmi.extension") * extension_months


@formula("contribution")
def pmi_cover(law: Reading, months: Whole) -> Whole:
    """Months of cover of a whole package: before work, the contract, and after it."""
    return law.value("pmi.cover.before") + months + law.value("pmi.cover.after")
