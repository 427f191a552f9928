"""A small office whose registers are linked, for the tests of who is who: bring rows in, link them, see what came of it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from semesta.engine import connect
from semesta.identity.diary import Entry
from semesta.identity.diary import diary as entries
from semesta.identity.kept import Kept
from semesta.identity.persons import LinkedPersons, link_persons
from semesta.registers.importing import Request, import_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace

WHEN = "2026-01-05T08:00:00+00:00"
KEYS = {"workers": "worker_id", "participants": "kpj"}


def bring(
    office: Workspace, register: str, rows: Sequence[Mapping[str, str]], period: str = "2025-12"
) -> None:
    """Import rows; the ``id`` of a person is the key of the register."""
    more = {"segment": "PU", "programmes": "JKK+JKM"} if register == "participants" else {}
    lines = [
        {KEYS.get(register, "") if name == "id" else name: row[name] for name in row} | more for row in rows
    ]
    file = office.path.parent / f"{register}-{period}-{len(rows)}.csv"
    with file.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
    report = import_files(office, Request(register, (file,), period, codes="kemendagri"))
    assert report.rejected == 0


def run(office: Workspace, period: str = "2025-12", entity: Entity = "person") -> LinkedPersons:
    """A link run."""
    with office.scratch() as scratch:
        con = connect(scratch, "1GB", threads=1)
        try:
            return link_persons(con, office, period, WHEN, entity)
        finally:
            con.disconnect()


def persons(office: Workspace, entity: Entity = "person") -> dict[str, int]:
    """Record -> number, of the last run."""
    return dict(rows_of(office, "persons", f"SELECT register || ':' || record_id, {entity}_id", entity))


def told(office: Workspace, number: int | None = None) -> list[Entry]:
    """The entries of the diary of all runs."""
    with office.scratch() as scratch:
        con = connect(scratch, "1GB", threads=1)
        try:
            return entries(con, office, number=number)
        finally:
            con.disconnect()


def doubt(office: Workspace, left: str, right: str, probability: float, entity: Entity = "person") -> None:
    """Put one undecided pair into the links of the last run, the only one."""
    import duckdb

    kept = Kept(office, entity)
    (path,) = kept.paths("links", kept.runs()[-1]["semesta.link"])
    con = duckdb.connect()
    con.read_parquet(path, hive_partitioning=False).filter("standing <> 'undecided'").create("l")
    con.execute("INSERT INTO l VALUES (?, ?, ?, 'undecided', 'alike', '1')", [left, right, probability])
    con.table("l").write_parquet(path)


def rows_of(office: Workspace, name: str, select: str, entity: Entity = "person") -> list[tuple[Any, ...]]:
    """What a query finds in a table of the last run."""
    import duckdb

    kept = Kept(office, entity)
    paths = kept.paths(name, kept.runs()[-1]["semesta.link"])
    return duckdb.connect().execute(f"{select} FROM read_parquet({paths})").fetchall()
