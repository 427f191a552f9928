"""The files of a run: whole, repeatable, and the same people from month to month."""

# ruff: noqa: S608 - the queries are our own
from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from semesta.errors import SemestaError
from semesta.synth import run, write_extracts
from semesta.synth.folder import FIRST_WORDS
from semesta.synth.request import checked

if TYPE_CHECKING:
    from pathlib import Path

TINY = 0.0005
FILES = {
    "README.txt", "contributions", "employers", "licences", "participants", "rosters", "targets", "workers",
    "workforce_counts", "truth/coverage.csv", "truth/dirt.csv", "truth/employers.parquet", "truth/findings.csv",
    "truth/identity.parquet", "truth/rosters.csv",
}  # fmt: skip


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (write_extracts(tmp_path / name, "31", TINY, seed=5).folder for name in ("one", "two"))
    assert digests(one) == digests(two)
    assert {name.removesuffix(".csv") if "/" not in name else name for name in digests(one)} == FILES
    other = digests(write_extracts(tmp_path / "other", "31", TINY, seed=6).folder)
    assert not [
        name for name, digest in digests(one).items() if other[name] == digest and "targets" not in name
    ]


def test_parquet_holds_what_csv_holds(tmp_path: Path) -> None:
    written = write_extracts(tmp_path / "csv", "92", 0.005)
    same = write_extracts(tmp_path / "parquet", "92", 0.005, file_format="parquet")
    assert written.rows == same.rows
    for register in written.rows:
        text, typed = (
            duckdb.connect().execute(f"SELECT COLUMNS(*)::VARCHAR FROM {source}").fetchall()
            for source in (
                f"read_csv('{written.folder}/{register}.csv', all_varchar=true)",
                f"'{same.folder}/{register}.parquet'",
            )
        )
        assert text == typed


def test_people_stay_the_same_from_month_to_month(tmp_path: Path) -> None:
    for period in ("2025-11", "2026-01"):
        write_extracts(tmp_path / period, "92", 0.01, period=period)
    rows = [
        duckdb.connect()
        .execute(
            f"""SELECT "NO KPJ", NIK, "NAMA TK", NPP, UPAH FROM read_csv('{tmp_path}/{period}/participants.csv', all_varchar=true)
            WHERE SEGMEN IN ('BPU', 'PMI') ORDER BY 1"""
        )
        .fetchall()
        for period in ("2025-11", "2026-01")
    ]
    assert len(rows[0]) > 50
    assert rows[0] == rows[1]


def test_the_nation_holds_all_provinces_and_both_bases(tmp_path: Path) -> None:
    folder = write_extracts(tmp_path / "nation", "ID", 0.0001).folder
    lines = duckdb.connect().execute(f"FROM read_csv('{folder}/truth/coverage.csv')").fetchall()
    of = {(area, basis): people for area, _, basis, people, _ in lines}
    assert of["31", "residence"] == 212
    assert of["31", "workplace"] > 3 * of["31", "residence"]
    assert of["32", "workplace"] < of["32", "residence"]
    provinces = [
        people for area, level, basis, people, _ in lines if level == "province" and basis == "residence"
    ]
    assert len(provinces) == 38
    assert sum(provinces) == of["ID", "residence"]
    assert not [line for line in lines if line[3] is None]


def test_progress_is_told(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    write_extracts(tmp_path / "out", "92", 0.005, progress=lambda done, total: steps.append((done, total)))
    assert steps
    assert steps[-1][0] == steps[-1][1] > 1_000


def test_the_readme_says_that_nobody_is_real(jakarta: Path) -> None:
    text = (jakarta / "README.txt").read_text(encoding="utf-8")
    assert text.startswith(FIRST_WORDS)
    assert "There is no real person or firm." in text
    assert "Tidak ada orang atau usaha sungguhan." in text
    assert "4246" in text
    assert "8263" in text
    assert "name_old_spelling" in text


def test_a_folder_of_an_earlier_run_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_extracts(out, "92", 0.005, seed=1)
    first = digests(out)
    (out / ".partial").mkdir()
    write_extracts(out, "92", 0.005, seed=1, file_format="parquet")
    assert "workers.csv" not in digests(out)
    write_extracts(out, "92", 0.005, seed=1)
    assert digests(out) == first


@pytest.mark.parametrize("name", ["notes.txt", "README.txt"])
def test_a_folder_with_other_files_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("my own", encoding="utf-8")
    with pytest.raises(SemestaError, match="E-SYNTH-005"):
        write_extracts(tmp_path, "92", 0.005)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(SemestaError, match="E-SYNTH-005"):
        write_extracts(file, "92", 0.005)
    with pytest.raises(SemestaError, match="E-SYNTH-006"):
        write_extracts(file / "below", "92", 0.005)


def test_nothing_is_left_when_a_run_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run, "write_firms", full)
    with pytest.raises(SemestaError, match=r"E-SYNTH-006.*No space left"):
        write_extracts(tmp_path / "out", "92", 0.005)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_share_without_a_worker_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SemestaError, match="E-SYNTH-007"):
        write_extracts(tmp_path / "out", "92", 1e-9)


@pytest.mark.parametrize(
    ("area", "share", "period", "seed", "form", "codes"),
    [
        ("31.71", 1.0, "2025-12", 1, "csv", ["E-SYNTH-001"]),
        ("31", 0.0, "2025-12", 1, "csv", ["E-SYNTH-002"]),
        ("31", float("nan"), "2025-12", 1, "csv", ["E-SYNTH-002"]),
        ("31.71", 1.1, "2025-12", -1, "xlsx", ["E-SYNTH-001", "E-SYNTH-002", "E-SYNTH-003", "E-SYNTH-004"]),
        ("99", 1.0, "2025-12", 1, "csv", ["E-AREA-001"]),
        ("31", 1.0, "December", 1, "csv", ["E-IMPORT-002"]),
    ],
)
def test_bad_requests(area: str, share: float, period: str, seed: int, form: Any, codes: list[str]) -> None:
    with pytest.raises(SemestaError) as refused:
        checked(area, share, period, seed, form)
    assert [problem.code for problem in refused.value.problems] == codes
    assert str(refused.value)


def test_a_request_means_its_provinces() -> None:
    assert checked("31", 0.5, "2025-12", 1, "csv").provinces == ("31",)
    assert len(checked("ID", 0.5, "2025-12", 1, "csv").provinces) == 38


def test_edges_of_size_and_time(tmp_path: Path) -> None:
    """A handful of people, and the first and last periods."""
    assert write_extracts(tmp_path / "few", "31", 1e-6, period="2000-01").rows["workers"] == 4
    assert write_extracts(tmp_path / "late", "95", 1e-4, period="2099-12").rows["workers"] > 40
