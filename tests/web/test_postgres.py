"""The site on PostgreSQL: the tests that touch the database run a second time, on a server that they start themselves."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from semesta.workspace import Workspace

HERE = Path(__file__).parent
PATIENCE = 60.0
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
#: What the database has no part in, or what runs its own processes beside it.
LEFT_OUT = (
    "test_postgres.py", "test_serving.py", "test_texts.py", "test_dashboard.py", "test_calculator.py", "test_reading.py",
    "test_skeleton.py", "test_api_contract.py", "test_review.py",
)  # fmt: skip


@dataclass(frozen=True)
class Owner:
    """Who runs the server: PostgreSQL refuses to be run by root."""

    name: str
    more: dict[str, Any]


def owner() -> Owner:
    """Ourselves, or when we are root the account that Debian's package made, or nobody."""
    if os.getuid() != 0:
        return Owner(getpass.getuser(), {})
    known = {each.pw_name for each in pwd.getpwall()}
    name = "postgres" if "postgres" in known else "nobody"
    return Owner(name, {"user": name, "group": pwd.getpwnam(name).pw_gid, "extra_groups": []})


def programs() -> Path:
    """The folder of the newest server that Debian installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if not found:
        pytest.fail("PostgreSQL is not installed: run scripts/install-tools")
    return found[-1].parent


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a new server with a database of its own, reached through a socket in its folder."""
    folder, runner = Path(mkdtemp(prefix="semesta-pg-")), owner()
    if runner.more:
        shutil.chown(folder, runner.name)
    base: dict[str, Any] = {"cwd": folder, "stdout": subprocess.DEVNULL, **runner.more}
    options = ["--auth=trust", "--username=semesta", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    # As an office would have it: its own order of signs, not that of bytes.
    options += ["--locale-provider=icu", "--icu-locale=en-US"]
    subprocess.run([programs() / "initdb", "--pgdata", folder / "data", *options], check=True, **base)
    settings = [part for each in QUICK for part in ("-c", each)]
    command: list[str | Path] = [programs() / "postgres", "-D", folder / "data", "-k", folder, *settings]
    with (folder / "log").open("wb") as log:
        process: subprocess.Popen[bytes] = subprocess.Popen(command, **{**base, "stderr": log})
    try:
        _wait(folder, process)
        yield f"postgres://semesta@/postgres?host={folder}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
        shutil.rmtree(folder)


def _wait(folder: Path, process: subprocess.Popen[bytes]) -> None:
    ready: list[str | Path] = [programs() / "pg_isready", "--quiet", "--host", folder]
    until = time.monotonic() + PATIENCE
    while subprocess.run(ready, check=False).returncode != 0:
        if time.monotonic() > until or process.poll() is not None:
            pytest.fail((folder / "log").read_text())
        time.sleep(0.1)


@pytest.mark.timeout(900)
def test_everything_that_touches_the_database_holds_on_postgresql(
    server: str, small_office: Workspace, tmp_path: Path
) -> None:
    office = tmp_path / "office"
    shutil.copytree(small_office.path, office)
    environment = {**os.environ, "DATABASE_URL": server, "TEST_OFFICE": str(office)}
    environment = {
        name: value for name, value in environment.items() if not name.startswith(("PYTEST_", "COV_"))
    }
    command = [
        sys.executable, "-m", "pytest", str(HERE), "-x", "-n", "0", "-p", "no:cacheprovider", "-m", "not slow",
        f"--basetemp={tmp_path / 'inner'}", *(f"--ignore={HERE / name}" for name in LEFT_OUT),
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=HERE.parents[1], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout[-8_000:] + done.stderr[-2_000:]
    assert "skipped" not in done.stdout
    assert "on postgresql" in done.stdout
