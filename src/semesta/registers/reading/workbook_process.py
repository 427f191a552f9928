"""The worker process seen from outside: started for a workbook, asked, and ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from threading import Timer
from typing import TYPE_CHECKING, Self, cast

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from semesta.registers.reading.workbook_sheets import Reply

_WORKER = "semesta.registers.reading.workbook_worker"
TIMEOUT = 300.0
LEAST_MEMORY = 2 * 1024**3
MOST_MEMORY = 8 * 1024**3
_MEMORY_FOR_A_BYTE = 60


def memory_for(size: int) -> int:
    """How many bytes the worker may take for a workbook of ``size`` bytes: sixty times as many, 2 to 8 GB."""
    return min(MOST_MEMORY, max(LEAST_MEMORY, _MEMORY_FOR_A_BYTE * size))


class WorkbookProcess:
    """A context in which workbooks are parsed by another process; one worker serves until it dies of a file."""

    def __init__(self, memory: int = LEAST_MEMORY, timeout: float = TIMEOUT) -> None:
        self._memory = memory
        self._timeout = timeout
        self._process = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def convert(self, file: Path, scratch: Path, *, with_errors: bool) -> Reply:
        """What the worker answers; "damaged or too far apart" when it died or took longer than its time."""
        if self._process.poll() is not None:
            self._process.communicate()
            self._process = self._start()
        request = {
            "file": str(file.absolute()),
            "scratch": str(scratch.absolute()),
            "with_errors": with_errors,
        }
        answer = self._ask(json.dumps(request))
        return cast("Reply", json.loads(answer)) if answer.endswith("\n") else {"refused": "E-READ-015"}

    def _ask(self, request: str) -> str:
        process = self._process
        assert process.stdin is not None  # noqa: S101 - both were asked for as pipes
        assert process.stdout is not None  # noqa: S101 - it was asked for as a pipe
        timer = Timer(self._timeout, process.kill)
        timer.start()
        try:
            process.stdin.write(request + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        finally:
            timer.cancel()
        if not answer:
            process.wait()
        return answer

    def _start(self) -> subprocess.Popen[str]:
        # -P: a file json.py in the folder where the user stands must not be imported. A library that panics would print
        # a long trace, for which it reads all its symbols.
        return subprocess.Popen(  # noqa: S603 - our own module, no shell
            [sys.executable, "-P", "-m", _WORKER, str(self._memory)],
            env={**os.environ, "RUST_BACKTRACE": "0"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
