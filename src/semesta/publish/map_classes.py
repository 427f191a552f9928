"""The classes of a map: six shades at most, parted at whole percentages that people can read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from semesta.publish import look

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Classes:
    """Coverage from one of ``breaks`` (whole percentage points, rising) up to the next has one colour."""

    breaks: tuple[int, ...]

    def colour(self, coverage: float | None) -> str:
        """The colour of a ratio; of none, that of no data."""
        if coverage is None:
            return look.NO_DATA
        return self.colours[sum(coverage * 100 >= limit for limit in self.breaks)]

    @property
    def colours(self) -> list[str]:
        """One for each class, the lightest first; few classes take shades that are far apart."""
        count = len(self.breaks) + 1
        last = len(look.SCALE) - 1
        return [look.SCALE[round(place * last / max(count - 1, 1))] for place in range(count)]

    @property
    def labels(self) -> list[str]:
        """``<38``, from 38 to 46, ..., ``≥70%``; one class alone is nameless."""
        if not self.breaks:
            return [""]
        inner = [f"{low}–{high}" for low, high in pairwise(self.breaks)]  # noqa: RUF001 - from-to
        return [f"<{self.breaks[0]}", *inner, f"≥{self.breaks[-1]}%"]


def classes_of(ratios: Sequence[float]) -> Classes:
    """Classes that hold about as many areas each."""
    ordered = sorted(ratios)
    if not ordered:
        return Classes(())
    count = len(look.SCALE)
    cuts = [ordered[min(len(ordered) * place // count, len(ordered) - 1)] for place in range(1, count)]
    breaks = sorted({round(cut * 100) for cut in cuts})
    return Classes(tuple(limit for limit in breaks if ordered[0] * 100 < limit <= ordered[-1] * 100))
