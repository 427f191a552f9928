"""Contributions of wage earners (PU): JKK by risk group, JKM, JHT, JP up to its ceiling, JKP from the government."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.scheme.amount import MILLION, divided, is_column, minimum, portion, where
from semesta.scheme.formula import formula

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.scheme.amount import Truth, Whole
    from semesta.scheme.reading import Reading


def jkk_rate(
    law: Reading,
    group: Whole | ir.Value,
    labour_intensive: Truth = False,  # noqa: FBT002 - may be a column
    relief: Truth = True,  # noqa: FBT002 - formulas are written for numbers and columns alike
) -> Whole:
    """JKK rate in millionths of a group (1 to 5): PP 44/2015 Ps.16(1), with the reliefs of PP 49/2020 and PP 7/2025.

    Args:
        law: the law on a day or on each row's day.
        group: 1 (very low risk) to 5 (very high).
        labour_intensive: whether the employer is one of PP 7/2025 (industry, workers, JKK paid).
        relief: whether the conditions of reliefs are kept.
    """
    rate = law.value("jkk.rate", group)
    if labour_intensive is not False:
        special = law.value("relief.pp7.jkk", group, otherwise=0)
        if is_column(special) or special:
            rate = where((special > 0) & labour_intensive, special, rate)
    return relieved_rate(law, "relief.pp49.jkk", rate, relief)


@formula("contribution")
def jkk(
    law: Reading,
    wage: Whole,
    group: Whole | ir.Value,
    labour_intensive: Truth = False,  # noqa: FBT002 - formulas are written for numbers and columns alike
    relief: Truth = True,  # noqa: FBT002 - formulas are written for numbers and columns alike
) -> Whole:
    """JKK of the employer, rupiah a month; no wage ceiling (PP 44/2015 Ps.16)."""
    return portion(wage, jkk_rate(law, group, labour_intensive, relief))


@formula("contribution")
def jkm(law: Reading, wage: Whole, relief: Truth = True) -> Whole:  # noqa: FBT002 - formulas are written for numbers and columns alike
    """JKM of the employer, rupiah a month; no wage ceiling (PP 44/2015 Ps.18)."""
    return portion(wage, relieved_rate(law, "relief.pp49.jkm", law.value("jkm.rate"), relief))


@formula("contribution")
def jht_employer(law: Reading, wage: Whole) -> Whole:
    """JHT of the employer, rupiah a month; no wage ceiling (PP 46/2015 Ps.16)."""
    return portion(wage, law.value("jht.rate.employer"))


@formula("contribution")
def jht_worker(law: Reading, wage: Whole) -> Whole:
    """JHT of the worker, rupiah a month; no wage ceiling (PP 46/2015 Ps.16)."""
    return portion(wage, law.value("jht.rate.worker"))


@formula("contribution")
def jp_base(law: Reading, wage: Whole) -> Whole:
    """The wage that JP is counted on: up to the ceiling (PP 45/2015 Ps.29)."""
    return minimum(wage, law.value("jp.ceiling"))


@formula("contribution")
def jp_employer(law: Reading, wage: Whole) -> Whole:
    """JP of the employer, rupiah a month (PP 45/2015 Ps.28)."""
    return portion(jp_base(law, wage), law.value("jp.rate.employer"), is_small=True)


@formula("contribution")
def jp_worker(law: Reading, wage: Whole) -> Whole:
    """JP of the worker, rupiah a month (PP 45/2015 Ps.28)."""
    return portion(jp_base(law, wage), law.value("jp.rate.worker"), is_small=True)


@formula("contribution")
def jkp_base(law: Reading, wage: Whole) -> Whole:
    """The wage that JKP is counted on: up to the ceiling (PP 37/2021 Ps.11(7)); 0 before there was JKP."""
    return minimum(wage, law.value("jkp.ceiling", otherwise=0))


@formula("contribution")
def jkp_government(law: Reading, wage: Whole) -> Whole:
    """JKP of the central government, rupiah a month (PP 37/2021 Ps.11; PP 6/2025)."""
    return portion(jkp_base(law, wage), law.value("jkp.government", otherwise=0), is_small=True)


@formula("contribution")
def jkp_from_jkk(law: Reading, wage: Whole) -> Whole:
    """The part of the JKK contribution that goes to JKP (recomposition); part of the JKK bill, not on top of it."""
    return portion(jkp_base(law, wage), law.value("jkp.from_jkk", otherwise=0), is_small=True)


@formula("contribution")
def jkp_from_jkm(law: Reading, wage: Whole) -> Whole:
    """The part of the JKM contribution that goes to JKP (recomposition, until PP 6/2025); part of the JKM bill."""
    return portion(jkp_base(law, wage), law.value("jkp.from_jkm", otherwise=0), is_small=True)


def relieved_rate(law: Reading, name: str, rate: Whole, relief: Truth) -> Whole:
    """A rate, or the share of it that a relief leaves due on that day."""
    if relief is False:
        return rate
    share = law.value(name, otherwise=MILLION)
    lowered = rate if not is_column(share) and share == MILLION else divided(rate * share, MILLION)
    return lowered if relief is True else where(relief, lowered, rate)
