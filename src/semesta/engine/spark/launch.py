"""The Java in which Spark runs: started, ended when it takes too long, and asked why it failed."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from subprocess import Popen

    from py4j.java_gateway import JavaGateway
    from pyspark import SparkConf


def launched(conf: SparkConf, log: Path, address: str) -> JavaGateway:
    """The Java that Spark runs in; what it writes before any setting can stop it goes to a file, not to the terminal."""
    from pyspark import SparkContext
    from pyspark.java_gateway import launch_gateway

    running = SparkContext._gateway  # noqa: SLF001 - an earlier application of this process left it running
    if running is not None:
        return running
    with _own_address_known(address), log.open("ab") as stream:
        return launch_gateway(conf, {"stdout": stream, "stderr": stream})  # type: ignore[no-untyped-call] # PySpark has no types here


@contextmanager
def ended_after(seconds: float, java: Popen[bytes]) -> Iterator[None]:
    """End Java when something takes longer: waiting for what is no Spark master would never end.

    Raises:
        TimeoutError: it took longer.
    """
    over = threading.Event()

    def end() -> None:
        over.set()
        java.kill()

    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        yield
    except Exception as error:
        if over.is_set():
            raise TimeoutError(say("engine.no_answer", seconds=round(seconds))) from error
        raise
    finally:
        timer.cancel()


def reason_of(log: Path, error: BaseException) -> str:
    """What is told of a failed start: the line of the log that says most, else what Python was told."""
    if isinstance(error, TimeoutError):
        return str(error)
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    telling = [line for line in lines if "ERROR" in line or "Error:" in line or "Exception" in line]
    return (telling or str(error).splitlines() or [type(error).__name__])[0].strip()


@contextmanager
def _own_address_known(address: str) -> Iterator[None]:
    """Spark looks its own name up in the network before it reads its settings, which fails where names are unknown."""
    before = os.environ.get("SPARK_LOCAL_IP")
    os.environ["SPARK_LOCAL_IP"] = address
    try:
        yield
    finally:
        if before is None:
            del os.environ["SPARK_LOCAL_IP"]
        else:
            os.environ["SPARK_LOCAL_IP"] = before
