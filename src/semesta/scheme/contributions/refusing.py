"""What a case must have before anything is computed: all that is wrong is said at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from semesta.errors import Problem, SemestaError, problem
from semesta.scheme.obligations import PROGRAMMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from semesta.scheme.contributions.case import Case
    from semesta.scheme.reading import Reading

#: Segment -> programmes that are open to it, and the rule that says so.
OPEN: Final[dict[str, tuple[tuple[str, ...], str]]] = {
    "PU": (PROGRAMMES, "PP 44/2015, PP 45/2015, PP 46/2015, PP 37/2021"),
    "BPU": (("JKK", "JKM", "JHT"), "PP 44/2015, PP 46/2015"),
    "JAKON": (("JKK", "JKM"), "PP 44/2015, Perpres 109/2013 Ps.6"),
    "PMI": (("JKK", "JKM", "JHT"), "Permenaker 4/2023"),
}
GROUPS: Final = range(1, 6)
FIRST_RULE: Final = {"PU": "jkk.rate.1", "BPU": "bpu.base", "JAKON": "jakon.jkk", "PMI": "pmi.before"}


def refuse(case: Case, law: Reading) -> None:
    """Refuse a case that cannot be computed.

    Raises:
        SemestaError: E-SCHEME-001, the date is before the law; E-CONTRIBUTION-001 to -008 and -014, all at once.
    """
    law.parameter(FIRST_RULE[case.segment]).at(case.day)
    found = [*_programmes(case), *_amounts(case), *_needs(case), *_others(case, law)]
    if found:
        raise SemestaError(found)
    if "JKP" in (case.programmes or ()):
        law.parameter("jkp.government").at(case.day)


def _programmes(case: Case) -> Iterator[Problem]:
    allowed, rule = OPEN[case.segment]
    for each in dict.fromkeys(case.programmes or ()):
        if each not in PROGRAMMES:
            yield problem("E-CONTRIBUTION-008", programme=each, known=", ".join(PROGRAMMES))
        elif each not in allowed:
            yield problem(
                "E-CONTRIBUTION-001", programme=each, segment=case.segment, open=", ".join(allowed), rule=rule
            )


def _amounts(case: Case) -> Iterator[Problem]:
    named = {
        "--wage": case.wage,
        "--contract-value": case.contract_value,
        "--workers": case.workers,
        "--extension-months": case.extension_months,
        "--jht": case.jht_amount,
    }
    for option, value in named.items():
        if value is not None and value < 0:
            yield problem("E-CONTRIBUTION-006", option=option, value=value)
    if case.vat_included:
        yield problem("E-CONTRIBUTION-004", value=case.contract_value)


def _needs(case: Case) -> Iterator[Problem]:
    if case.segment in {"PU", "BPU"} and case.wage is None:
        yield problem("E-CONTRIBUTION-005", segment=case.segment, option="--wage")
    if case.segment == "PU" and case.jkk_group is None and "JKK" in (case.programmes or PROGRAMMES):
        yield problem("E-CONTRIBUTION-005", segment=case.segment, option="--jkk-group")
    if case.segment == "JAKON" and case.wage is None and case.contract_value is None:
        yield problem("E-CONTRIBUTION-005", segment=case.segment, option="--contract-value")
    if case.segment == "PMI" and case.months is None and not case.extension_months:
        yield problem("E-CONTRIBUTION-005", segment=case.segment, option="--months")
    if case.segment != "JAKON" and case.contract_value is not None:
        yield problem("E-CONTRIBUTION-007", segment=case.segment, option="--contract-value")


def _others(case: Case, law: Reading) -> Iterator[Problem]:
    if case.jkk_group is not None and case.jkk_group not in GROUPS:
        yield problem("E-CONTRIBUTION-002", group=case.jkk_group)
    if case.birth_date is not None and case.birth_date > case.day:
        yield problem("E-CONTRIBUTION-003", birth_date=case.birth_date, day=case.day)
    if case.segment == "PMI" and case.jht_amount:
        least = law.value("pmi.jht")
        if case.jht_amount < least:
            yield problem("E-CONTRIBUTION-014", given=case.jht_amount, least=least)
