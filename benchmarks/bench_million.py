"""``semesta match`` of 1,000,000 to 1,000,000 persons beside plain Splink: seconds, megabytes, F1.

``python benchmarks/bench_million.py [--rows 1000000] [--runs 3] [--no-peer]``: each in a process of its own, one after another.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from lists_of_a_million import write_lists
from measure import Run, run

MATCH = "from semesta.cli import main; main()"


def f1(file: Path, rows: int, least: float) -> float:
    import duckdb

    made, right = duckdb.execute(
        f"SELECT count(*), count(*) FILTER (substr(id_left, 2) = substr(id_right, 2)) FROM '{file}' WHERE probability >= {least}"
    ).fetchall()[0]
    return float(2 * right / (made + 0.7 * rows))


def show(name: str, made: Run, told: str) -> None:
    print(
        f"{name:12}{made.seconds:7.1f} s{made.processor:8.1f} s of processor{made.gigabytes:6.2f} GB  {told}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-peer", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        left, right = write_lists(Path(folder), asked.rows)
        out = Path(folder) / "pairs.parquet"
        for _ in range(asked.runs):
            made = run([sys.executable, "-c", MATCH, "match", str(left), str(right), "--out", str(out)])
            show("semesta", made, f"F1 {f1(out, asked.rows, 0.5):.4f}")
        if not asked.no_peer:
            script = str(Path(__file__).with_name("plain_splink.py"))
            made = run([sys.executable, script, str(left), str(right), "--out", str(out)])
            values = {least: f1(out, asked.rows, least) for least in (0.05, 0.5, 0.9, 0.95, 0.99, 0.999)}
            best = max(values, key=lambda least: values[least])
            show("splink", made, f"F1 {values[0.5]:.4f}, at its best threshold ({best}) {values[best]:.4f}")


if __name__ == "__main__":
    main()
