"""How many bars there are decides how much is written beside each, and how large."""

from __future__ import annotations

from dataclasses import dataclass

FEW, SOME = 9, 20
"""Up to the first number everything is written; up to the second the notes stand below the names; beyond, in a line."""

_LARGEST_STEP = 150.0
_STEPS_FOR_THREE_LINES = 64.0


@dataclass(frozen=True)
class Layout:
    """The places of the words of a number of bars.

    ``has_notes`` where bars differ in period, basis or definition, ``has_aims`` where one has a target.
    """

    count: int
    has_notes: bool
    has_aims: bool

    @property
    def is_spacious(self) -> bool:
        """Percentage, people and target stand in lines of their own."""
        return self.count <= FEW

    @property
    def notes_beside(self) -> bool:
        """The notes stand at the right of the bars, after the people."""
        return self.has_notes and self.count > SOME

    @property
    def notes_below(self) -> bool:
        """The notes stand below the names."""
        return self.has_notes and self.count <= SOME

    @property
    def left(self) -> int:
        """Pixels for the names."""
        return 300 if self.count > SOME else 384

    @property
    def right(self) -> int:
        """Pixels for the figures."""
        if self.notes_beside:
            return 610
        if self.is_spacious:
            return 490
        return 436 if self.count <= SOME else 340

    def step(self, height: float) -> float:
        """From one bar to the next, in a drawing of that height."""
        return min(height / self.count, _LARGEST_STEP)

    def thickness(self, step: float) -> float:
        """Of a bar."""
        return min(56.0, step * (0.42 if self.count <= SOME else 0.58))

    def name_size(self, step: float) -> float:
        """Of the names and the percentages."""
        if self.is_spacious:
            return min(28.0, 14 + step * 0.12)
        return min(18.0, step * (0.45 if self.notes_below else 0.8))

    def shows_aim(self, step: float) -> bool:
        """Whether there is room to say how far the target is."""
        return self.has_aims and self.is_spacious and step >= _STEPS_FOR_THREE_LINES
