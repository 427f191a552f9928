"""Starting Spark: everything that can be missing is looked for first, so that a person gets a sentence, not a trace."""

from __future__ import annotations

import time
import warnings
from importlib.util import find_spec
from typing import TYPE_CHECKING

from semesta.engine.spark.address import is_local, own_address
from semesta.engine.spark.java import require_java
from semesta.engine.spark.launch import ended_after, launched, reason_of
from semesta.engine.spark.settings import APPLICATION, settings
from semesta.errors import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.pyspark import Backend
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

START_SECONDS = 120.0
WORKER_SECONDS = 60.0
LOG = "spark.log"
LOCAL_PARTS = "8"
#: DuckDB's name for the division of whole numbers, which Spark has only as an operator (semesta.scheme.amount).
DIVIDE = "CREATE OR REPLACE TEMPORARY FUNCTION divide(a BIGINT, b BIGINT) RETURNS BIGINT RETURN a div b"
CHATTY = ("SQLQueryContextLogger", "DataFrameQueryContextLogger")


def connect(
    master: str,
    scratch: Path,
    memory_limit: str,
    *,
    start_seconds: float = START_SECONDS,
    worker_seconds: float = WORKER_SECONDS,
) -> Backend:
    """An Ibis connection to Spark. Disconnecting it ends Spark's application and gives the workers back.

    One process can hold one application: asked again for the same master, it is the same one.

    Args:
        master: ``local[2]`` or ``spark://host:port``.
        scratch: a folder of this process alone; what Spark has to say is in its file ``spark.log``.
        memory_limit: of this process, in DuckDB's notation.
        start_seconds: how long Spark may take to start and to be known to its master.
        worker_seconds: how long to wait for a cluster's first free worker.

    Raises:
        SemestaError: E-ENGINE-001, PySpark is not installed; -002 or -006, Java is missing or too old; -003, no master
            answers; -004, no worker is free; -008, Spark does not start.
    """
    if find_spec("pyspark") is None:
        raise refusal("E-ENGINE-001", master=master)
    require_java()
    # PySpark 4 warns of pandas 3 at several moments; no row of ours goes through pandas.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    address = own_address(master)
    session = _start(master, settings(address, scratch, memory_limit), scratch, start_seconds)
    if not is_local(master) and not _has_workers(session.sparkContext, worker_seconds):
        session.stop()
        raise refusal("E-ENGINE-004", master=master, seconds=round(worker_seconds))
    session.sql(DIVIDE)
    import ibis

    return ibis.pyspark.connect(session)


def _start(master: str, values: dict[str, str], scratch: Path, seconds: float) -> SparkSession:
    from py4j.protocol import Py4JError
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    running = SparkContext._active_spark_context  # noqa: SLF001 - PySpark has no other way to ask
    if running is not None and running.master == master:
        return SparkSession(running)
    _hush()
    conf = SparkConf().setMaster(master).setAppName(APPLICATION).setAll(list(values.items()))
    if is_local(master):
        # Spark's own 200 parts are for clusters; here each part of a small step would only cost its start.
        conf.set("spark.sql.shuffle.partitions", LOCAL_PARTS)
    log = scratch / LOG
    try:
        gateway = launched(conf, log, values["spark.driver.host"])
    except (Py4JError, PySparkException, OSError) as error:
        raise refusal("E-ENGINE-008", master=master, reason=reason_of(log, error)) from error
    try:
        with ended_after(seconds, gateway.proc):
            return SparkSession(SparkContext(gateway=gateway, conf=conf))
    except (Py4JError, PySparkException, OSError) as error:
        # Without this, the next attempt of this process would talk to a Java that has ended.
        SparkContext._gateway = SparkContext._jvm = None  # noqa: SLF001 - PySpark has no public way to forget its process
        code = "E-ENGINE-008" if is_local(master) else "E-ENGINE-003"
        raise refusal(code, master=master, reason=reason_of(log, error)) from error


def _hush() -> None:
    """Spark tells of a failed query on the terminal, page after page; we tell it in a sentence (E-ENGINE-007)."""
    import logging

    for name in CHATTY:
        logging.getLogger(name).disabled = True


def _has_workers(context: SparkContext, seconds: float) -> bool:
    """Whether a worker has given an executor within the time: without one, any job would wait for ever."""
    status = context._jsc.sc().statusTracker()  # noqa: SLF001 - Python has no executor list
    end = time.monotonic() + seconds
    while len(status.getExecutorInfos()) < 2:  # noqa: PLR2004 - the driver counts as one
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True
