"""What every reader is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from semesta.registers.schema import Register


@dataclass(frozen=True)
class Request:
    """A file, what it should be, the engine, an own scratch folder, and the user's mapping."""

    file: Path
    register: Register
    con: Backend
    scratch: Path
    mapping: Mapping[str, str]

    @property
    def name(self) -> str:
        """The name of the file, for messages."""
        return self.file.name
