"""Starting Spark: everything that can be missing is looked for first, so that a person gets a sentence, not a trace."""

from __future__ import annotations

import os
import time
import warnings
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from semesta.engine.spark.address import is_local, own_address
from semesta.engine.spark.java import require_java
from semesta.engine.spark.settings import APPLICATION, settings
from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ibis.backends.pyspark import Backend
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

WORKER_SECONDS = 60.0
LOG = "spark.log"


def connect(
    master: str, scratch: Path, memory_limit: str, *, worker_seconds: float = WORKER_SECONDS
) -> Backend:
    """An Ibis connection to Spark. Disconnecting it ends Spark's application and gives the workers back.

    One process can hold one application: asked again for the same master, it is the same one.

    Args:
        master: ``local[2]`` or ``spark://host:port``.
        scratch: a folder of this process alone; what Spark has to say is in its file ``spark.log``.
        memory_limit: of this process, in DuckDB's notation.
        worker_seconds: how long to wait for a cluster's first free worker.

    Raises:
        SemestaError: E-ENGINE-001, PySpark is not installed; -002 or -006, Java is missing or too old; -003, the master
            does not answer; -004, no worker is free; -008, Spark does not start.
    """
    if find_spec("pyspark") is None:
        raise refusal("E-ENGINE-001", master=master)
    require_java()
    # PySpark 4 warns of pandas 3 at several moments; no row of ours goes through pandas.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    address = own_address(master)
    session = _start(master, settings(address, scratch, memory_limit), scratch, address)
    if not is_local(master) and not _has_workers(session.sparkContext, worker_seconds):
        session.stop()
        raise refusal("E-ENGINE-004", master=master, seconds=round(worker_seconds))
    import ibis

    return ibis.pyspark.connect(session)


def _start(master: str, values: dict[str, str], scratch: Path, address: str) -> SparkSession:
    from py4j.protocol import Py4JError
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkException
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    running = SparkContext._active_spark_context  # noqa: SLF001 - PySpark has no other way to ask
    if running is not None and running.master == master:
        return SparkSession(running)
    conf = SparkConf().setMaster(master).setAppName(APPLICATION).setAll(list(values.items()))
    log = scratch / LOG
    try:
        with _own_address_known(address), log.open("ab") as stream:
            # Java writes its greetings to the terminal before any setting can stop it.
            gateway = SparkContext._gateway  # noqa: SLF001 - an earlier application of this process left Java running
            if gateway is None:
                gateway = launch_gateway(conf, {"stdout": stream, "stderr": stream})  # type: ignore[no-untyped-call]
            return SparkSession(SparkContext(gateway=gateway, conf=conf))
    except (Py4JError, PySparkException, OSError) as error:
        raise refusal("E-ENGINE-008", master=master, reason=_reason(log, error)) from error


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


def _has_workers(context: SparkContext, seconds: float) -> bool:
    """Whether a worker has given an executor within the time: without one, any job would wait for ever."""
    status = context._jsc.sc().statusTracker()  # noqa: SLF001 - Python has no executor list
    end = time.monotonic() + seconds
    while len(status.getExecutorInfos()) < 2:  # noqa: PLR2004 - the driver counts as one
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def _reason(log: Path, error: BaseException) -> str:
    """The line of the log that says most, else what Python was told."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    telling = [line for line in lines if "ERROR" in line or "Error:" in line or "Exception" in line]
    return (telling or str(error).splitlines() or [type(error).__name__])[0].strip()
