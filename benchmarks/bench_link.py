"""``semesta link`` on a synthetic Jakarta: F1 of all pairs of records of one person, beside joining by exact NIK.

``python benchmarks/bench_link.py [--share 0.1] [--seed 1]``: makes the extracts and their truth, imports them, links.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

PERIOD = "2025-12"
SOUND = "length(NIK) = 16 AND replace(NIK, left(NIK, 1), '') <> '' AND right(NIK, 4) <> '0000' AND NIK <> '1234567890123456'"
"""Placeholders are no numbers: exact NIK is not made worse than it is."""
REGISTERS = {"workers": "ID PEKERJA", "participants": "NO KPJ", "rosters": "ID USULAN"}


def pair_f1(con: object, groups: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs that ``groups`` (register, record_id, grouped) makes."""
    joined = f"(SELECT grouped, person_id FROM ({groups}) JOIN truth USING (register, record_id))"
    counted = []
    for columns in ("grouped, person_id", "grouped", "person_id"):
        query = f"SELECT sum(n * (n - 1) / 2) FROM (SELECT count(*)::DOUBLE AS n FROM {joined} GROUP BY {columns})"
        counted.append(con.execute(query).fetchall()[0][0])  # type: ignore[attr-defined]
    both, made, true = counted
    return both / made, both / true, 2 * both / (made + true)


def main() -> None:
    import duckdb

    from semesta.engine import connect
    from semesta.identity.kept import ENTRY, Kept
    from semesta.identity.persons import link_persons
    from semesta.registers.importing import Request, import_files
    from semesta.synth import write_extracts
    from semesta.workspace import create

    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        write_extracts(made, "31", asked.share, period=PERIOD, seed=asked.seed, file_format="parquet")
        office = create(Path(folder) / "office", "31", "en")
        for register in REGISTERS:
            import_files(
                office, Request(register, (made / f"{register}.parquet",), PERIOD, codes="kemendagri")
            )
        begun = time.perf_counter()
        with office.scratch() as scratch:
            con = connect(scratch, "6GB")
            con.con.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
            found = link_persons(con, office, PERIOD, "2026-01-01T00:00:00+00:00")
            con.disconnect()
        seconds = time.perf_counter() - begun
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        kept = Kept(office)
        paths = kept.paths("persons", kept.runs()[-1][ENTRY])
        reading = duckdb.connect()
        reading.execute(f"CREATE VIEW truth AS SELECT * FROM '{made}/truth/identity.parquet'")
        parts = [
            f"SELECT '{register}' AS register, \"{key}\" AS record_id, coalesce(CASE WHEN {SOUND} THEN NIK END, '{register}' || \"{key}\") AS grouped FROM '{made}/{register}.parquet'"
            for register, key in REGISTERS.items()
        ]
        asked_for = {
            "semesta": f"SELECT register, record_id, person_id AS grouped FROM read_parquet({paths})",
            "exact NIK": "SELECT register, record_id, CASE WHEN count(*) OVER (PARTITION BY grouped) <= 50 THEN grouped ELSE register || record_id END"
            f" AS grouped FROM ({' UNION ALL '.join(parts)})",
        }
        print(
            f"{found.records} records, {seconds:.0f} s, {memory:.1f} GB (with making the lists), estimated loss {found.loss:.2%}"
        )
        for name, query in asked_for.items():
            precision, recall, f1 = pair_f1(reading, query)
            print(f"{name:12} precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}")


if __name__ == "__main__":
    main()
