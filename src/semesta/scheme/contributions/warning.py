"""What is odd about a case that can be computed: wages below the floor, ages, missing programmes, conditions of reliefs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from semesta.errors import Problem, problem
from semesta.scheme.wages import lowest_minimum_wage, minimum_wage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from semesta.scheme.contributions.case import Case
    from semesta.scheme.reading import Reading


def warn(case: Case, programmes: tuple[str, ...], law: Reading) -> Iterator[Problem]:
    """The warnings of a case that was not refused."""
    yield from wage_warnings(case, law)
    yield from age_warnings(case, programmes, law)
    yield from programme_warnings(case, programmes, law)
    yield from relief_warnings(case, programmes, law)


def wage_warnings(case: Case, law: Reading) -> Iterator[Problem]:
    """W-CONTRIBUTION-001 to -004: the wage is zero, below the minimum, or its minimum is not known."""
    if case.wage is None:
        return
    if case.wage == 0:
        yield problem("W-CONTRIBUTION-001")
        return
    if case.segment != "PU":
        return
    if case.province is None:
        floor = lowest_minimum_wage(law)
        if floor is not None and case.wage < cast("int", floor.value):
            yield problem("W-CONTRIBUTION-003", wage=case.wage, floor=floor.value, year=case.day.year)
        return
    floor = minimum_wage(law, case.province)
    if floor is None:
        yield problem("W-CONTRIBUTION-004", province=case.province, year=case.day.year)
    elif case.wage < cast("int", floor.value):
        name = law.parameter(floor.parameter).name()
        yield problem("W-CONTRIBUTION-002", wage=case.wage, floor=floor.value, name=name, status=floor.status)


def age_warnings(case: Case, programmes: tuple[str, ...], law: Reading) -> Iterator[Problem]:
    """W-CONTRIBUTION-005, -006, -008: over the pension age (JP), the age limit of BPU, the age of JKP."""
    if case.birth_date is None:
        return
    age = full_years(case.birth_date, case.day)
    if "JP" in programmes:
        limit = pension_age(case.birth_date, law)
        if limit is not None and age >= limit:
            yield problem("W-CONTRIBUTION-005", age=age, limit=limit)
    if case.segment == "BPU" and law.has("bpu.age"):
        dated = law.dated("bpu.age")
        if age >= cast("int", dated.value):
            yield problem("W-CONTRIBUTION-006", age=age, limit=dated.value, status=dated.status)
    if "JKP" in programmes and law.has("jkp.age"):
        dated = law.dated("jkp.age")
        if age >= cast("int", dated.value):
            yield problem("W-CONTRIBUTION-008", age=age, limit=dated.value)


def programme_warnings(case: Case, programmes: tuple[str, ...], law: Reading) -> Iterator[Problem]:
    """W-CONTRIBUTION-007 and -018: a programme that the size demands is missing; JKP without what it takes."""
    if case.segment != "PU" or case.scale is None:
        return
    rule = law.dated("obligation", case.scale)
    missing = [each for each in cast("tuple[str, ...]", rule.value) if each not in programmes]
    if missing:
        yield problem(
            "W-CONTRIBUTION-007", missing=", ".join(missing), scale=case.scale, regulation=rule.regulation
        )
    if "JKP" in programmes and law.has("jkp.requires", case.scale):
        needed = law.dated("jkp.requires", case.scale)
        lacking = [each for each in cast("tuple[str, ...]", needed.value) if each not in programmes]
        if lacking:
            yield problem("W-CONTRIBUTION-018", lacking=", ".join(lacking), scale=case.scale)


def relief_warnings(case: Case, programmes: tuple[str, ...], law: Reading) -> Iterator[Problem]:
    """W-CONTRIBUTION-009 to -014: what a relief presumes, and where it is not given."""
    if not case.relief:
        return
    if law.has("relief.pp49.jkk"):
        if case.segment in {"PU", "BPU"}:
            yield problem("W-CONTRIBUTION-010", regulation="PP 49/2020")
        elif case.segment == "JAKON":
            yield problem("W-CONTRIBUTION-014")
        if "JP" in programmes and case.segment == "PU":
            days = [law.dated(f"relief.pp49.jp_{each}").value for each in ("first", "last")]
            yield problem("W-CONTRIBUTION-011", first=days[0], last=days[1])
    if case.industry is not None and case.segment == "PU" and law.has("relief.pp7.workers"):
        needed = cast("int", law.dated("relief.pp7.workers").value)
        if case.workers is None or case.workers < needed:
            yield problem(
                "W-CONTRIBUTION-009", workers="-" if case.workers is None else case.workers, needed=needed
            )
        else:
            yield problem("W-CONTRIBUTION-010", regulation="PP 7/2025 Ps.6(2)")
    if case.segment == "BPU" and case.payer == "village" and law.has("relief.pp50.excluded"):
        yield problem("W-CONTRIBUTION-012")


def full_years(birth: date, day: date) -> int:
    """The age on a day.

    >>> full_years(date(1970, 6, 15), date(2026, 6, 14))
    55
    """
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def pension_age(birth: date, law: Reading) -> int | None:
    """The pension age of somebody born on a day (PP 45/2015 Ps.15); None when it is not known."""
    found = law.parameter("jp.pension_age", "born").find(birth)
    return None if found is None else cast("int", found.value)
