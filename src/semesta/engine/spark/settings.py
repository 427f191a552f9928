"""What Spark is told so that it gives DuckDB's results, keeps to this machine's limits and stays quiet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION = "semesta"
LEAST_MEMORY = 1024
_UNITS = {"KB": 1 / 1024, "MB": 1, "GB": 1024, "TB": 1024**2}

#: What a result depends on. A number too large, a text that is no number and a division by zero are errors, never a
#: silent NULL (ANSI); the months of a Delta table (``period=2025-12``) stay text.
SAME_RESULTS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
}
QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.maxPlanStringLength": "10000",
}


def settings(address: str, scratch: Path, memory_limit: str) -> dict[str, str]:
    """Spark's configuration of this process: name -> value.

    Args:
        address: where the workers call this process back; nothing listens on any other.
        scratch: a folder of this process alone.
        memory_limit: in DuckDB's notation.
    """
    return {
        **SAME_RESULTS,
        **QUIET,
        "spark.driver.bindAddress": address,
        "spark.driver.host": address,
        "spark.driver.memory": f"{megabytes(memory_limit)}m",
        "spark.local.dir": str(scratch / "spark"),
        "spark.sql.warehouse.dir": str(scratch / "spark" / "warehouse"),
    }


def megabytes(memory_limit: str) -> int:
    """DuckDB's notation in whole megabytes, at least what Spark's driver needs to start.

    >>> megabytes("4GB"), megabytes("1.5 GB"), megabytes("600MB")
    (4096, 1536, 1024)
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([KMGT]B)", memory_limit.strip(), re.IGNORECASE)
    given = float(found[1]) * _UNITS[found[2].upper()] if found else 0
    return max(LEAST_MEMORY, int(given))
