"""The lines of the cube: the whole, and each value of each dimension.

While people are counted, each line is a column; in the cube it is a row.
"""

from __future__ import annotations

from dataclasses import dataclass

from semesta.coverage.persons.values import DIMENSIONS, UNKNOWN, VALUES


@dataclass(frozen=True)
class Slot:
    """One line: its dimension and value, both empty for the whole."""

    by: str
    value: str

    @property
    def column(self) -> str:
        """The column in which it is counted: ``people`` for the whole, else ``sex_male``."""
        return f"{self.by}_{self.value}" if self.by else "people"


WHOLE = Slot("", "")
SLOTS = (WHOLE, *(Slot(by, value) for by in DIMENSIONS for value in (*VALUES[by], UNKNOWN)))
"""Every line, in the order of the cube."""
