"""The worker process, and what it answers when a file harms it."""

from __future__ import annotations

import errno
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from semesta.registers.reading.workbook_process import WorkbookProcess, memory_for
from semesta.registers.reading.workbook_worker import answer_safely, is_panic, main

if TYPE_CHECKING:
    from pathlib import Path


class PanicException(BaseException):
    pass


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("A").write_row(0, 0, ["ID", "NAMA"])
        workbook.get_worksheet_by_name("A").write_row(1, 0, ["R1", 5])
    return path


def test_main_answers_line_by_line(book: Path, tmp_path: Path) -> None:
    request = json.dumps({"file": str(book), "scratch": str(tmp_path), "with_errors": False})
    answers = io.StringIO()
    main([request, request], answers)
    first, second = (json.loads(line) for line in answers.getvalue().splitlines())
    assert first == second
    (sheet,) = first["sheets"]
    assert (sheet["name"], sheet["hidden"], sheet["width"]) == ("A", False, 2)
    assert sheet["head"] == [["ID", "NAMA"], ["R1", "5"]]


def test_one_process_serves_many_files_and_is_started_again_when_it_dies(book: Path, tmp_path: Path) -> None:
    far = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(far) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, "ID")
        sheet.write(1_048_575, 16_383, "x")
    with WorkbookProcess() as process:
        assert len(process.convert(book, tmp_path, with_errors=True)["sheets"]) == 1
        assert process.convert(far, tmp_path, with_errors=False) == {"refused": "E-READ-015"}
        assert len(process.convert(book, tmp_path, with_errors=True)["sheets"]) == 1


def test_a_worker_that_takes_too_long_is_ended(book: Path, tmp_path: Path) -> None:
    with WorkbookProcess(timeout=0.001) as process:
        assert process.convert(book, tmp_path, with_errors=False) == {"refused": "E-READ-015"}


def test_a_worker_that_ended_before_it_was_asked(book: Path, tmp_path: Path) -> None:
    with WorkbookProcess() as process:
        process._process.kill()
        process._process.wait()
        assert len(process.convert(book, tmp_path, with_errors=False)["sheets"]) == 1


def test_panics_are_damage(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(_: str) -> None:
        raise PanicException

    monkeypatch.setattr("python_calamine.load_workbook", panic)
    assert answer_safely(str(book), str(tmp_path), with_errors=False) == {"refused": "E-READ-008"}


def test_an_interruption_is_not_damage(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("python_calamine.load_workbook", interrupt)
    with pytest.raises(KeyboardInterrupt):
        answer_safely(str(book), str(tmp_path), with_errors=False)


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        (errno.ENOSPC, {"refused": "E-READ-014", "fields": {"folder": "/scratch"}}),
        (errno.EIO, {"refused": "E-READ-008"}),
    ],
)
def test_errors_of_the_system(
    number: int, answer: object, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> None:
        raise OSError(number, "failed")

    monkeypatch.setattr("python_calamine.load_workbook", fail)
    assert answer_safely(str(book), "/scratch", with_errors=False) == answer


def test_what_a_panic_is() -> None:
    assert is_panic(PanicException())
    assert not is_panic(KeyboardInterrupt())


def test_memory_grows_with_the_file() -> None:
    assert memory_for(10_000) == 2 * 1024**3
    assert memory_for(100 * 1024**2) == 60 * 100 * 1024**2
    assert memory_for(10**12) == 8 * 1024**3


def test_limits_hold_in_a_child() -> None:
    program = (
        "import resource; from semesta.registers.reading.workbook_worker import limit_resources;"
        "limit_resources(3 * 1024**3);"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(3 * 1024**3), "0"]
