"""Arithmetic on whole rupiah that is the same for one number and for a column of 64-bit integers.

A formula is written once with these and the ordinary operators. Python numbers have no limit; columns are exact as long
as inputs and results fit into 64 bits (9.2 quintillion rupiah), since no step multiplies a whole amount by a rate.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import ibis.expr.types as ir

#: Whole rupiah, months, or a rate in millionths: a number or a column.
Whole: TypeAlias = "int | ir.IntegerValue"
#: A truth value or a column of them.
Truth: TypeAlias = "bool | ir.BooleanValue"

#: Rates are whole millionths: 0.24 % is 2400.
MILLION = 1_000_000


def is_column(value: object) -> bool:
    """Whether a value is a column (an Ibis expression) and not a Python value."""
    return hasattr(value, "op")


def portion(base: Whole, rate: Whole, *, is_small: bool = False) -> Whole:
    """A rate (millionths) of an amount that is not negative, rounded half up to the rupiah.

    No regulation that was read says how a contribution is rounded: half up is this program's documented choice.

    Args:
        base: rupiah.
        rate: millionths, at most a million for amounts near the limit of 64 bits.
        is_small: whether the amount is known to be below nine trillion rupiah (it has a ceiling), which is quicker.

    >>> portion(8_754_600, 10_000), portion(50, 10_000)
    (87546, 1)
    """
    if is_small or (not is_column(base) and not is_column(rate)):
        return divided(base * rate + MILLION // 2, MILLION)
    # An amount beyond 2^53 times a rate may not fit into 64 bits; its millions and its rest do.
    millions = divided(base, MILLION)
    rest = base - millions * MILLION
    return millions * rate + divided(rest * rate + MILLION // 2, MILLION)


def divided(value: Whole, by: Whole) -> Whole:
    """The whole part of a division of numbers that are not negative.

    >>> divided(7, 2)
    3
    """
    if not is_column(value) and not is_column(by):
        return value // by
    # Ibis' own // divides as floats, which are off beyond 2^53.
    return _divide()(_whole(value), _whole(by))


def minimum(one: Whole, other: Whole) -> Whole:
    """The smaller of two."""
    return where(one < other, one, other)


def maximum(one: Whole, other: Whole) -> Whole:
    """The larger of two."""
    return where(one > other, one, other)


def where(condition: Truth, yes: Whole, no: Whole) -> Whole:
    """``yes`` where the condition holds, else ``no``."""
    if isinstance(condition, bool):
        return yes if condition else no
    return condition.ifelse(_whole(yes), _whole(no))


def whole_literal(value: int) -> Any:
    """A constant that is of 64 bits in the engine too.

    Ibis writes a plain ``1000000``, which DuckDB takes for 32 bits: the product of two such constants would overflow.
    """
    import ibis

    return ibis.literal(str(value)).cast("int64")


def _whole(value: Any) -> Any:
    return value.cast("int64") if is_column(value) else whole_literal(value)


@cache
def _divide() -> Any:
    import ibis

    def declared(value: int, by: int) -> int:
        raise NotImplementedError(value, by)  # pragma: no cover - the engine has its own

    return ibis.udf.scalar.builtin(declared, name="divide", signature=(("int64", "int64"), "int64"))
