"""The site as processes: where it listens, what it says first, and how it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from semesta.errors import SemestaError
from semesta.web.serving import free_port, keep_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from semesta.workspace import Workspace

HOST = "127.0.0.1"
PATIENCE = 90.0


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which somebody listens."""
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_leads_to_the_next_one(taken: int) -> None:
    assert taken < free_port(HOST, taken) < taken + 50


def test_a_taken_port_that_was_asked_for_is_refused_with_what_to_do(taken: int) -> None:
    with pytest.raises(SemestaError) as refused:
        keep_open(HOST, taken, opened=lambda: None)
    assert refused.value.problems[0].code == "E-WEB-001"
    assert "--port" in (refused.value.problems[0].next_step() or "")


def said_until(file: Path, pattern: str, process: subprocess.Popen[bytes]) -> str:
    """What a process has said once it says ``pattern``."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        text = file.read_text()
        if re.search(pattern, text):
            return text
        time.sleep(0.1)
    pytest.fail(file.read_text())


def descendants(pid: int) -> list[int]:
    """The processes that a process began."""
    told = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    own = [int(each) for each in told.stdout.split()]
    return own + [each for one in own for each in descendants(one)]


def test_a_served_demo_says_where_it_is_without_a_terminal_and_ends_with_ctrl_c(
    small_office: Workspace, tmp_path: Path, taken: int
) -> None:
    folder, said = tmp_path / "demo", tmp_path / "said.txt"
    shutil.copytree(small_office.path, folder)
    (folder / ".semesta-demo").write_text("a test\n")
    port = free_port(HOST, taken)
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [
        sys.executable,
        "-c",
        "from semesta.cli import main; main()",
        "serve",
        "-w",
        str(folder),
        "--port",
        str(port),
    ]
    with said.open("wb") as out:
        process = subprocess.Popen(
            command,
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    try:
        text = said_until(said, "village-officer@", process)
        assert f"http://localhost:{port}/" in text
        assert len(re.findall(r"@demo\.example", text)) == 10
        with urlopen(f"http://{HOST}:{port}/healthz", timeout=30) as answer:
            assert answer.read() == b"ok"
        children = descendants(process.pid)
        assert len(children) >= 4, "a server with two processes, and a worker"
    finally:
        # As a terminal does it: Ctrl-C goes to all of them.
        os.killpg(process.pid, signal.SIGINT)
        process.wait(60)
    assert process.returncode == 0, said.read_text()
    assert "Traceback" not in said.read_text()
    until = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in children) and time.monotonic() < until:
        time.sleep(0.1)
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []


def test_the_first_account_is_invited_from_the_command_line(small_office: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    shutil.copytree(small_office.path, folder)
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    base = [sys.executable, "-c", "from semesta.cli import main; main()", "-w", str(folder), "invite"]

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*base, *more], env=environment, capture_output=True, encoding="utf-8", check=False
        )

    assert run("bukan-alamat", "--name", "Sari").returncode == 1
    done = run("sari@kantor.contoh", "--name", "Sari", "--address", "https://situs.contoh/")
    assert done.returncode == 0, done.stderr
    assert re.search(r"https://situs\.contoh/undangan/[\w-]{40,}\n", done.stdout)
