"""A synthetic Jakarta, whose truth is known: each village's coverage lies where the run says that it may."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest

from semesta.coverage.runs import Results, make
from semesta.engine import records
from semesta.registers.importing import Request, import_files
from semesta.synth import write_extracts
from semesta.workspace import create

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.duckdb import Backend

PERIOD = "2025-12"
REGISTERS = ("participants", "workers", "employers")


def compared(
    con: Backend, folder: Path, share: float, seed: int
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Each village with people as it is and as it was counted, and the province."""
    truth = write_extracts(
        folder / "out", "31", share, period=PERIOD, seed=seed, file_format="parquet"
    ).folder
    office = create(folder / "ws", "31")
    for register in REGISTERS:
        import_files(office, Request(register, (truth / f"{register}.parquet",), PERIOD))
    run = make(office, PERIOD, "ucj")
    stored = Results(office).read(con, run.run)
    rows = stored.filter((stored.by == "") & (stored.basis == "residence"))
    counted = {row["area_code"]: row for row in records(con, rows)}
    with (truth / "truth" / "coverage.csv").open(encoding="utf-8", newline="") as lines:
        known = [
            line for line in csv.DictReader(lines) if line["basis"] == "residence" and int(line["workers"])
        ]
    both = [
        {
            "true_participants": int(line["participants"]),
            "true_workers": int(line["workers"]),
            "true_level": line["level"],
        }
        | counted[line["area_code"]]
        for line in known
    ]
    villages = [row for row in both if row["true_level"] == "village"]
    return villages, next(row for row in both if row["true_level"] == "province")


def is_within(row: dict[str, Any]) -> bool:
    """Whether the true coverage lies between low and high."""
    low = row["participants_low"] / row["workers_high"]
    high = row["participants_high"] / row["workers_low"]
    return bool(low <= row["true_participants"] / row["true_workers"] <= high)


def check(villages: list[dict[str, Any]], province: dict[str, Any], outside: int) -> None:
    assert len(villages) > 250
    wrong = [row["area_code"] for row in villages if not is_within(row)]
    assert len(wrong) <= outside, wrong
    assert is_within(province)
    assert (
        abs(province["participants"] - province["true_participants"])
        <= 0.0005 * province["true_participants"]
    )
    assert abs(province["workers"] - province["true_workers"]) <= 0.0002 * province["true_workers"]
    # What the run doubts is little: low and high are a point apart.
    low = province["participants_low"] / province["workers_high"]
    assert province["participants_high"] / province["workers_low"] - low < 0.011


def test_a_small_jakarta(con: Backend, tmp_path: Path) -> None:
    villages, province = compared(con, tmp_path, 0.01, 1)
    check(villages, province, outside=0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_jakarta(con: Backend, tmp_path: Path, seed: int) -> None:
    villages, province = compared(con, tmp_path, 0.05, seed)
    check(villages, province, outside=0)
