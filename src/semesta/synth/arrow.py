"""Arrow arrays from NumPy vectors and from words, without going through pandas (whose import takes two seconds)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from semesta.synth.vectors import Flags, Ints


def numbers(vector: NDArray[np.generic]) -> pa.Array:
    """A column of numbers."""
    import pyarrow as pa

    buffer = pa.py_buffer(np.ascontiguousarray(vector).view(np.uint8))
    return pa.Array.from_buffers(pa.from_numpy_dtype(vector.dtype), len(vector), [None, buffer])


def flags(mask: Flags) -> pa.Array:
    """A column of true and false."""
    import pyarrow as pa

    return pa.Array.from_buffers(
        pa.bool_(), len(mask), [None, pa.py_buffer(np.packbits(mask, bitorder="little"))]
    )


def texts(words: Sequence[str]) -> pa.Array:
    """A column of text."""
    import pyarrow as pa

    coded = [word.encode() for word in words]
    ends = np.cumsum([0, *map(len, coded)], dtype=np.int32)
    return pa.StringArray.from_buffers(len(words), pa.py_buffer(ends), pa.py_buffer(b"".join(coded)))


def pick(words: pa.Array, places: NDArray[np.integer]) -> pa.Array:
    """The words at these places; null where the place is negative."""
    index = np.where(places < 0, 0, places).astype(np.int32)
    return blank(words.take(numbers(index)), places < 0)


def choose(words: tuple[str, ...], places: NDArray[np.generic]) -> pa.Array:
    """The words at these places (false and true are the first and the second)."""
    return pick(_kept(words), places.astype(np.int64))


@cache
def _kept(words: tuple[str, ...]) -> pa.Array:
    return texts(words)


def blank(column: pa.Array, where: Flags) -> pa.Array:
    """The column with nulls at the flagged rows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not where.any():
        return column
    return pc.if_else(flags(where), pa.nulls(1, column.type)[0], column)


def replace(column: pa.Array, where: Flags, by: pa.Array) -> pa.Array:
    """The column with the flagged rows replaced, in their order."""
    import pyarrow.compute as pc

    return pc.replace_with_mask(column, flags(where), by)


def written(vector: Ints) -> pa.Array:
    """Whole numbers as text."""
    import pyarrow as pa

    return numbers(vector).cast(pa.string())


def padded(vector: Ints, digits: int, prefix: str = "") -> pa.Array:
    """Whole numbers as text of so many digits, zeros in front, after a prefix."""
    import pyarrow.compute as pc

    filled = pc.utf8_lpad(written(vector), digits, "0")
    return glue(word(prefix), filled) if prefix else filled


def word(text: str) -> pa.Scalar:
    """One text, as a value for every row."""
    return texts([text])[0]


def glue(*columns: pa.Array | pa.Scalar) -> pa.Array:
    """Texts one after the other; null where one is null."""
    import pyarrow.compute as pc

    return pc.binary_join_element_wise(*columns, word(""))
