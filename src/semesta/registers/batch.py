"""A batch: one import, as the ledger of the store remembers it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Batch:
    """What came in with one import. ``version`` is the version of the register's table that the import made."""

    batch: str
    register: str
    period: str
    rows: int
    accepted: int
    warnings: int
    rejected: int
    files: tuple[str, ...]
    sha256: tuple[str, ...]
    imported_at: str
    program: str
    source: str | None = None
    repair_file: str | None = None
    version: int = 0
    undone_at: str | None = None

    def dump(self) -> str:
        """The batch as one line of JSON."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def load(cls, text: str) -> Batch:
        """The batch that ``dump`` wrote."""
        raw = json.loads(text)
        return cls(**{**raw, "files": tuple(raw["files"]), "sha256": tuple(raw["sha256"])})
