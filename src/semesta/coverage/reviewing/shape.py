"""What the queue shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from semesta.identity.decisions import Verdict


@dataclass(frozen=True)
class Shown:
    """A record of a pair: ``register:key``, its fields as they are stored, unmasked, and the number that it has now."""

    id: str
    register: str
    key: str
    fields: Mapping[str, str | None]
    number: int


@dataclass(frozen=True)
class Waiting:
    """A pair: its records, its evidence, and what the other answer than the present one would change.

    ``is_joined``: whether the two are counted as one at present. ``area_code``: the area whose published coverage moves most;
    ``effect_participants``: people by whom its participants would change (of workers, where no participant does; of
    employers, the declared workers); ``effect_points``: percentage points. ``verdict``: what was decided since the run.
    """

    left: Shown
    right: Shown
    probability: float
    explanation: str
    is_joined: bool
    area_code: str | None
    effect_participants: float
    effect_points: float
    verdict: Verdict | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """The two records."""
        return self.left.id, self.right.id
