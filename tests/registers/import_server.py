"""A process that has everything loaded and forks a child for each import, so that tests can kill many of them.

One line of JSON in, one line out: ``{"do": "start", ...}`` answers with the child's process id, ``{"do": "wait",
"pid": n}`` with what the child said (None when it was killed before), ``{"do": "end"}`` ends.
"""

# ruff: noqa: T201 - what it prints are its answers

from __future__ import annotations

import json
import os
import resource
import sys
import warnings
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# One of these libraries would start a thread for each core.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
# Ibis 12 describes a table through a method that DuckDB 2 calls deprecated.
warnings.filterwarnings("ignore", message="fetch_arrow_table", category=DeprecationWarning)

# Everything that an import loads, but nothing that starts a thread: those do not live on in a child.
import deltalake.transaction  # noqa: E402, F401 - loaded for the children
import duckdb  # noqa: E402, F401 - loaded for the children
import filelock  # noqa: E402, F401 - loaded for the children
import ibis  # noqa: E402, F401 - loaded for the children
import pyarrow.parquet  # noqa: E402, F401 - loaded for the children
import xlsxwriter  # noqa: E402, F401 - loaded for the children

from semesta import areas  # noqa: E402 - after what the process is told above
from semesta.engine import connect, records, small_table  # noqa: E402 - after what the process is told above
from semesta.errors import SemestaError  # noqa: E402 - after what the process is told above
from semesta.language import domain, domains  # noqa: E402 - after what the process is told above
from semesta.registers import codebook, judging, outcome, reading, repair, schema  # noqa: E402, F401 - loaded for the children
from semesta.registers.checks.assess import assess, lead_places  # noqa: E402 - after what the process is told above
from semesta.registers.checks.reading import Context  # noqa: E402 - after what the process is told above
from semesta.registers.importing import Request, import_files  # noqa: E402 - after what the process is told above
from semesta.registers.period import parse  # noqa: E402 - after what the process is told above
from semesta.registers.store import Store  # noqa: E402 - after what the process is told above
from semesta.settings import Settings  # noqa: E402 - after what the process is told above
from semesta.workspace import create, open_workspace  # noqa: E402 - after what the process is told above


def run(order: dict[str, Any]) -> dict[str, Any]:
    """Do what a child is told: import a file, perhaps with less room or fewer rights; or look at the workspace."""
    if "limit" in order:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["limit"], resource.RLIM_INFINITY))
    if "user" in order:
        # Another user may not be able to read the libraries: an import as root loads what one needs.
        with TemporaryDirectory() as folder:
            rehearsal = create(Path(folder) / "ws")
            import_files(
                rehearsal,
                Request(order["register"], [Path(file) for file in order["files"]], order["period"]),
            )
        os.setgid(order["user"])
        os.setuid(order["user"])
    try:
        workspace = open_workspace(Path(order["workspace"]))
        if order["what"] == "look":
            return look(workspace.path)
        files = [Path(file) for file in order["files"]]
        report = import_files(workspace, Request(order["register"], files, order["period"]))
    except SemestaError as error:
        return {"refused": [problem.code for problem in error.problems], "text": str(error)}
    return {
        "batch": report.batch,
        "rows": report.rows,
        "accepted": report.accepted,
        "rejected": report.rejected,
    }


def look(path: Path) -> dict[str, Any]:
    """What a workspace holds: the ledger, the rows of each batch, what is wrong, and the files beside."""
    workspace = open_workspace(path)
    store = Store(workspace)
    with workspace.scratch() as scratch:
        con = connect(scratch, threads=1)
        table = store.read("participants", con)
        counted = records(con, table.group_by("batch").agg(n=table.count()))
        con.disconnect()
    return {
        "ledger": {
            batch.batch: [batch.period, batch.accepted] for batch in store.batches() if not batch.undone_at
        },
        "rows": {line["batch"]: line["n"] for line in counted},
        "wrong": [str(error) for error in store.check()],
        "repair": sorted(entry.name for entry in workspace.repair.iterdir()),
        "tmp": sorted(entry.name for entry in (path / "tmp").iterdir()),
    }


def start(order: dict[str, Any]) -> int:
    """Fork a child that does the order and leaves its answer in a file."""
    child = os.fork()
    if child == 0:
        # Opened before the rights are gone, written after the limit is.
        with Path(order["answer"]).open("w", encoding="utf-8") as stream:
            try:
                answer = run(order)
            except BaseException as error:  # noqa: BLE001 - a child must not go on as its parent
                answer = {"crashed": f"{type(error).__name__}: {error}"}
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            stream.write(json.dumps(answer))
        os._exit(0)
    return child


def warm_up() -> None:
    """Do once what every child would else do anew; no Delta table, since its threads would stay."""
    schema.every()
    areas.tree()
    areas.led_codes()
    areas.reused_codes()
    for name in domains():
        domain(name)
    register = schema.get("participants")
    names = [column.name for column in register.columns]
    with TemporaryDirectory() as folder:
        con = connect(Path(folder), threads=1)
        cells = small_table(con, "cells", {name: ("VARCHAR", ["1"]) for name in names})
        raw = cells.mutate(sheet=0, row=1, total=False)
        context = Context(parse("2025-12"), Settings(), frozenset())
        found = assess(raw, register, names, context, partial(judging._hold, con))
        book = codebook.village_book(con)
        led = lead_places(found, register, names, {"village_code": book})
        records(con, led.table)
        con.disconnect()


def main() -> None:
    """Serve until told to end."""
    warm_up()
    threads = [path.read_text().strip() for path in Path("/proc/self/task").glob("*/comm")]
    # The allocator starts its own thread anew in a child; any other would be missing there.
    assert len([name for name in threads if not name.startswith("jemalloc")]) == 1, threads
    print(json.dumps({"ready": os.getpid()}), flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        if order["do"] == "end":
            break
        if order["do"] == "start":
            print(json.dumps({"pid": start(order)}), flush=True)
        else:
            _, status, used = os.wait4(order["pid"], 0)
            print(json.dumps({"status": status, "seconds": used.ru_utime + used.ru_stime}), flush=True)


if __name__ == "__main__":
    main()
