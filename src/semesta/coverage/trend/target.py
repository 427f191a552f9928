"""Which of the stored targets a projection is measured against, and by when it is to be reached.

A target is stored with the month from which it holds and is meant for that year (the plan's "43.92 % in 2029"), so it is to
be reached by December.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.coverage.wording import Listing, Pair, Percent
from semesta.errors import problem
from semesta.registers.period import MONTHS, Period

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from decimal import Decimal

    from semesta.errors import Problem


@dataclass(frozen=True)
class Target:
    """A share of workers to be covered: ``ratio`` (0 to 1), ``by`` its last month, ``definition`` as it was stored.

    ``by`` and ``definition`` are None for a target that was given by hand without them.
    """

    ratio: Decimal
    by: Period | None = None
    definition: str | None = None


def due(period: Period) -> Period:
    """By when a target stored for a month is to be reached: December of its year."""
    return Period(period.year, MONTHS)


def choose(
    targets: Collection[Target], definition: str, last: Period
) -> tuple[Target | None, tuple[Problem, ...]]:
    """The target of an area: of the figure's own definition, the next one due after its last month.

    The one due last when all are past; of another definition only when the area has targets of exactly one other; none
    when it has targets of several others.

    Args:
        targets: all of the area, each with ``by`` and ``definition``.
        definition: of the figure.
        last: the last month with a figure.

    Returns:
        The target, and the remarks that belong to it (F-TREND-015, F-TREND-016).
    """
    own = [target for target in targets if target.definition == definition]
    if own:
        return _next(own, last), ()
    others = sorted({target.definition or "" for target in targets})
    if not others:
        return None, ()
    if len(others) > 1:
        best = [_next([target for target in targets if target.definition == other], last) for other in others]
        shown = Listing(Pair((Percent(target.ratio), target.definition)) for target in best)
        return None, (problem("F-TREND-016", targets=shown),)
    return _next(list(targets), last), (problem("F-TREND-015", other=others[0], definition=definition),)


def _next(targets: Sequence[Target], last: Period) -> Target:
    ordered = sorted(targets, key=lambda target: target.by or Period(0, 1))
    return next((target for target in ordered if target.by is not None and target.by > last), ordered[-1])
