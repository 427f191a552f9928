"""Run a command as a process of its own and say how long it took and how much memory it held at most."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """Wall seconds, processor seconds, and the peak of resident memory in GB."""

    seconds: float
    processor: float
    gigabytes: float


WATCH = """
import os, subprocess, sys, time
begun = time.perf_counter()
process = subprocess.Popen(sys.argv[2:])
_, status, usage = os.wait4(process.pid, 0)
seconds = time.perf_counter() - begun
with open(sys.argv[1], "w") as stream:
    print(os.waitstatus_to_exitcode(status), seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024**2, file=stream)
"""
"""A small process that starts the measured one: Linux counts the memory of who starts a process as its own."""


def watched(command: list[str], said: Path, **environment: str) -> tuple[int, Run]:
    """Run a command to its end: its exit code and what it took; what it says goes to a file."""
    told = said.with_suffix(".measured")
    with said.open("wb") as stream:
        subprocess.run(
            [sys.executable, "-I", "-S", "-c", WATCH, told, *command],
            stdout=stream,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
            check=True,
        )
    code, *taken = told.read_text().split()
    return int(code), Run(*map(float, taken))


def run(command: list[str], **environment: str) -> Run:
    """Run a command to its end; its output is dropped, its failure is ours."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.txt"
        code, taken = watched(command, said, **environment)
        if code != 0:
            raise SystemExit(f"{command[:3]} failed:\n{said.read_text(errors='replace')[-2000:]}")
    return taken


def python(code: str, *arguments: str) -> Run:
    """Run a piece of Python in a fresh process."""
    return run([sys.executable, "-c", code, *arguments])


def best(times: int, what: list[str], **environment: str) -> Run:
    """The quickest of several runs."""
    return min((run(what, **environment) for _ in range(times)), key=lambda each: each.seconds)


def line(name: str, result: Run, against: Run | None = None) -> None:
    """Print one row of the table of results."""
    ratio = f"{result.seconds / against.seconds:8.2f} x" if against else " " * 10
    print(f"{name:<58}{result.seconds:9.2f} s{result.processor:9.2f} s cpu{result.gigabytes:8.2f} GB{ratio}")


def machine(*packages: str) -> None:
    """Print what the figures were measured on."""
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in packages)
    with open("/proc/cpuinfo", encoding="utf-8") as stream:
        model = next((each.split(":")[1].strip() for each in stream if each.startswith("model name")), "?")
    print(
        f"{model}, {os.cpu_count()} cores; Python {platform.python_version()}; {versions}; {time.strftime('%Y-%m-%d')}"
    )
