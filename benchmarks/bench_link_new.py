"""New records into a linked register: how long it takes, whether a number changes, and whether they find their persons.

``python benchmarks/bench_link_new.py [--share 0.1] [--seed 1] [--new 10000] [--made FOLDER]``: makes a synthetic Jakarta (or
takes the extracts of ``FOLDER``), keeps back so many of its members, links the rest, then imports and links those kept back.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from semesta.workspace import Workspace

PERIOD = "2025-12"
WHEN = "2026-01-01T00:00:00+00:00"
LIMIT_SECONDS = 30


def link(office: Workspace, memory: str) -> float:
    """Link the month; the seconds that it took."""
    from semesta.engine import connect
    from semesta.identity.persons import link_persons

    begun = time.perf_counter()
    with office.locked(), office.scratch() as scratch:
        con = connect(scratch, memory)
        con.con.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
        found = link_persons(con, office, PERIOD, WHEN)
        con.disconnect()
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{found.run}: {found.records} records, {seconds:.1f} s, {peak:.1f} GB so far; {found}", flush=True)
    return seconds


def main() -> None:
    import duckdb

    from semesta.identity.kept import ENTRY, Kept
    from semesta.registers.importing import Request, import_files
    from semesta.synth import write_extracts
    from semesta.workspace import create

    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--new", type=int, default=10_000)
    parser.add_argument("--made", type=Path)
    parser.add_argument("--memory", default="6GB")
    asked = parser.parse_args()
    con = duckdb.connect()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        made = asked.made or folder / "made"
        if asked.made is None:
            write_extracts(made, "31", asked.share, period=PERIOD, seed=asked.seed, file_format="parquet")
        con.read_parquet(str(made / "participants.parquet")).create_view("members")
        con.execute(
            'CREATE TABLE chosen AS SELECT "NO KPJ" FROM members ORDER BY hash("NO KPJ") LIMIT ?', [asked.new]
        )
        for name, how in (("old", "NOT IN"), ("new", "IN")):
            found = con.sql(f'SELECT * FROM members WHERE "NO KPJ" {how} (FROM chosen)')
            found.write_parquet(str(folder / f"{name}.parquet"))
        office = create(folder / "office", "31", "en")
        files = {
            "workers": made / "workers.parquet",
            "participants": folder / "old.parquet",
            "rosters": made / "rosters.parquet",
        }
        for register, file in files.items():
            import_files(office, Request(register, (file,), PERIOD, codes="kemendagri"))
        whole = link(office, asked.memory)
        kept = Kept(office)
        con.read_parquet(kept.paths("persons", kept.runs()[-1][ENTRY])).create("before")
        import_files(office, Request("participants", (folder / "new.parquet",), PERIOD, codes="kemendagri"))
        seconds = link(office, asked.memory)
        paths = kept.paths("persons", kept.runs()[-1][ENTRY])
        con.read_parquet(paths).create("after")
        changed = con.execute(
            "SELECT count(*) FROM before b LEFT JOIN after a USING (register, record_id) WHERE a.person_id IS DISTINCT FROM b.person_id"
        ).fetchall()[0][0]
        con.read_parquet(str(made / "truth" / "identity.parquet")).create_view("truth")
        both, made_pairs, true = con.execute(
            "WITH x AS (SELECT register, record_id, a.person_id AS told, t.person_id AS true FROM after a JOIN truth t USING (register, record_id)),"
            ' n AS (SELECT * FROM x WHERE record_id IN (SELECT "NO KPJ" FROM chosen)) SELECT'
            " count(*) FILTER (n.told = x.told AND n.true = x.true), count(*) FILTER (n.told = x.told), count(*) FILTER (n.true = x.true)"
            " FROM n JOIN x ON (n.told = x.told OR n.true = x.true) AND n.record_id <> x.record_id"
        ).fetchall()[0]
        print(
            f"whole {whole:.1f} s; {asked.new} new {seconds:.1f} s (limit {LIMIT_SECONDS}); other numbers changed: {changed}"
        )
        print(
            f"pairs of the new ones: precision {both / made_pairs:.4f} recall {both / true:.4f} F1 {2 * both / (made_pairs + true):.4f}"
        )


if __name__ == "__main__":
    main()
