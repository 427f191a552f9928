"""The truth of a run as it grows: who is who, and which row is dirty in which way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import numpy as np

from semesta.synth.arrow import flags, numbers, pick, texts
from semesta.synth.output import Stream

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    import pyarrow as pa

    from semesta.synth.vectors import Flags, Ints


class Ledger:
    """Writes ``identity.parquet``, ``employers.parquet``, ``dirt.csv`` and ``rosters.csv`` into the folder of the truth."""

    def __init__(self, folder: Path) -> None:
        self._identity = Stream(folder / "identity.parquet", "parquet")
        self._employers = Stream(folder / "employers.parquet", "parquet")
        self._dirt = Stream(folder / "dirt.csv", "csv")
        self._rosters = Stream(folder / "rosters.csv", "csv")
        self.note("participants", texts([]), {"none": np.zeros(0, dtype=bool)})
        self.judge(texts([]), texts([]))

    def people(self, register: str, record: pa.Array, person: Ints) -> None:
        """Rows of a register and the persons (``person_id``) whom they mean."""
        columns = {
            "register": _same(register, len(record)),
            "record_id": record,
            "person_id": numbers(person),
        }
        self._identity.write(columns)

    def firms(self, register: str, record: pa.Array, firm: Ints) -> None:
        """Rows of a register of firms and the firms (``employer_id``) that they mean."""
        columns = {
            "register": _same(register, len(record)),
            "record_id": record,
            "employer_id": numbers(firm),
        }
        self._employers.write(columns)

    def note(self, register: str, record: pa.Array, hits: Mapping[str, Flags]) -> None:
        """Rows of a register and their dirt, by kind."""
        for kind, hit in hits.items():
            dirty = record.filter(flags(hit))
            if len(dirty) or not self._dirt.rows:
                self._dirt.write(
                    {
                        "register": _same(register, len(dirty)),
                        "record_id": dirty,
                        "kind": _same(kind, len(dirty)),
                    }
                )

    def judge(self, record: pa.Array, verdict: pa.Array) -> None:
        """Rows of the roster and what a check should say."""
        self._rosters.write({"roster_id": record, "verdict": verdict})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for stream in (self._identity, self._employers, self._dirt, self._rosters):
            stream.__exit__(kind, error, trace)


def _same(text: str, count: int) -> pa.Array:
    return pick(texts([text]), np.zeros(count, dtype=np.int64))
