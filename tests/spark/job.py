"""A program of its own that runs the chain on a cluster, as a command of ours does: job.py MASTER FOLDER TIMES SECONDS

What Spark is doing goes to standard output, one JSON object a line, so that a test can disturb it at the right moment.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from semesta.engine import read_parquet, records
from semesta.engine.spark import session
from semesta.errors import SemestaError
from tests.spark.chain import coverage

if TYPE_CHECKING:
    from collections.abc import Iterator


POLL_SECONDS = 0.05
#: Each file and each part of a shuffle is a task of its own, so that there is a middle to be disturbed in.
IN_PIECES = {
    "spark.sql.files.openCostInBytes": str(128 * 1024**2),
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.adaptive.coalescePartitions.enabled": "false",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
}


def main() -> int:
    master, folder, times, seconds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    try:
        con = session.connect(master, folder, "1GB", worker_seconds=seconds)
    except SemestaError as error:
        tell(refused=[problem.code for problem in error.problems])
        return 1
    for name, value in IN_PIECES.items():
        con.raw_sql(f"SET {name}={value}")
    members, workers = (
        read_parquet(con, sorted(folder.glob(f"{name}*.parquet"))) for name in ("members", "workers")
    )
    for number in range(times):
        tell(run=number)
        start = time.perf_counter()
        with told(number):
            rows = records(con, coverage(members, workers))
        (folder / f"result{number}.json").write_text(json.dumps(rows), encoding="utf-8")
        tell(done=number, seconds=round(time.perf_counter() - start, 2))
    con.disconnect()
    return 0


@contextmanager
def told(run: int) -> Iterator[None]:
    """Tell of the running stages while something runs."""
    ended = threading.Event()
    thread = threading.Thread(target=watch, args=(run, ended), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def watch(run: int, ended: threading.Event) -> None:
    from pyspark import SparkContext

    tracker = SparkContext.getOrCreate().statusTracker()
    while not ended.wait(POLL_SECONDS):
        for stage in tracker.getActiveStageIds():
            found = tracker.getStageInfo(stage)
            if found is not None and found.numActiveTasks:
                tell(run=run, stage=stage, tasks=found.numTasks, active=found.numActiveTasks,
                     finished=found.numCompletedTasks, failed=found.numFailedTasks)  # fmt: skip


def tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
