"""A coverage table: typed rows for callers, an Arrow table with the columns of the contract for everybody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.coverage.row import Row
    from semesta.errors import Problem
    from semesta.language import Language

_BEFORE = ("area_code", "area_name", "level", "period", "basis")
_AFTER = ("participants", "workers", "coverage", "low", "high", "gap", "target", "definition")
_KINDS = {
    "participants": "int64", "workers": "int64", "coverage": "float64", "low": "float64", "high": "float64",
    "gap": "int64", "target": "float64",
}  # fmt: skip


@dataclass(frozen=True)
class Result:
    """The rows in order (the nation first, then by code, basis, definition and split) and what to know about all."""

    rows: tuple[Row, ...]
    by: str | None = None
    notes: tuple[Problem, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the contract, ``flags`` last."""
        split = (self.by,) if self.by else ()
        return (*_BEFORE, *split, *_AFTER, "source", "flags")

    def records(self, language: Language | None = None) -> list[dict[str, Any]]:
        """The rows as dictionaries of these columns; sources and flags in a language."""
        return [self._record(row, language) for row in self.rows]

    def _record(self, row: Row, language: Language | None) -> dict[str, Any]:
        split = {self.by: row.split} if self.by else {}
        before = {name: getattr(row, name) for name in _BEFORE}
        after = {name: getattr(row, name) for name in _AFTER}
        return before | split | after | {"source": row.source(language), "flags": row.flag_text(language)}

    def table(self, language: Language | None = None) -> pa.Table:
        """The rows as an Arrow table: counts int64, ratios float64, the rest text (making one loads pandas)."""
        import pyarrow as pa

        schema = pa.schema([(name, pa.type_for_alias(_KINDS.get(name, "string"))) for name in self.columns])
        return pa.Table.from_pylist(self.records(language), schema=schema)
