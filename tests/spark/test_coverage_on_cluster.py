"""`semesta coverage --engine spark://...` on a real cluster prints DuckDB's table, also when a worker dies half-way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from semesta.registers.importing import Request, import_files
from semesta.synth import write_extracts
from semesta.workspace import create
from tests.spark.cluster import Cluster, environment, running_master, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.spark, pytest.mark.xdist_group("spark")]

PERIOD = "2025-12"
SHARE = 0.0005
QUESTION = ("coverage", "--period", PERIOD, "--area", "31", "--level", "village", "--format", "csv")
HALF_WAY = "placed"
"""A step in the middle; its folder shows that the job has come so far."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a very small Jakarta, dirt included."""
    folder = tmp_path_factory.mktemp("office")
    write_extracts(folder / "extracts", "31", SHARE, period=PERIOD, seed=7)
    workspace = create(folder / "ws", "31", "en")
    for register in ("workers", "participants", "employers"):
        file = folder / "extracts" / f"{register}.csv"
        report = import_files(workspace, Request(register, [file], PERIOD, codes="kemendagri"))
        assert report.rejected == 0
    return workspace.path


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running_master(tmp_path_factory.mktemp("cluster")) as started:
        started.add_worker()
        started.add_worker()
        yield started


@contextmanager
def semesta(office: Path, engine: str, told: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """The command as a process of its own."""
    command = [str(Path(sys.executable).parent / "semesta"), "-w", str(office), *QUESTION, "--engine", engine]
    with subprocess.Popen(
        command, env=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_the_same_table_as_duckdb_also_when_a_worker_is_killed(office: Path, cluster: Cluster) -> None:
    other = Path(shutil.copytree(office, office.parent / "other"))
    with semesta(office, "duckdb", dict(os.environ)) as process:
        expected, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    assert expected.count("\n") == 268

    with semesta(other, cluster.master, environment(cluster.folder)) as process:
        wait_for(
            lambda: any(other.glob(f"tmp/*/{HALF_WAY}")) or process.poll() is not None, "half of the job"
        )
        assert process.poll() is None, process.communicate()
        os.killpg(cluster.workers[0].pid, signal.SIGKILL)
        found, said = process.communicate(timeout=400)
        assert process.returncode == 0, said
    wait_for(lambda: cluster.states().count("ALIVE") == 1, "the master to miss the worker")
    assert found == expected
    assert not list(other.glob("tmp/*")), "the steps are gone with the job"
    stored = [next(each.glob("results/coverage/*/*.parquet")).parent.name for each in (office, other)]
    assert stored[0] == stored[1], "one run, on either engine"
