"""Parameters looked up for whole columns: dates, keys (a JKK group) and amounts (an income class)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from semesta.scheme.amount import Whole, is_column, whole_literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import ibis.expr.types as ir

    from semesta.scheme.parameter import Dated, Parameter


def over_dates(
    parameter: Parameter, days: ir.DateValue, one: Callable[[Dated], Any], otherwise: int | None
) -> ir.IntegerValue:
    """The value on each row's day; ``otherwise`` (NULL if None) where the law has none."""
    import ibis

    branches = []
    for each in reversed(parameter.values):
        if each.end is not None:
            branches.append((days > ibis.literal(each.end), _literal(otherwise)))
        branches.append((days >= ibis.literal(each.start), _literal(one(each))))
    return _compact(branches, otherwise)


def over_keys(keys: ir.Value, found: Mapping[str, Any], otherwise: int | None) -> Whole:
    """The value of each row's key, such as a JKK group 1 to 5; ``otherwise`` (NULL if None) for other keys.

    One number when every key has the same as ``otherwise``: then no row needs to be looked at.
    """
    import ibis

    if otherwise is not None and all(not is_column(each) and each == otherwise for each in found.values()):
        return otherwise
    whole = keys.type().is_integer()
    given = keys if whole else keys.cast("string")
    branches = [(given == (int(key) if whole else key), _literal(value)) for key, value in found.items()]
    return ibis.cases(*branches, else_=_literal(otherwise))


def over_amounts(pairs: Sequence[tuple[int, int]], amounts: ir.IntegerValue) -> ir.IntegerValue:
    """The value of the bracket in which each amount lies: the last pair whose start is not above it; NULL of NULL."""
    import ibis

    # The lowest brackets come first: most amounts lie there, and leave the engine's search early.
    below = [(amounts < start, _literal(value)) for (_, value), (start, _) in pairwise(pairs)]
    return ibis.cases(*below, (amounts.notnull(), _literal(pairs[-1][1])), else_=ibis.null("int64"))


def _compact(branches: Sequence[tuple[Any, Any]], otherwise: int | None) -> Any:
    import ibis

    return ibis.cases(*branches, else_=_literal(otherwise))


def _literal(value: Any) -> Any:
    import ibis

    if is_column(value):
        return value.cast("int64")
    return ibis.null("int64") if value is None else whole_literal(value)
