"""A worker is killed while it stores a file, and another one begins: run by test_workers.py, prints what came of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import django
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "semesta.web.settings")
django.setup()

from semesta.registers.store import Store  # noqa: E402 - Django first
from semesta.web.imports.files import keep  # noqa: E402 - Django is set up first
from semesta.web.imports.models import Stage, Upload  # noqa: E402 - Django is set up first
from semesta.web.office import office  # noqa: E402 - Django is set up first
from semesta.web.tasks.models import State, Task  # noqa: E402 - Django is set up first
from semesta.web.tasks.queue import ask  # noqa: E402 - Django is set up first

WORKER = [sys.executable, "-P", "-m", "semesta.web.tasks.worker"]
PATIENCE = 120.0
MIDDLE = 0.4
"""Seconds into the task."""


def wait_for(task: Task, *states: str) -> None:
    """Until the task is in one of these states."""
    until = time.monotonic() + PATIENCE
    while task.state not in states:
        assert time.monotonic() < until, task.state
        time.sleep(0.02)
        task.refresh_from_db()


def main() -> None:
    """Ask, kill, begin again, tell."""
    call_command("migrate", verbosity=0)
    Task.objects.all().delete()
    before = len(Store(office()).batches())
    file = Path(sys.argv[1])
    folder, name = keep(SimpleUploadedFile(file.name, file.read_bytes()))
    upload = Upload.objects.create(
        register="workers",
        period="2025-11",
        file_name=name,
        folder=folder,
        area_code="31",
        stage=Stage.STORING,
    )
    task = ask("import", None, upload=upload.pk)
    first = subprocess.Popen(WORKER)
    wait_for(task, State.RUNNING)
    time.sleep(MIDDLE)
    first.send_signal(signal.SIGKILL)
    first.wait()
    task.refresh_from_db()
    killed = [task.state, task.attempts]
    second = subprocess.Popen(WORKER)
    wait_for(task, State.DONE, State.REFUSED, State.BROKEN)
    second.terminate()
    second.wait(PATIENCE)
    upload.refresh_from_db()
    told = {
        "killed": killed,
        "ended": [task.state, task.attempts],
        "stage": upload.stage,
        "batches": len(Store(office()).batches()) - before,
        "result": task.result,
    }
    sys.stdout.write(json.dumps(told))


main()
