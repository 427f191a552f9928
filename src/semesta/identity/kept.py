"""Where persons, links and the diary are kept: Delta tables of the results, a part for each run."""

# ruff: noqa: S608 - names of tables are ours, paths are quoted

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta.identity.lists import text
from semesta.identity.model import VERSION
from semesta.storage import LedgeredTable, files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from duckdb import DuckDBPyConnection
    from ibis.backends.duckdb import Backend

    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace

ENTRY = "semesta.link"
LAST = "semesta.last_person"
PERIOD = "semesta.period"
BATCHES = "semesta.batches"
BASE = "semesta.base"
TABLES: dict[str, dict[str, str]] = {
    "persons": {"person_id": "int64", "register": "string", "record_id": "string", "present": "string"},
    "links": {
        "left_id": "string",
        "right_id": "string",
        "probability": "decimal(12, 8)",
        "standing": "string",
        "explanation": "string",
        "model": "string",
    },
    "diary": {
        "event": "string",
        "person_id": "int64",
        "other": "int64",
        "records": "int64",
        "first": "string",
        "when": "string",
        "why": "string",
    },
    "expected": {"area_code": "string", "wrong": "decimal(12, 8)", "missed": "decimal(12, 8)"},
}
"""Columns of the tables, beside ``period`` and ``run``."""
PARTITIONS = ("period", "run")


@dataclass(frozen=True)
class Kept:
    """The kept runs of a workspace."""

    workspace: Workspace
    entity: Entity = "person"

    def named(self, name: str) -> str:
        """The name of a table: that of persons as it is; ``employers``, ``employer_links`` and ``employer_diary``."""
        if name == "expected":
            return f"{self.entity}_link_errors"
        if self.entity == "person":
            return name
        return "employers" if name == "persons" else f"employer_{name}"

    def table(self, name: str) -> LedgeredTable:
        """One of ``TABLES``."""
        columns = {column.replace("person", self.entity): kind for column, kind in TABLES[name].items()}
        types = {**columns, "period": "string", "run": "string"}
        own = self.named(name)
        return LedgeredTable(self.workspace.path / "results" / own, own, types, PARTITIONS)

    def runs(self) -> list[dict[str, Any]]:
        """The commits of persons, the first one first; they are written last, so that a run is whole or not there."""
        return [commit for commit in self.table("persons").history() if ENTRY in commit]

    def last_number(self) -> int:
        """The last number ever given to a person."""
        return max((int(commit[LAST]) for commit in self.runs()), default=0)

    def paths(self, name: str, run: str) -> list[str]:
        """The files of a run, and of the runs that it only added to."""
        stored = self.table(name).open()
        if stored is None:
            return []
        base = {commit[ENTRY]: commit.get(BASE) for commit in self.runs()}
        found: list[str] = []
        step: str | None = run
        while step:
            found = files(stored, ("run", "=", step)) + found
            step = base.get(step) if name != "diary" else None
        return found

    def read_before(self, con: Backend) -> None:
        """``before``: id, person_id, was_present, as the last run of any month left them, also of records that are not there now."""
        runs = self.runs()
        paths = self.paths("persons", runs[-1][ENTRY]) if runs else []
        number = f"{self.entity}_id"
        source = (
            f"read_parquet([{', '.join(map(text, paths))}])"
            if paths
            else f"(SELECT '' AS register, '' AS record_id, 0::BIGINT AS {number}, '' AS present LIMIT 0)"
        )
        con.con.execute(
            f"CREATE OR REPLACE TEMP TABLE before AS SELECT register || ':' || record_id AS id, min({number}) AS person_id, bool_or(present = 'yes') AS was_present FROM {source} GROUP BY 1"
        )

    def append(self, con: Backend, period: str, when: str, last: int, entry: Mapping[str, str]) -> str:
        """Keep a run (``numbered``, ``link``, ``diary``, ``expected``); returns its number.

        Args:
            con: the engine.
            period: the month.
            when: the moment, for the diary.
            last: the last number given.
            entry: what else the commit remembers (``BATCHES``).

        Raises:
            SemestaError: E-WORKSPACE-005, the disk is full or not writable.
        """
        run = f"L{len(self.runs()) + 1:04d}"
        self._write(
            con.con,
            "links",
            period,
            run,
            {},
            f"SELECT left_id, right_id, probability::DECIMAL(12, 8) AS probability, standing, explanation, {text(VERSION)} AS model FROM link ORDER BY left_id, right_id",
        )
        self._write(
            con.con,
            "diary",
            period,
            run,
            {},
            f'SELECT event, person_id::BIGINT AS {self.entity}_id, other::BIGINT AS other, records::BIGINT AS records, first, {text(when)} AS "when", why FROM diary ORDER BY 2, 3',
        )
        self._write(
            con.con,
            "expected",
            period,
            run,
            {},
            "SELECT area_code, wrong::DECIMAL(12, 8) AS wrong, missed::DECIMAL(12, 8) AS missed FROM expected ORDER BY 1",
        )
        persons = (
            f"SELECT person_id::BIGINT AS {self.entity}_id, split_part(id, ':', 1) AS register, substr(id, strpos(id, ':') + 1) AS record_id, present FROM"
            " (SELECT id, person_id, 'yes' AS present FROM numbered UNION ALL"
            " SELECT id, person_id, 'no' FROM before ANTI JOIN numbered USING (id)) ORDER BY register, record_id"
        )
        self._write(
            con.con, "persons", period, run, {ENTRY: run, LAST: str(last), PERIOD: period, **entry}, persons
        )
        return run

    def _write(
        self, con: DuckDBPyConnection, name: str, period: str, run: str, entry: dict[str, str], query: str
    ) -> None:
        con.execute(f"CREATE OR REPLACE TEMP TABLE kept AS {query}")
        rows = int(con.execute("SELECT count(*) FROM kept").fetchall()[0][0])

        def write(file: Path) -> None:
            con.execute(f"COPY kept TO {text(file)} (FORMAT parquet)")

        def is_there() -> bool:
            return any(commit.get(ENTRY) == run for commit in self.table(name).history())

        self.table(name).append(
            {"period": period, "run": run}, entry or {f"{ENTRY}.{name}": run}, rows, write, is_there
        )
