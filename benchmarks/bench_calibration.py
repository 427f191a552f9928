"""Of the pairs that were given a probability, the share that is true, on registers of a synthetic Jakarta.

``python benchmarks/bench_calibration.py [--share 0.02] [--seed 7]``: workers with members, and members with themselves, by
all their fields and by fewer; seed 5 is the one on which the shift of ``person.toml`` was learned.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from measure import run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PERIOD = "2025-12"
KEYS = {"workers": "ID PEKERJA", "participants": "NO KPJ"}
NAMES = {"workers": "NAMA", "participants": "NAMA TK"}
FIELDS = {
    "all fields": ["NIK", "name", "TGL LAHIR", "JENIS KELAMIN", "KODE KELURAHAN"],
    "without NIK": ["name", "TGL LAHIR", "JENIS KELAMIN", "KODE KELURAHAN"],
    "name and date": ["name", "TGL LAHIR"],
    "name and village": ["name", "KODE KELURAHAN"],
}
EDGES = (0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)
MATCH = "from semesta.cli import main; main()"


def main() -> None:
    import duckdb

    from semesta.synth import write_extracts

    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=float, default=0.02)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    print("| Lists | " + " | ".join(f"{low} to {high}" for low, high in pairwise(EDGES)) + " | F1 |")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        write_extracts(made, "31", asked.share, period=PERIOD, seed=asked.seed, file_format="parquet")
        con = duckdb.connect()
        con.execute(
            f"CREATE TABLE truth AS SELECT register || ':' || record_id AS id, person_id FROM '{made}/truth/identity.parquet'"
        )
        for registers in (("workers", "participants"), ("participants",)):
            for told, fields in FIELDS.items():
                files = []
                for register in registers:
                    cells = ", ".join(
                        f'"{NAMES[register]}" AS "NAMA"' if field == "name" else f'"{field}"'
                        for field in fields
                    )
                    file = Path(folder) / f"{register}.parquet"
                    con.execute(
                        f"COPY (SELECT '{register}:' || \"{KEYS[register]}\" AS id, {cells} FROM '{made}/{register}.parquet') TO '{file}'"
                    )
                    files.append(str(file))
                lists = ["--dedupe", files[0]] if len(files) == 1 else files
                out = Path(folder) / "pairs.parquet"
                run([sys.executable, "-c", MATCH, "match", *lists, "--out", str(out), "--threshold", "0.05"])
                con.execute(
                    f"CREATE OR REPLACE TABLE found AS SELECT probability AS p, (a.person_id = b.person_id)::INT AS same FROM '{out}'"
                    " JOIN truth a ON a.id = id_left JOIN truth b ON b.id = id_right"
                )
                show(con, f"{' with '.join(registers)}, {told}", registers)


def show(con: DuckDBPyConnection, name: str, registers: tuple[str, ...]) -> None:
    cells = []
    for low, high in pairwise(EDGES):
        many, right = con.execute(
            "SELECT count(*), avg(same) FROM found WHERE p >= ? AND p < ?", [low, high]
        ).fetchall()[0]
        cells.append(f"{right:.3f} of {many}" if many else "-")
    one, two = registers[0], registers[-1]
    pairs = (
        "count(*) * (count(*) - 1) / 2"
        if one == two
        else f"count(*) FILTER (id LIKE '{one}:%') * count(*) FILTER (id LIKE '{two}:%')"
    )
    true = con.execute(
        f"SELECT sum(n) FROM (SELECT {pairs} AS n FROM truth WHERE id LIKE '{one}:%' OR id LIKE '{two}:%' GROUP BY person_id)"
    ).fetchall()[0][0]
    made, right = con.execute("SELECT count(*), sum(same) FROM found WHERE p >= 0.5").fetchall()[0]
    print(f"| {name} | {' | '.join(cells)} | {2 * right / (made + true):.4f} |", flush=True)


if __name__ == "__main__":
    main()
