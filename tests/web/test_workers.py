"""Workers as real processes: one that is killed in the middle, and several that take from one queue."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from semesta.workspace import Workspace

PROGRAMS = Path(__file__).parent / "programs"
ROWS = 15_000
TASKS, TAKERS = 40, 3
ASK = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from semesta.web.tasks.models import Task
from semesta.web.tasks.queue import ask
Task.objects.all().delete()
print([ask("warm", None).pk for _ in range({tasks})])
"""


@pytest.fixture
def environment(office_copy: Workspace) -> dict[str, str]:
    """What a process of the site needs to know; the database is the office's own, or the one of DATABASE_URL."""
    return {
        **os.environ, "SEMESTA_WORKSPACE": str(office_copy.path), "DJANGO_SETTINGS_MODULE": "semesta.web.settings",
    }  # fmt: skip


def told(command: list[Any], environment: dict[str, str]) -> Any:
    done = subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_killed_worker_s_task_is_taken_up_once(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "pekerja.csv"
    lines = (f"W{each};Contoh {each};31.71.01.1001" for each in range(ROWS))
    file.write_text("ID PEKERJA;NAMA;KODE KELURAHAN\n" + "\n".join(lines) + "\n", encoding="utf-8")
    found = told([PROGRAMS / "killed_worker.py", file], environment)
    assert found["killed"] == ["running", 1]
    assert found["ended"] == ["done", 2], found
    assert (found["stage"], found["batches"]) == ("stored", 1)


def test_no_two_workers_take_the_same_task(environment: dict[str, str], tmp_path: Path) -> None:
    asked = told(["-c", ASK.format(tasks=TASKS)], environment)
    takers = [
        subprocess.Popen(
            [sys.executable, PROGRAMS / "take_all.py", tmp_path], env=environment, stdout=subprocess.PIPE
        )
        for _ in range(TAKERS)
    ]
    until = time.monotonic() + 60
    while len(list(tmp_path.glob("ready-*"))) < TAKERS and time.monotonic() < until:
        time.sleep(0.01)
    (tmp_path / "open").touch()
    taken = [json.loads(each.communicate(timeout=60)[0]) for each in takers]
    assert sorted(pk for each in taken for pk in each) == asked
    assert sum(1 for each in taken if each) > 1, "they did not work at the same time"
