"""The places that employers have for members, taken one after the other in an order that tells nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from semesta.synth.memberships import JAKON, PU
from semesta.synth.streams import stream

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from semesta.synth.employers import Employers
    from semesta.synth.vectors import Flags, Ints


class Vacancies:
    """Every place of every employer once.

    Employers are known by their place in the book (``first`` of the province plus the place in it).
    """

    def __init__(self, employers: dict[str, Employers], first: dict[str, int], seed: int) -> None:
        self._queues: dict[tuple[str, int], NDArray[np.int32]] = {}
        self._taken: dict[tuple[str, int], int] = {}
        self._all: dict[str, tuple[NDArray[np.int32], NDArray[np.int32]]] = {}
        for province, those in employers.items():
            places = (first[province] + np.arange(len(those))).astype(np.int32)
            for segment, count in ((PU, those.employees), (JAKON, those.builders)):
                draw = stream(seed, f"vacancies {province}", segment)
                self._queues[province, segment] = draw.permutation(np.repeat(places, count))
                self._taken[province, segment] = 0
            self._all[province] = (places, places[those.closed])

    def take(self, province: str, segment: int, wanted: int) -> Ints:
        """The employers of the next members of a segment."""
        start = self._taken[province, segment]
        self._taken[province, segment] = start + wanted
        return self._queues[province, segment][start : start + wanted].astype(np.int64)

    def former(self, province: str, chance: Ints, from_closed: Flags) -> Ints:
        """Employers of people whose membership ended: any, or one that has closed."""
        every, closed = self._all[province]
        closed = closed if len(closed) else every
        return np.where(from_closed, closed[chance % len(closed)], every[chance % len(every)]).astype(
            np.int64
        )
