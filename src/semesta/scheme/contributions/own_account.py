"""Contributions of BPU (not wage earners): by income class, JKM flat, with the reliefs of PP 49/2020 and PP 50/2025."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.scheme.amount import MILLION, divided, minimum, portion, where
from semesta.scheme.contributions.wage_earners import relieved_rate
from semesta.scheme.formula import formula

if TYPE_CHECKING:
    from semesta.scheme.amount import Truth, Whole
    from semesta.scheme.reading import Reading


@formula("contribution")
def bpu_base(law: Reading, income: Whole) -> Whole:
    """The nominal income of the class in which a declared income lies (PP 44/2015 Lampiran II), rupiah a month.

    Lampiran II prints classes to the last thousand (1,000,000 to 1,099,000, then 1,100,000): an income between two
    printed classes is in the lower one.
    """
    return law.by_amount("bpu.base", income)


def bpu_share(law: Reading, transport: Truth, excluded: Truth, relief: Truth = True) -> Whole:  # noqa: FBT002 - formulas are written for numbers and columns alike
    """The share of JKK and JKM, in millionths, that PP 50/2025 leaves due: one half for those who pay themselves.

    Args:
        law: the law on a day or on each row's day.
        transport: whether the member works in transport.
        excluded: whether APBN or APBD pays, to whom the relief is not given.
        relief: whether reliefs are given at all.
    """
    if relief is False or excluded is True:
        return MILLION
    if transport is True or transport is False:
        share = law.value("relief.pp50.transport" if transport else "relief.pp50.other", otherwise=MILLION)
    else:
        share = where(
            transport,
            law.value("relief.pp50.transport", otherwise=MILLION),
            law.value("relief.pp50.other", otherwise=MILLION),
        )
    if excluded is not False:
        share = where(excluded, MILLION, share)
    return share if relief is True else where(relief, share, MILLION)


@formula("contribution")
def bpu_jkk(law: Reading, income: Whole, transport: Truth, excluded: Truth, relief: Truth) -> Whole:
    """JKK of a BPU member, rupiah a month (PP 44/2015 Ps.17); ``transport``, ``excluded``, ``relief`` as for ``bpu_share``."""
    rate = relieved_rate(law, "relief.pp49.jkk", law.value("bpu.jkk.rate"), relief)
    share = bpu_share(law, transport, excluded, relief)
    return portion(bpu_base(law, income), divided(rate * share, MILLION), is_small=True)


@formula("contribution")
def bpu_jkm(law: Reading, transport: Truth, excluded: Truth, relief: Truth) -> Whole:
    """JKM of a BPU member, rupiah a month (PP 44/2015 Ps.18(2)); ``transport``, ``excluded``, ``relief`` as for ``bpu_share``."""
    share = bpu_share(law, transport, excluded, relief)
    return portion(law.value("bpu.jkm"), relieved_rate(law, "relief.pp49.jkm", share, relief), is_small=True)


@formula("contribution")
def bpu_jht(law: Reading, income: Whole) -> Whole:
    """JHT of a BPU member, rupiah a month, voluntary; no relief lowers it (PP 46/2015, Lampiran)."""
    return portion(bpu_base(law, income), law.value("bpu.jht.rate"), is_small=True)


@formula("contribution")
def deferred(law: Reading, amount: Whole) -> Whole:
    """The part of a JP contribution that PP 49/2020 let employers pay later (it was never waived), rupiah."""
    now = portion(amount, law.value("relief.pp49.jp_now", otherwise=MILLION))
    return amount - minimum(now, amount)
