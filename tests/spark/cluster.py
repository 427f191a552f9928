"""A standalone Spark cluster from the pyspark package: a master and workers as processes of this machine, on loopback.

Every process is stopped by its number when the test ends, however it ends; if the tests themselves are killed, the kernel
stops it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.both_engines import QUICK_JAVA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

START_SECONDS = 120.0
MEMORY = "700m"
EXECUTOR_MEMORY = "512m"


@dataclass
class Cluster:
    """A master and its workers."""

    folder: Path
    master: str = ""
    web: str = ""
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self) -> subprocess.Popen[bytes]:
        """Start a worker with one core and wait until the master knows it."""
        known = len(self.states())
        number = len(self.workers)
        worker, _ = self._start(
            "worker.Worker", f"worker{number}", r"Successfully registered with (master)",
            "--cores", "1", "--memory", MEMORY, "--work-dir", str(self.folder / f"work{number}"), self.master,
        )  # fmt: skip
        self.workers.append(worker)
        wait_for(lambda: len(self.states()) > known, "the worker in the master's list")
        return worker

    def states(self) -> list[str]:
        """What the master thinks of its workers: ALIVE, DEAD, ..."""
        return [str(worker["state"]) for worker in self._status()["workers"]]

    def stop(self) -> None:
        """Stop what still runs; executors are in the process group of their worker."""
        for process in reversed(self.processes):
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
            finally:
                process.wait(timeout=30)

    def start_master(self) -> None:
        """Start the master on free ports."""
        _, found = self._start(
            "master.Master",
            "master",
            r"(?s)Starting Spark master at (spark://\S+).*MasterWebUI[^\n]* at (http://\S+)",
        )
        self.master, self.web = found[1], found[2]

    def _start(
        self, kind: str, name: str, sign: str, *arguments: str
    ) -> tuple[subprocess.Popen[bytes], re.Match[str]]:
        import pyspark

        log = self.folder / f"{name}.log"
        binary = str(Path(pyspark.__file__).parent / "bin" / "spark-class")
        # Java takes the place of the shell that starts it, so the process's number is Java's.
        with_us = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
        command = [*with_us, binary, f"org.apache.spark.deploy.{kind}", "--host", "127.0.0.1", "--port", "0",
                   "--webui-port", "0", *arguments]  # fmt: skip
        with log.open("wb") as stream:
            process = subprocess.Popen(
                command, env=environment(self.folder), stdout=stream, stderr=stream, start_new_session=True
            )
        self.processes.append(process)
        found: list[re.Match[str]] = []

        def said() -> bool:
            text = log.read_text(errors="replace")
            assert process.poll() is None, text
            found.extend(re.finditer(sign, text))
            return bool(found)

        wait_for(said, f"the start of the {name}")
        return process, found[0]

    def _status(self) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.web}/json/", timeout=10) as answer:  # noqa: S310 - our own master
            status: dict[str, Any] = json.load(answer)
        return status


@contextmanager
def running_master(folder: Path) -> Iterator[Cluster]:
    """A master without workers yet; stopped at the end together with the workers that were added."""
    cluster = Cluster(folder)
    try:
        cluster.start_master()
        yield cluster
    finally:
        cluster.stop()


def environment(folder: Path) -> dict[str, str]:
    """What every Spark process of the cluster is told, the driver too."""
    settings = folder / "conf"
    settings.mkdir(exist_ok=True)
    told = {
        "spark.executor.memory": EXECUTOR_MEMORY,
        "spark.executor.extraJavaOptions": QUICK_JAVA,
        "spark.sql.shuffle.partitions": "4",
    }
    lines = "".join(f"{name} {value}\n" for name, value in told.items())
    (settings / "spark-defaults.conf").write_text(lines, encoding="utf-8")
    return {
        **os.environ,
        "SPARK_CONF_DIR": str(settings),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_DIRS": str(folder / "spill"),
        "SPARK_DAEMON_MEMORY": "256m",
        "JDK_JAVA_OPTIONS": QUICK_JAVA,
    }


def wait_for(is_so: Callable[[], bool], what: str, seconds: float = START_SECONDS) -> None:
    """Wait until something is so.

    Raises:
        TimeoutError: it never was.
    """
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            message = f"waited {seconds:.0f} s for {what}"
            raise TimeoutError(message)
        time.sleep(0.05)
