"""Run a command as a process of its own and say how long it took and how much memory it held at most."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib import metadata


@dataclass(frozen=True)
class Run:
    """Wall seconds, processor seconds, and the peak of resident memory in GB."""

    seconds: float
    processor: float
    gigabytes: float


def run(command: list[str], **environment: str) -> Run:
    """Run a command to its end; its output is dropped, its failure is ours."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **environment}
    )
    assert process.stderr is not None
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[:3]} failed:\n{errors.decode()[-2000:]}")
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024**2)


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
