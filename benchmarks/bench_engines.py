"""The same coverage cube on DuckDB and on Spark in this machine: seconds, memory, the ratio, and whether the tables agree.

Registers of the nation at a scale are made first; each engine then runs in a fresh process. Starting an engine is told
apart from the job, since a cluster is started once. ``--engine spark://host:port`` adds a cluster that you have running.

    .venv/bin/python benchmarks/bench_engines.py [--scale 0.01] [--engine NAME]...
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import measure

ENGINES = ("duckdb", "local[2]")
MEMORY = "2GB"
PERIOD = "2025-12"
REGISTERS = ("participants", "workers", "employers")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scale", type=float, default=0.01, help="1 is the nation: 145 million workers")
    parser.add_argument("--engine", action="append", default=[], help="besides duckdb and local[2]")
    parser.add_argument("--run", nargs=2, metavar=("ENGINE", "FOLDER"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        print(json.dumps(one(given.run[0], Path(given.run[1]))))
        return
    from semesta.synth import nation_fast

    measure.machine("duckdb", "ibis-framework", "pyspark")
    with tempfile.TemporaryDirectory() as folder:
        nation = nation_fast(Path(folder), given.scale)
        print(
            f"scale {given.scale}: " + ", ".join(f"{count:,} {name}" for name, count in nation.rows.items())
        )
        compare([*ENGINES, *given.engine], folder)


def compare(engines: list[str], folder: str) -> None:
    first: dict[str, float | str] = {}
    print(f"{'engine':28}{'start s':>9}{'job s':>9}{'GB':>7}{'rows':>10}{'job ratio':>11}")
    for engine in engines:
        command = [sys.executable, __file__, "--run", engine, folder]
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        found = json.loads(said.splitlines()[-1])
        first = first or found
        assert found["table"] == first["table"], f"{engine} gives another table than {engines[0]}"
        print(
            f"{engine:28}{found['start']:9.2f}{found['job']:9.2f}{found['gigabytes']:7.2f}{found['rows']:10,}"
            f"{found['job'] / float(first['job']):9.2f} x"
        )
    print("All tables are equal.")


def one(engine: str, folder: Path) -> dict[str, float | str]:
    """One engine's run: the seconds of its start and of its job, the peak of memory, and a digest of its rows."""
    from semesta.coverage.persons.counting import Registers, count_people, number_people
    from semesta.coverage.persons.scope import Scope
    from semesta.coverage.persons.steps import Steps
    from semesta.definition import Definition
    from semesta.engine import choose, read_parquet, records
    from semesta.registers.period import parse

    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        begun = time.perf_counter()
        con = choose(engine, scratch, MEMORY)
        started = time.perf_counter()
        steps = Steps(con, scratch)
        registers = Registers(*(read_parquet(con, [folder / f"{each}.parquet"]) for each in REGISTERS))
        scope = Scope(Definition(), parse(PERIOD))
        people = number_people(steps, registers, scope)
        rows = records(con, count_people(steps, people, registers.employers, scope))
        ended = time.perf_counter()
        lines = sorted(json.dumps(row, sort_keys=True) for row in rows)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2 + java_gigabytes()
        con.disconnect()
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return {
        "start": started - begun,
        "job": ended - started,
        "gigabytes": peak,
        "rows": len(rows),
        "table": digest,
    }


def java_gigabytes() -> float:
    """The peak of the memory of Spark's driver, which in local mode does the work; none with DuckDB."""
    if "pyspark" not in sys.modules:
        return 0.0
    from pyspark import SparkContext

    gateway = SparkContext._gateway  # noqa: SLF001 - the process of Spark's Java
    status = Path(f"/proc/{gateway.proc.pid}/status").read_text(encoding="utf-8") if gateway else ""
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0]) / 1024**2 if found else 0.0


if __name__ == "__main__":
    main()
