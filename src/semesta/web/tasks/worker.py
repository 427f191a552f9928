"""The worker process: takes one task after the other until it is told to stop."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REST = 0.3
"""Seconds between two looks at an empty queue."""


def main() -> None:
    """Work until SIGTERM, SIGINT or the death of the parent; one worker for each workspace."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "semesta.web.settings")
    django.setup()
    from django.conf import settings

    told: list[int] = []
    for kind in (signal.SIGTERM, signal.SIGINT):
        signal.signal(kind, lambda number, _: told.append(number))
    parent = os.getppid()
    work(settings.SITE_FILES, is_told=lambda: bool(told) or os.getppid() != parent)


def work(folder: Path, is_told: Callable[[], bool], rest: float = REST) -> None:
    """Run tasks until told to stop.

    Args:
        folder: where the lock stands that lets one worker in.
        is_told: asked between two tasks.
        rest: seconds between two looks at an empty queue.
    """
    from filelock import FileLock, Timeout

    from semesta.web.tasks import queue

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(folder / "worker.lock"))
    while not is_told():
        try:
            lock.acquire(timeout=rest)
            break
        except Timeout:
            continue
    else:
        return
    with lock:
        queue.recover()
        while not is_told():
            task = queue.take()
            if task is None:
                time.sleep(rest)
            else:
                queue.run(task)


if __name__ == "__main__":
    main()
