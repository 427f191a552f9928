"""The numbers that firms bear: NIB of 13 digits, NPWP of 15 or 16."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.synth.arrow import choose, glue, written
from semesta.synth.scatter import scatter

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.synth.vectors import Flags, Ints

FIRST_NIB = 10**12
NIBS = 10**12
FIRST_NPWP = 10**13
NPWPS = 8 * 10**11


def write_nibs(firm: Ints, seed: int) -> pa.Array:
    """The NIB of firms (numbers of the run), as text."""
    return written(FIRST_NIB + scatter(firm, NIBS, seed, "NIB"))


def write_npwps(firm: Ints, of_16: Flags, seed: int) -> pa.Array:
    """The NPWP of firms: ``0`` and 14 digits, and one more zero before it in the form of 16 digits."""
    zeros = choose(("0", "00"), of_16)
    return glue(zeros, written(FIRST_NPWP + scatter(firm, NPWPS, seed, "NPWP")))
