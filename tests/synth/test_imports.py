"""The ordinary import takes every register; only planted faults are warned of, and nothing is rejected."""

# ruff: noqa: S608 - the queries are our own
from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from semesta.registers.importing import Request, import_files
from semesta.workspace import create

if TYPE_CHECKING:
    from pathlib import Path

    from tests.synth.conftest import Ask

KEYS = {
    "participants": "NO KPJ",
    "workers": "ID PEKERJA",
    "rosters": "ID USULAN",
    "employers": "NPP",
    "licences": "NIB",
}


@pytest.mark.parametrize("register", [*KEYS, "contributions", "workforce_counts", "targets"])
def test_only_planted_faults_are_warned_of(register: str, jakarta: Path, ask: Ask, tmp_path: Path) -> None:
    office = create(tmp_path / "office", "31", "en")
    report = import_files(office, Request(register, [jakarta / f"{register}.csv"], "2025-12"))
    assert (report.rejected, [note.code for note in report.notes]) == (0, [])
    assert report.accepted == report.rows > 0
    if register not in {"participants", "workers", "rosters"}:
        assert report.faults == ()
        return
    with (jakarta / f"{register}.csv").open(encoding="utf-8") as stream:
        records = [line[KEYS[register]] for line in csv.DictReader(stream)]
    assert report.warnings_file is not None
    with report.warnings_file.open(encoding="utf-8") as stream:
        warned = {records[int(line["row"]) - 2] for line in csv.DictReader(stream)}
    planted = {
        record
        for (record,) in ask(
            f"""SELECT record_id FROM true_dirt WHERE register = '{register}'
            AND (kind LIKE 'nik_%' OR kind LIKE 'birth_date_%')"""
        )
    }
    assert warned <= planted
    assert len(warned) == report.warnings > 0
