"""Parameters looked up for whole columns: dates, keys (a JKK group) and amounts (an income class)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta.scheme.amount import is_column, whole_literal

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


def over_keys(keys: ir.Value, found: Mapping[str, Any], otherwise: int | None) -> ir.IntegerValue:
    """The value of each row's key, such as a JKK group 1 to 5; ``otherwise`` (NULL if None) for other keys."""
    import ibis

    text = keys.cast("string")
    return ibis.cases(
        *((text == key, _literal(value)) for key, value in found.items()), else_=_literal(otherwise)
    )


def over_amounts(pairs: Sequence[tuple[int, int]], amounts: ir.IntegerValue) -> ir.IntegerValue:
    """The value of the bracket in which each amount lies: the last pair whose start is not above it."""
    import ibis

    branches = [(amounts >= start, _literal(value)) for start, value in reversed(pairs[1:])]
    return ibis.cases(*branches, else_=_literal(pairs[0][1])) if branches else _literal(pairs[0][1])


def _compact(branches: Sequence[tuple[Any, Any]], otherwise: int | None) -> Any:
    import ibis

    return ibis.cases(*branches, else_=_literal(otherwise))


def _literal(value: Any) -> Any:
    import ibis

    if is_column(value):
        return value.cast("int64")
    return ibis.null("int64") if value is None else whole_literal(value)
