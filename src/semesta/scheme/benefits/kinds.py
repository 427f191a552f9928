"""The kinds of benefit by the names of the command line, and which values each needs."""

from __future__ import annotations

import inspect
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from semesta.errors import problem, refusal
from semesta.scheme.benefits.base import option
from semesta.scheme.benefits.costs import jkk_home_care, jkk_transport
from semesta.scheme.benefits.death import jkk_death, jkm
from semesta.scheme.benefits.disability import jkk_disability, jkk_total_disability
from semesta.scheme.benefits.incapacity import jkk_stmb
from semesta.scheme.benefits.job_loss import jkp
from semesta.scheme.benefits.pension import jp
from semesta.scheme.benefits.savings import jht
from semesta.scheme.benefits.scholarship import scholarship

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from semesta.errors import Problem
    from semesta.scheme.benefits.result import Benefit
    from semesta.scheme.law import Law

KINDS: Final[Mapping[str, Callable[..., Benefit]]] = {
    "jkm": jkm,
    "jkk-death": jkk_death,
    "jkk-disability": jkk_disability,
    "jkk-total-disability": jkk_total_disability,
    "jkk-stmb": jkk_stmb,
    "jkk-transport": jkk_transport,
    "jkk-home-care": jkk_home_care,
    "jht": jht,
    "jp": jp,
    "jkp": jkp,
    "scholarship": scholarship,
}
#: Days after this year are taken for slips.
LAST_YEAR: Final = 2100
_OWN: Final = ("day", "law")


def benefit(
    kind: str, day: date, given: Mapping[str, Any], law: Law | None = None
) -> tuple[Benefit, list[Problem]]:
    """A benefit of a kind, and W-BENEFITS-002 for values that the kind does not use.

    Args:
        kind: one of ``KINDS``.
        day: the day of the accident, the death, the dismissal, the claim or the retirement.
        given: values by the names of the kind's arguments; None is what was not told.
        law: another law than the one that ships.

    Raises:
        SemestaError: E-BENEFITS-001, no such kind; E-BENEFITS-002, a value that it needs is missing; and those of the kind.
    """
    if kind not in KINDS:
        raise refusal("E-BENEFITS-001", kind=kind, known=", ".join(KINDS))
    told = {name: value for name, value in given.items() if value is not None}
    _within_reach(day, *told.values())
    needed, usable = arguments(kind)
    missing = [option(name) for name in needed if name not in told]
    if missing:
        raise refusal("E-BENEFITS-002", kind=kind, options=", ".join(missing))
    unused = [option(name) for name in told if name not in usable]
    said = [problem("W-BENEFITS-002", kind=kind, options=", ".join(unused))] if unused else []
    found = KINDS[kind](day, **{name: value for name, value in told.items() if name in usable}, law=law)
    return found, said


def _within_reach(*values: object) -> None:
    """Refuse days so far ahead that nobody means them.

    Raises:
        SemestaError: E-BENEFITS-013.
    """
    for value in values:
        if isinstance(value, date) and value.year > LAST_YEAR:
            raise refusal("E-BENEFITS-013", day=value, last=LAST_YEAR)


@cache
def arguments(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The values that a kind needs, and all that it uses."""
    told = {
        name: each for name, each in inspect.signature(KINDS[kind]).parameters.items() if name not in _OWN
    }
    needed = tuple(name for name, each in told.items() if each.default is inspect.Parameter.empty)
    return needed, tuple(told)
