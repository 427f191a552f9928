"""The site as its users have it: `semesta serve` over a demo office, and Debian's Chromium in front of it."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from tests.web.conftest import small_office  # noqa: F401 - the same small office as the other tests of the site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from semesta.workspace import Workspace

CHROMIUM = "/usr/bin/chromium"
PATIENCE = 120.0


@dataclass(frozen=True)
class Site:
    """Where it is, and the password of its demo accounts."""

    address: str
    password: str


@pytest.fixture(scope="session")
def site(small_office: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:  # noqa: F811 - the fixture
    folder = tmp_path_factory.mktemp("site") / "demo"
    shutil.copytree(small_office.path, folder)
    (folder / ".semesta-demo").write_text("a test\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    said = folder.parent / "said.txt"
    command = [
        sys.executable,
        "-P",
        "-m",
        "semesta",
        "serve",
        "--workspace",
        str(folder),
        "--port",
        str(port),
    ]
    command[2:4] = ["-c", "from semesta.cli import main; main()"]
    with said.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        password = _password(said, process)
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=30) as answer:
            assert answer.read() == b"ok"
        yield Site(f"http://127.0.0.1:{port}", password)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)
    assert process.returncode == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "a part of the site lives on"


def _password(said: Path, process: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        found = re.search(r"(demo-[\w-]+)", said.read_text())
        if found:
            return found[1]
        time.sleep(0.2)
    pytest.fail(said.read_text())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    if not Path(CHROMIUM).is_file():
        pytest.fail("Debian's Chromium is not installed: run scripts/install-tools")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()
