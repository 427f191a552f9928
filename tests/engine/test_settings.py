"""What Spark is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from semesta.engine.spark.settings import LEAST_MEMORY, megabytes, settings


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("4GB", 4096),
        ("1.5 GB", 1536),
        ("600MB", 1024),
        ("2048MB", 2048),
        ("1TB", 1024**2),
        ("2097152KB", 2048),
        ("?", 1024),
    ],
)
def test_memory_in_megabytes(limit: str, expected: int) -> None:
    assert megabytes(limit) == expected


@given(st.integers(0, 10_000), st.sampled_from(["KB", "MB", "GB", "TB"]))
def test_spark_always_has_enough_to_start(amount: int, unit: str) -> None:
    assert megabytes(f"{amount}{unit}") >= LEAST_MEMORY


def test_nothing_listens_elsewhere_and_nothing_is_written_elsewhere(tmp_path: Path) -> None:
    told = settings("127.0.0.1", tmp_path, "2GB")
    assert told["spark.driver.bindAddress"] == told["spark.driver.host"] == "127.0.0.1"
    assert told["spark.ui.enabled"] == "false"
    assert told["spark.driver.memory"] == "2048m"
    assert all(
        Path(told[name]).is_relative_to(tmp_path) for name in ("spark.local.dir", "spark.sql.warehouse.dir")
    )
    assert told["spark.sql.ansi.enabled"] == "true"
    assert told["spark.sql.session.timeZone"] == "UTC"
