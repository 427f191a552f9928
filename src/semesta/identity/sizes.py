"""How many records there are on each side, and how many pairs these make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Sizes:
    """Records of the left and of the right list; ``right`` is None for one list with itself."""

    left: int
    right: int | None

    @property
    def is_one_list(self) -> bool:
        """Whether one list is compared with itself."""
        return self.right is None

    @property
    def records(self) -> int:
        """All records."""
        return self.left + (self.right or 0)

    @property
    def pairs(self) -> int:
        """All pairs that could be one person; at least 1."""
        return max(self.left * (self.left - 1) // 2 if self.right is None else self.left * self.right, 1)


def sizes_of(con: DuckDBPyConnection, *, is_one_list: bool) -> Sizes:
    """The sizes of the table ``record``."""
    found = con.execute(
        "SELECT count(*) FILTER (side = 0), count(*) FILTER (side = 1) FROM record"
    ).fetchall()
    left, right = found[0]
    return Sizes(int(left), None if is_one_list else int(right))
