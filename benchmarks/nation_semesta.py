"""The nation's cube, or its uncovered per village, by Semesta's own steps: FOLDER OUT cube|uncovered MEMORY."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from semesta.coverage.persons import Registers, Scope, Steps, count_people, number_people
from semesta.coverage.persons.figures import figures
from semesta.coverage.persons.uncovered import uncovered_workers
from semesta.definition import Definition
from semesta.engine import choose, read_parquet, write_parquet
from semesta.registers.period import parse


def main(folder: Path, out: Path, job: str, memory: str) -> None:
    with tempfile.TemporaryDirectory(dir=out.parent) as name:
        scratch = Path(name)
        con = choose("duckdb", scratch, memory)
        con.raw_sql("SET preserve_insertion_order = false")
        steps = Steps(con, scratch)
        definition = Definition()
        scope = Scope(definition, parse("2025-12"))
        tables = [
            read_parquet(con, [str(folder / f"{each}.parquet")])
            for each in ("participants", "workers", "employers")
        ]
        people = number_people(steps, Registers(*tables), scope)
        if job == "cube":
            cube, _ = count_people(steps, people, tables[2], scope)
            rows = figures(steps, steps.keep("cube", cube), definition)
            write_parquet(
                con, rows.select("basis", "level", "area_code", "by", "value", "participants", "workers"), out
            )
        else:
            missing = uncovered_workers(people, scope)
            write_parquet(con, missing.group_by("village_code").agg(people=missing.count()), out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
