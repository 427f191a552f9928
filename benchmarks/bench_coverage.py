"""The nation's coverage: 145 million workers and 45 million memberships, every level and value, beside SQL by hand.

    make benchmarks            or            .venv/bin/python benchmarks/bench_coverage.py [--scale 1.0]

Limits (design): 20 s and 4 GB for the cube, and 1.2 times the best SQL written by hand for the same result in the same
run; the uncovered per village likewise. Prints how both grow from 1/100 over 1/10 to the scale, pandas and Polars beside
them at 1/10. Data and spill stand in a temporary folder (SEMESTA_BENCH_DIR to choose where), removed at the end.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import duckdb
import measure

HERE = Path(__file__).parent
MEMORY = "2500MB"
MAKE = "import sys; from pathlib import Path; from semesta.synth import nation_fast; nation_fast(Path(sys.argv[1]), float(sys.argv[2]))"
KEYS = 'basis, level, area_code, "by", value, participants'


def same(left: Path, right: Path, columns: str, where: str = "true") -> str:
    """Whether two files hold the same rows."""
    a, b = (f"SELECT {columns} FROM '{each}' WHERE {where}" for each in (left, right))
    query = f"SELECT count(*) FROM (({a} EXCEPT ALL {b}) UNION ALL ({b} EXCEPT ALL {a}))"
    found = duckdb.connect().execute(query).fetchone()
    assert found is not None
    return "the same rows" if found[0] == 0 else f"{found[0]} ROWS DIFFER"


def job(script: str, arguments: list[str], times: int) -> measure.Run:
    return measure.best(times, [sys.executable, str(HERE / script), *arguments])


def at(scale: float, folder: Path, times: int) -> None:
    made = measure.python(MAKE, str(folder), str(scale))
    size = sum(file.stat().st_size for file in folder.glob("*.parquet")) / 1e9
    measure.line(f"scale {scale:g}: making the data ({size:.2f} GB)", made)
    ours, hand, frame = (folder / f"out-{name}.parquet" for name in ("ours", "hand", "frame"))
    for what, limit in (("cube", "limit 20 s, 4 GB, 1.2 x"), ("uncovered", "limit 1.2 x")):
        sql = job("nation_sql.py", [str(folder), str(hand), what, MEMORY], times)
        own = job("nation_semesta.py", [str(folder), str(ours), what, MEMORY], times)
        columns = f"{KEYS}, workers" if what == "cube" else "village_code, people"
        measure.line(f"  {what}: SQL by hand", sql)
        measure.line(f"  {what}: semesta ({limit}), {same(ours, hand, columns)}", own, sql)
        if what == "cube" and scale <= 0.1:
            for engine in ("polars", "pandas"):
                peer = job("nation_frames.py", [engine, str(folder), str(frame)], 1)
                note = same(
                    frame, ours, KEYS.replace("participants", "participants::BIGINT"), "participants > 0"
                )
                measure.line(f"  {what}: {engine}, {note}", peer, own)
    for file in folder.iterdir():
        file.unlink()


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--scale", type=float, default=1.0)
    options.add_argument("--times", type=int, default=2)
    given = options.parse_args()
    measure.machine("semesta", "duckdb", "ibis-framework", "polars", "pandas")
    with tempfile.TemporaryDirectory(dir=os.environ.get("SEMESTA_BENCH_DIR")) as name:
        for scale in sorted({min(0.01, given.scale), min(0.1, given.scale), given.scale}):
            at(scale, Path(name), given.times)


if __name__ == "__main__":
    main()
