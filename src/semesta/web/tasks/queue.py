"""The queue: asking for a task, taking the next one, and running it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.module_loading import import_string

from semesta.errors import SemestaError
from semesta.language import LANGUAGES
from semesta.registers.masking import mask_numbers
from semesta.web.tasks.models import State, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from semesta.errors import Problem
    from semesta.web.people.models import Person

KINDS = {
    "import": "semesta.web.imports.working.bring_in",
    "undo": "semesta.web.imports.working.take_back",
    "count": "semesta.web.imports.working.count_people",
    "list": "semesta.web.worklist.working.fill",
    "warm": "semesta.web.dashboard.warming.warm",
    "warm_below": "semesta.web.dashboard.warming.warm_below",
}
"""What can be asked for, and the function that does it: (task, attempt is not the first, tell) -> result."""

MOST_ATTEMPTS = 2
logger = logging.getLogger(__name__)


def ask(kind: str, person: Person | None, **arguments: Any) -> Task:
    """Put a task into the queue."""
    assert kind in KINDS, kind  # noqa: S101 - a wrong kind is our own mistake
    return Task.objects.create(kind=kind, person=person, arguments=arguments)


def recover() -> int:
    """After a worker was killed: what it was at goes back into the queue, once. How many tasks these are."""
    left = Task.objects.filter(state=State.RUNNING)
    left.filter(attempts__gte=MOST_ATTEMPTS).update(state=State.BROKEN, ended_at=timezone.now())
    return left.filter(attempts__lt=MOST_ATTEMPTS).update(state=State.QUEUED)


def hand_back() -> int:
    """After a worker was ended in good order: what it was at waits again, as if it had not been begun. How many these are."""
    left = Task.objects.filter(state=State.RUNNING)
    return left.update(state=State.QUEUED, attempts=Greatest(F("attempts") - 1, 0))


def take() -> Task | None:
    """The next task, now running; None when there is none. No two workers take the same."""
    with transaction.atomic():
        waiting = Task.objects.filter(state=State.QUEUED).order_by("pk")
        if connection.features.has_select_for_update_skip_locked:
            waiting = waiting.select_for_update(skip_locked=True)
        task = waiting.first()
        if task is None:
            return None
        task.state, task.begun_at = State.RUNNING, timezone.now()
        task.attempts += 1
        task.save(update_fields=["state", "begun_at", "attempts"])
        return task


def run(task: Task) -> None:
    """Do a task and keep what came of it; nothing that a task does ends the worker."""
    work: Callable[[Task, bool, Callable[[str], None]], dict[str, Any]] = import_string(KINDS[task.kind])
    try:
        task.result = work(task, task.attempts > 1, lambda step: _tell(task, step))
        task.state = State.DONE
    except SemestaError as error:
        task.result = {"problems": [_in_words(each) for each in error.problems]}
        task.state = State.REFUSED
    except Exception as error:
        logger.exception("task %s (%s)", task.pk, task.kind)
        task.result = {"error": mask_numbers(type(error).__name__)}
        task.state = State.BROKEN
    task.ended_at = timezone.now()
    task.save(update_fields=["state", "result", "ended_at"])


def _tell(task: Task, step: str) -> None:
    task.step = step[:200]
    task.save(update_fields=["step"])


def _in_words(problem: Problem) -> dict[str, Any]:
    words = {
        language: {"what": problem.what(language), "next": problem.next_step(language)}
        for language in LANGUAGES
    }
    return words | {"code": problem.code}
