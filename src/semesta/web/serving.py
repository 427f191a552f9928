"""The site as processes: two that answer, one that does long work, all of them ended with the one that began them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from semesta.errors import refusal
from semesta.workspace import VARIABLE, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from semesta.web.people.demo import Account

SETTINGS = "semesta.web.settings"
WORKERS, THREADS = "2", "4"
PYTHON = (sys.executable, "-P")
"""Without the folder in which the site was begun: what lies there is no part of the program."""
DEMO = ".semesta-demo"
"""The file that marks a workspace which `semesta demo` made."""
PATIENCE = 20.0
"""Seconds that a process gets to end by itself, and that the server gets to open."""
PULSE = 0.2


def prepare(office: Workspace, host: str) -> tuple[list[Account], str]:
    """The database brought up to date, the assets made; what the children need to know goes into the environment.

    Returns the accounts of a demo workspace and their password; none for any other.

    Raises:
        SemestaError: E-WORKSPACE-005, the workspace cannot be written to.
    """
    os.environ[VARIABLE] = str(office.path.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    hosts = os.environ.get("SITE_HOSTS", "")
    if host not in hosts.split(","):
        wanted = "*" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
        os.environ["SITE_HOSTS"] = hosts or wanted
    try:
        with office.locked():
            return _make_ready(office)
    except OSError as error:
        raise refusal("E-WORKSPACE-005", path=office.path, reason=error.strerror or error) from error


def _make_ready(office: Workspace) -> tuple[list[Account], str]:
    from semesta.web.assets import write_assets

    write_assets(office.path / "site" / "assets")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    from semesta.web.dashboard.models import Kept

    # Pages that an earlier version of the site made are not for this one.
    Kept.objects.all().delete()
    from semesta.web.people.demo import demo_accounts
    from semesta.web.tasks.queue import ask

    is_demo = (office.path / DEMO).is_file()
    if is_demo:
        _ask_for_list(office)
    ask("warm", None)
    if not is_demo:
        return [], ""
    return demo_accounts(office.settings.area)


def _ask_for_list(office: Workspace) -> None:
    """A demo's list of uncovered workers is filled from its newest run, unless it is there."""
    from semesta.coverage.runs import Results
    from semesta.web.tasks.queue import ask
    from semesta.web.worklist.models import Case

    runs = Results(office).runs()
    if runs and not Case.objects.exists():
        ask("list", None, period=runs[-1].period)


def keep_open(host: str, port: int, opened: Callable[[], None]) -> None:
    """Serve until SIGTERM, SIGINT or the end of a part.

    Args:
        host: to listen on.
        port: to listen on.
        opened: called once, when the site answers.

    Raises:
        SemestaError: E-WEB-001, the port is taken; E-WEB-002, a part ended by itself.
    """
    _check_free(host, port)
    server = [*PYTHON, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
              "--workers", WORKERS, "--blocking-threads", THREADS, "--no-access-log", "--log-level", "warning", "--respawn-failed-workers",
              "semesta.web.wsgi:application"]  # fmt: skip
    worker = [*PYTHON, "-m", "semesta.web.tasks.worker"]
    with _told_to_stop() as is_told, _running({"server": server, "worker": worker}) as parts:
        told_address = False
        while not is_told():
            if not told_address and _answers(host, port):
                told_address = True
                opened()
            if parts["worker"].poll() is not None:
                # A worker that died in the middle of a task is begun again: the task is taken up by the next one.
                parts["worker"] = _begun(worker)
            if parts["server"].poll() is not None:
                raise refusal("E-WEB-002", part="server", code=parts["server"].returncode)
            time.sleep(PULSE)


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            address = f"{host}:{port}"
            raise refusal("E-WEB-001", address=address, reason=error.strerror or error) from error


def _answers(host: str, port: int) -> bool:
    there = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - compared, not bound
    try:
        with socket.create_connection((there, port), timeout=PULSE):
            return True
    except OSError:
        return False


def _begun(command: list[str]) -> subprocess.Popen[Any]:
    return subprocess.Popen(command)  # noqa: S603 - our own program


@contextmanager
def _running(commands: dict[str, list[str]]) -> Iterator[dict[str, subprocess.Popen[Any]]]:
    """The processes, ended at the end: asked first, then made."""
    parts = {name: _begun(command) for name, command in commands.items()}
    try:
        yield parts
    finally:
        for part in parts.values():
            part.terminate()
        for part in parts.values():
            try:
                part.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                part.kill()
                part.wait()


@contextmanager
def _told_to_stop() -> Iterator[Callable[[], bool]]:
    """Whether SIGTERM or SIGINT came; both are as before at the end."""
    told: list[int] = []
    kinds = (signal.SIGTERM, signal.SIGINT)
    before = {kind: signal.signal(kind, lambda number, _: told.append(number)) for kind in kinds}
    try:
        yield lambda: bool(told)
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
