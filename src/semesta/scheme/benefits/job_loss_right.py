"""Who has a right to JKP after a dismissal: PP 37/2021 Ps.4, 19 and 40, changed by PP 6/2025."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from semesta.errors import Problem, SemestaError, problem
from semesta.scheme.benefits.calendar import age_on, months_after
from semesta.scheme.benefits.job_loss_conditions import (
    are_arrears_few,
    asks_for_months_in_a_row,
    gives_a_right,
    has_enough_in_a_row,
    has_enough_months,
    has_enough_since_claim,
    is_claim_left,
    is_young_enough,
    months_to_claim,
    programmes_needed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from semesta.scheme.benefits.base import Ending
    from semesta.scheme.reading import Reading

Scale: TypeAlias = Literal["micro", "small", "medium", "large"]


@dataclass(frozen=True)
class Claim:
    """What is told about a claim; see ``jkp``. None is what was not told."""

    day: date
    months: int | None
    consecutive_months: int | None
    number: int
    months_since_claim: int | None
    reason: Ending
    claimed_on: date | None
    birth_date: date | None
    registered_on: date | None
    scale: Scale | None
    programmes: tuple[str, ...]
    arrears_months: int | None


def check(on: Reading, claim: Claim) -> tuple[list[str], date]:
    """The options that were not told and so not checked, and the last day of a claim.

    Raises:
        SemestaError: E-BENEFITS-071 to E-BENEFITS-080, all that stands against the right.
    """
    until = months_after(claim.day, int(months_to_claim(on)))
    against = [*_of_the_ending(on, claim, until), *_of_the_months(on, claim), *_of_the_worker(on, claim)]
    if against:
        raise SemestaError(against)
    return list(_unchecked(on, claim)), until


def _of_the_ending(on: Reading, claim: Claim, until: date) -> Iterator[Problem]:
    if not gives_a_right(on, claim.reason):
        yield _against(on, "E-BENEFITS-071", "jkp.claim.not_for", reason=claim.reason)
    if claim.claimed_on is not None and claim.claimed_on < claim.day:
        yield problem("E-BENEFITS-080", claimed_on=claim.claimed_on, day=claim.day)
    if claim.claimed_on is not None and claim.claimed_on > until:
        yield _against(
            on, "E-BENEFITS-076", "jkp.claim.within_months", claimed_on=claim.claimed_on, until=until
        )
    if claim.arrears_months is not None:
        if not on.has("jkp.claim.arrears_months"):
            yield problem("E-BENEFITS-081", months=claim.arrears_months)
        elif not are_arrears_few(on, claim.arrears_months):
            yield _against(on, "E-BENEFITS-079", "jkp.claim.arrears_months", months=claim.arrears_months)


def _of_the_months(on: Reading, claim: Claim) -> Iterator[Problem]:
    if claim.number < 1 or not is_claim_left(on, claim.number):
        yield _against(on, "E-BENEFITS-074", "jkp.claim.most", claim=claim.number)
    since = claim.months_since_claim if claim.months_since_claim is not None else claim.months
    if claim.number > 1 and since is not None and not has_enough_since_claim(on, since):
        yield _against(on, "E-BENEFITS-075", "jkp.claim.months_between", claim=claim.number, months=since)
    if claim.months is not None and not has_enough_months(on, claim.months):
        window = on.value("jkp.claim.window")
        yield _against(on, "E-BENEFITS-072", "jkp.claim.months", months=claim.months, window=window)
    in_a_row = claim.consecutive_months
    if in_a_row is not None and not has_enough_in_a_row(on, in_a_row):
        yield _against(on, "E-BENEFITS-073", "jkp.claim.consecutive", months=in_a_row)


def _of_the_worker(on: Reading, claim: Claim) -> Iterator[Problem]:
    if claim.birth_date is not None and claim.registered_on is not None:
        age = age_on(claim.birth_date, claim.registered_on)
        if not is_young_enough(on, age):
            yield _against(on, "E-BENEFITS-077", "jkp.age", age=age)
    if claim.scale is not None and claim.programmes:
        name = f"jkp.requires.{claim.scale}"
        missing = [each for each in programmes_needed(on, claim.scale) if each not in claim.programmes]
        if missing:
            yield _against(on, "E-BENEFITS-078", name, scale=claim.scale, missing=", ".join(missing))


def _unchecked(on: Reading, claim: Claim) -> Iterator[str]:
    """Options without which a condition stays open."""
    if claim.months is None:
        yield "--months"
    if claim.consecutive_months is None and _asks_for_a_row(on, claim):
        yield "--consecutive-months"
    if claim.number > 1 and claim.months is None and claim.months_since_claim is None:
        yield "--months-since-claim"
    if claim.claimed_on is None:
        yield "--claimed-on"
    if claim.birth_date is None:
        yield "--birth-date"
    elif claim.registered_on is None and not is_young_enough(on, age_on(claim.birth_date, claim.day)):
        # Who is young enough at the dismissal was so when first registered.
        yield "--registered-on"
    if claim.scale is None:
        yield "--scale"
    if not claim.programmes:
        yield "--programmes"


def _asks_for_a_row(on: Reading, claim: Claim) -> bool:
    """Whether months in a row are asked for; that they are not counts as a value used once the months are told."""
    if claim.months is not None:
        return bool(asks_for_months_in_a_row(on))
    return bool(on.parameter("jkp.claim.consecutive").at(cast("date", on.day)).value)


def _against(on: Reading, code: str, parameter: str, **fields: Any) -> Problem:
    """A reason against the right, with the rule that it comes from."""
    rule = on.dated(parameter)
    needed = rule.value if isinstance(rule.value, int | str) else ", ".join(map(str, rule.value))
    return problem(code, needed=needed, regulation=rule.regulation, article=rule.article, **fields)
