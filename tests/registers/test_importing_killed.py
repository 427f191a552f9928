"""Imports that are killed, starved, or run at once: the whole batch is there or nothing of it, and the next one works."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pytest

from semesta.workspace import create

if TYPE_CHECKING:
    from collections.abc import Iterator

    from semesta.workspace import Workspace

# A busy machine takes its time; nothing here measures it.
pytestmark = [
    pytest.mark.timeout(3000),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc"),
]

KILLS = 52
ROWS = 20_000
HEADINGS = (
    "NO KPJ;NIK;NAMA TK;TGL LAHIR;JENIS KELAMIN;SEGMEN;PROGRAM;NPP;UPAH;KODE KELURAHAN;STATUS;DIBAYAR SAMPAI"
)
TICK = os.sysconf("SC_CLK_TCK")


class Server:
    """The process that forks an import for each order."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("import_server.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._number = 0
        assert "ready" in self._hear()

    def start(self, workspace: Workspace, *files: Path, what: str = "import", **order: Any) -> Child:
        """Start an import (or a look at the workspace)."""
        self._number += 1
        answer = self._folder / f"answer-{self._number}.json"
        order = {
            "register": "participants",
            "period": "2025-12",
            **order,
            "what": what,
            "answer": str(answer),
        }
        order |= {"do": "start", "workspace": str(workspace.path), "files": [str(file) for file in files]}
        return Child(self, int(self._ask(order)["pid"]), answer)

    def run(self, workspace: Workspace, *files: Path, **order: Any) -> dict[str, Any]:
        """Start an import and wait for its answer."""
        found = self.start(workspace, *files, **order).wait()
        assert found is not None
        return found

    def look(self, workspace: Workspace) -> dict[str, Any]:
        """What the workspace holds."""
        return self.run(workspace, what="look")

    def wait(self, pid: int) -> float:
        """Wait for a child; the seconds of work that it took."""
        return float(self._ask({"do": "wait", "pid": pid})["seconds"])

    def end(self) -> None:
        """End the server."""
        _write(self._process.stdin, {"do": "end"})
        self._process.communicate(timeout=60)

    def _ask(self, order: dict[str, Any]) -> dict[str, Any]:
        _write(self._process.stdin, order)
        return self._hear()

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found


class Child:
    """One import under way."""

    def __init__(self, server: Server, pid: int, answer: Path) -> None:
        self._server, self._pid, self._answer = server, pid, answer
        self.seconds = 0.0

    def wait(self) -> dict[str, Any] | None:
        """What the child said, None when it was killed before."""
        self.seconds = self._server.wait(self._pid)
        text = self._answer.read_text(encoding="utf-8") if self._answer.exists() else ""
        if not text.endswith("}"):
            return None
        found: dict[str, Any] = json.loads(text)
        assert "crashed" not in found, found
        return found

    def kill_after(self, seconds: float) -> None:
        """Kill the child once it has worked so long (however long that takes), or at its end."""
        while True:
            state, work = self._progress()
            if work >= seconds or state == "Z":
                break
            time.sleep(0.002)
        os.kill(self._pid, signal.SIGKILL)

    def _progress(self) -> tuple[str, float]:
        fields = Path(f"/proc/{self._pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return fields[0], (int(fields[11]) + int(fields[12])) / TICK


def _write(stream: IO[str] | None, order: dict[str, Any]) -> None:
    assert stream is not None
    stream.write(json.dumps(order) + "\n")
    stream.flush()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    served = Server(tmp_path_factory.mktemp("answers"))
    yield served
    served.end()


def people(path: Path, first: int, count: int, *, bad: int = 0) -> Path:
    """A file of ``count`` participants with card numbers from ``first`` on, the last ``bad`` of them without a name."""
    lines = [HEADINGS]
    for number in range(first, first + count):
        name = "" if number >= first + count - bad else "Sri Contoh"
        nik = f"317101120390{number % 9000 + 1000}"
        lines.append(
            f"{number:011d};{nik};{name};12/03/1990;L;PU;JKK+JKM;{number % 97};5400000;31.71.01.1001;aktif;2000-01"
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def assert_whole(found: dict[str, Any]) -> None:
    """Every batch of the ledger has all its rows, no row is without a batch, nothing is left about."""
    assert found["rows"] == {batch: accepted for batch, (_, accepted) in found["ledger"].items()}
    assert found["wrong"] == []


def test_an_import_killed_at_any_moment_leaves_all_or_nothing(
    server: Server, workspace: Workspace, tmp_path: Path
) -> None:
    big = people(tmp_path / "big.csv", 1, ROWS, bad=5)
    small = [people(tmp_path / f"small{n}.csv", 10_000_000 + n, 1, bad=0) for n in range(2 * KILLS)]
    undisturbed = server.start(workspace, big, period="2009-12")
    assert undisturbed.wait() == {"batch": "B0001", "rows": ROWS, "accepted": ROWS - 5, "rejected": 5}
    usual = undisturbed.seconds
    chance = random.Random(20251231)
    # Over the whole of the work, denser around its end, where the commit is, and some past it.
    moments = [chance.uniform(0, 1.1) for _ in range(KILLS // 2)] + [
        chance.uniform(0.7, 1.05) for _ in range(KILLS // 2)
    ]
    before = after = 0
    for number, moment in enumerate([*moments, *([2.0, 0.3] * 5)]):
        if number >= len(moments) and min(before, after) >= 5:
            break
        period = f"20{10 + number // 12:02d}-{number % 12 + 1:02d}"
        child = server.start(workspace, big, period=period)
        child.kill_after(moment * usual)
        child.wait()
        again = server.run(workspace, small[number], period=period)
        assert (again["rows"], again["accepted"]) == (1, 1)
        found = server.look(workspace)
        assert_whole(found)
        of_period = sorted(accepted for p, accepted in found["ledger"].values() if p == period)
        assert of_period in ([1], [1, ROWS - 5])
        whole = len(of_period) == 2
        before, after = before + (not whole), after + whole
        # No half-written workbook, nobody's scratch, and no number is used twice.
        assert not [name for name in found["repair"] if not name.startswith("B")]
        assert len(found["tmp"]) <= 1
        assert again["batch"] == max(found["ledger"])
        reports = {name.partition(".")[0] for name in found["repair"]}
        assert again["batch"] not in reports
        assert not whole or sorted(found["ledger"])[-2] in reports
    assert before >= 5
    assert after >= 5
    assert before + after >= 50


def test_two_imports_at_once_both_land(server: Server, workspace: Workspace, tmp_path: Path) -> None:
    for turn in range(3):
        files = [people(tmp_path / f"{turn}-{n}.csv", 1 + 1000 * n, 1000) for n in range(3)]
        children = [server.start(workspace, file, period=f"2025-0{turn + 1}") for file in files]
        answers = [child.wait() for child in children]
        assert all(answer and answer["accepted"] == 1000 for answer in answers)
        assert len({answer["batch"] for answer in answers if answer}) == 3
    found = server.look(workspace)
    assert_whole(found)
    assert sorted(found["ledger"]) == [f"B{number:04d}" for number in range(1, 10)]


def test_the_same_file_twice_at_once_lands_once(server: Server, workspace: Workspace, tmp_path: Path) -> None:
    file = people(tmp_path / "a.csv", 1, 1000)
    children = [server.start(workspace, file) for _ in range(3)]
    answers = [child.wait() or {} for child in children]
    assert sorted(answer.get("accepted", 0) for answer in answers) == [0, 0, 1000]
    assert [answer["refused"] for answer in answers if "refused" in answer] == [["E-IMPORT-004"]] * 2
    assert server.look(workspace)["rows"] == {"B0001": 1000}


def test_imports_into_two_registers_at_once_have_their_own_numbers(
    server: Server, workspace: Workspace, tmp_path: Path
) -> None:
    other = tmp_path / "b.csv"
    other.write_text("KODE;JUMLAH PESERTA;DASAR\n31.71;5;domisili\n", encoding="utf-8")
    children = [
        server.start(workspace, people(tmp_path / "a.csv", 1, 100)),
        server.start(workspace, other, register="participant_counts"),
    ]
    assert sorted(str((child.wait() or {})["batch"]) for child in children) == ["B0001", "B0002"]


def test_a_full_disk_stores_nothing_and_the_next_import_works(
    server: Server, workspace: Workspace, tmp_path: Path
) -> None:
    file = people(tmp_path / "a.csv", 1, 3000, bad=300)
    assert server.run(workspace, people(tmp_path / "first.csv", 900_000, 10))["batch"] == "B0001"
    refused = stored = 0
    # No byte at all, then room for one after the other of what an import writes.
    for limit in (0, 500, 3000, 10_000, 30_000, 60_000, 90_000, 2**40):
        period = f"2025-{refused + 1:02d}"
        answer = server.run(workspace, file, limit=limit, period=period)
        found = server.look(workspace)
        assert_whole(found)
        if "refused" in answer:
            assert answer["refused"] in (["E-WORKSPACE-005"], ["E-REPAIR-001"]), answer
            assert "File too large" in answer["text"], answer
            assert found["ledger"] == {"B0001": ["2025-12", 10]}
            assert found["repair"] == []
            refused += 1
        else:
            assert (answer["accepted"], answer["rejected"]) == (2700, 300)
            assert sorted(found["ledger"]) == ["B0001", answer["batch"]]
            stored += 1
            break
    assert refused >= 4
    assert stored == 1
    assert server.run(workspace, people(tmp_path / "last.csv", 800_000, 10))["accepted"] == 10


@pytest.fixture
def plain_folder() -> Iterator[Path]:
    """A folder that every user may enter (pytest's own are for one user alone)."""
    folder = Path(tempfile.mkdtemp(prefix="semesta-test-"))
    folder.chmod(0o755)
    yield folder
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("closed", [".", "registers", "repair"])
def test_a_folder_that_cannot_be_written_is_told(server: Server, plain_folder: Path, closed: str) -> None:
    workspace = create(plain_folder / "ws")
    first = people(plain_folder / "first.csv", 900_000, 10)
    file = people(plain_folder / "a.csv", 1, 100, bad=10)
    assert server.run(workspace, first)["batch"] == "B0001"
    nobody = 65534
    order = {"user": nobody} if os.geteuid() == 0 else {}
    if order:
        for path in (workspace.path, *workspace.path.rglob("*")):
            os.chown(path, nobody, nobody)
    folders = [
        path for path in (workspace.path / closed, *(workspace.path / closed).rglob("*")) if path.is_dir()
    ]
    for path in folders:
        path.chmod(0o555)
    answer = server.run(workspace, file, **order)
    assert answer.get("refused") in (["E-WORKSPACE-005"], ["E-REPAIR-001"]), answer
    assert "Permission denied" in answer["text"]
    for path in folders:
        path.chmod(0o755)
    found = server.look(workspace)
    assert_whole(found)
    assert (found["ledger"], found["repair"]) == ({"B0001": ["2025-12", 10]}, [])
    assert server.run(workspace, file, **order)["accepted"] == 90


def test_a_number_is_not_used_again_for_what_a_killed_import_left(
    server: Server, workspace: Workspace, tmp_path: Path
) -> None:
    (workspace.repair / "B0004.xlsx").touch()
    left = workspace.registers / "participants" / "period=2025-12" / "batch=B0006"
    assert server.run(workspace, people(tmp_path / "a.csv", 1, 10))["batch"] == "B0005"
    left.mkdir(parents=True)
    (left / "part-00000.parquet").touch()
    assert server.run(workspace, people(tmp_path / "b.csv", 100, 10))["batch"] == "B0007"
    found = server.look(workspace)
    assert_whole(found)
    assert sorted(found["rows"]) == ["B0005", "B0007"]
