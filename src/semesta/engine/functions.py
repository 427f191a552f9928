"""Functions that both engines have, but for which Ibis has no word that works on both."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis


def bit_or(bits: ibis.Column) -> ibis.Scalar:
    """The union of bitmasks of a group's rows as int64: NULL of no rows and of missing values alone.

    One bitmask for each person, then sums, gives every count of distinct persons at once; ``nunique`` over a cube takes
    nine times as long (reference/engines.md).
    """
    return _bit_or()(bits.cast("int64"))


@cache
def _bit_or() -> Any:
    import ibis

    def declared(bits: int) -> int:
        raise NotImplementedError(bits)  # pragma: no cover - the engine has its own

    return ibis.udf.agg.builtin(declared, name="bit_or", signature=(("int64",), "int64"))
