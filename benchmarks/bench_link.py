"""``semesta link`` on synthetic Jakartas beside plain Splink and exact NIK: seconds, megabytes, F1 of all pairs of records.

``python benchmarks/bench_link.py [--share 0.1] [--seeds 1 2 3] [--peers tight wide]``: for each seed makes the extracts and their truth, imports
them, and links them in a process of its own; plain Splink (``plain_splink.py``) gets the same records, without the numbers
that are placeholders. Exact NIK leaves numbers alone that more than fifty records share.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from measure import Run, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

PERIOD = "2025-12"
SOUND = "length(nik) = 16 AND replace(nik, left(nik, 1), '') <> '' AND right(nik, 4) <> '0000' AND nik <> '1234567890123456'"
"""Placeholders are no numbers: the peers are not made worse than they are."""
REGISTERS = ("workers", "participants", "rosters")
CLI = "from semesta.cli import main; main()"


def pair_f1(con: DuckDBPyConnection, groups: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs that ``groups`` (id, grouped) makes."""
    joined = f"(SELECT grouped, person_id FROM ({groups}) JOIN truth USING (id))"
    counted = []
    for columns in ("grouped, person_id", "grouped", "person_id"):
        query = f"SELECT sum(n * (n - 1) / 2) FROM (SELECT count(*)::DOUBLE AS n FROM {joined} GROUP BY {columns})"
        counted.append(con.execute(query).fetchall()[0][0])
    both, made, true = counted
    return both / made, both / true, 2 * both / (made + true)


def one(share: float, seed: int, peers: Sequence[str]) -> None:
    import duckdb

    from semesta.engine import connect
    from semesta.identity.gathering import gather
    from semesta.identity.kept import ENTRY, Kept
    from semesta.registers.importing import Request, import_files
    from semesta.synth import write_extracts
    from semesta.workspace import create

    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        write_extracts(made, "31", share, period=PERIOD, seed=seed, file_format="parquet")
        office = create(Path(folder) / "office", "31", "en")
        for register in REGISTERS:
            import_files(
                office, Request(register, (made / f"{register}.parquet",), PERIOD, codes="kemendagri")
            )
        con = duckdb.connect()
        con.execute(
            f"CREATE VIEW truth AS SELECT register || ':' || record_id AS id, person_id FROM '{made}/truth/identity.parquet'"
        )
        people = Path(folder) / "people.parquet"
        with office.scratch() as scratch:
            engine = connect(scratch)
            gather(engine, office, PERIOD)
            engine.con.execute(
                f"COPY (SELECT id, CASE WHEN {SOUND} THEN nik END AS nik, name, birth_date, sex, place AS village_code FROM given) TO '{people}'"
            )
            engine.disconnect()
        records = con.execute(f"SELECT count(*) FROM '{people}'").fetchall()[0][0]
        print(f"share {share}, seed {seed}: {records} records", flush=True)
        ran = run([sys.executable, "-c", CLI, "--workspace", str(office.path), "link", "--period", PERIOD])
        kept = Kept(office)
        paths = kept.paths("persons", kept.runs()[-1][ENTRY])
        groups = f"SELECT register || ':' || record_id AS id, person_id AS grouped FROM read_parquet({paths})"
        show("semesta", ran, pair_f1(con, groups))
        exact = f"SELECT id, CASE WHEN count(*) OVER (PARTITION BY nik) <= 50 AND nik IS NOT NULL THEN nik ELSE id END AS grouped FROM '{people}'"
        show("exact NIK", None, pair_f1(con, exact))
        script = str(Path(__file__).with_name("plain_splink.py"))
        out = Path(folder) / "groups.parquet"
        for rules in peers:
            peer = run([sys.executable, script, str(people), "--out", str(out), "--rules", rules])
            for file in sorted(Path(folder).glob("groups.parquet.0*")):
                name = f"splink, {rules}, {file.name.removeprefix('groups.parquet.')}"
                show(name, peer, pair_f1(con, f"SELECT * FROM read_parquet('{file}')"))


def show(name: str, made: Run | None, told: tuple[float, float, float]) -> None:
    ran = (
        f"{made.seconds:7.1f} s{made.processor:8.1f} s of processor {made.gigabytes:5.2f} GB" if made else ""
    )
    precision, recall, f1 = told
    print(f"  {name:20}{ran:40} precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=float, default=0.1)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--peers", nargs="*", choices=["tight", "wide"], default=["tight", "wide"])
    asked = parser.parse_args()
    for seed in asked.seeds:
        one(asked.share, seed, asked.peers)


if __name__ == "__main__":
    main()
