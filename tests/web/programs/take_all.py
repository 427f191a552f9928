"""Takes every task that waits and tells which: several of it run at once (test_workers.py)."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "semesta.web.settings")
django.setup()

from semesta.web.tasks.queue import take  # noqa: E402 - Django first

gate = Path(sys.argv[1])
(gate / f"ready-{os.getpid()}").touch()
while not (gate / "open").exists():
    time.sleep(0.001)
taken = []
while (task := take()) is not None:
    taken.append(task.pk)
    # A task is some work; without any, the one who is first can have taken all before another was woken.
    time.sleep(0.01)
sys.stdout.write(json.dumps(taken))
