"""The site as processes: two that answer, one that does long work, all of them ended with the one that began them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORKERS, THREADS = "2", "4"
PYTHON = (sys.executable, "-P")
"""Without the folder in which the site was begun: what lies there is no part of the program."""
PATIENCE = {"server": 20.0, "worker": 3.0}
"""Seconds that a process gets to end by itself; what a worker is at is taken up again at the next opening."""
NEIGHBOURS = 50
"""Ports after a taken one that are tried."""
PULSE = 0.2


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


def free_port(host: str, port: int) -> int:
    """The port, or the next one after it that is free.

    Raises:
        SemestaError: E-WEB-001, none of them is.
    """
    for each in range(port, min(port + NEIGHBOURS, 65_535)):
        if _why_not(host, each) is None:
            return each
    _check_free(host, port)
    return port


def _check_free(host: str, port: int) -> None:
    reason = _why_not(host, port)
    if reason is not None:
        raise refusal("E-WEB-001", address=f"{host}:{port}", reason=reason)


def _why_not(host: str, port: int) -> str | None:
    """Why nobody can listen there; None when one can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.strerror or str(error)
    return None


def _answers(host: str, port: int) -> bool:
    there = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - compared, not bound
    try:
        with socket.create_connection((there, port), timeout=PULSE):
            return True
    except OSError:
        return False


def _begun(command: list[str]) -> subprocess.Popen[Any]:
    # A session of its own: Ctrl-C in the terminal is for us alone, and what a part began can be ended with it.
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own program


@contextmanager
def _running(commands: dict[str, list[str]]) -> Iterator[dict[str, subprocess.Popen[Any]]]:
    """The processes, ended at the end: asked first, then made."""
    from semesta.web.tasks.queue import hand_back

    parts = {name: _begun(command) for name, command in commands.items()}
    try:
        yield parts
    finally:
        for part in parts.values():
            part.terminate()
        for name, part in parts.items():
            try:
                part.wait(PATIENCE[name])
            except subprocess.TimeoutExpired:
                part.kill()
                part.wait()
            _end_group(part.pid)
        hand_back()


def _end_group(leader: int) -> None:
    """End what is left of a part: Granian's processes outlive it when they are told at the same moment."""
    with suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


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
