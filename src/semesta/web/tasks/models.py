"""A task: long work that somebody asked for, with what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from semesta.web.fields import MaybeMoment, Moment, Number, Open, Text


class State(models.TextChoices):
    """Where a task is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    """The engine said no, in words."""
    BROKEN = "broken"
    """It failed in a way that nobody foresaw, or its worker was killed twice."""


class Task(models.Model):
    """One task. ``arguments`` and ``result`` hold no personal data: files are named, not quoted."""

    kind: Text = models.CharField(max_length=40)
    arguments: Open = models.JSONField(default=dict)
    person: Open = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state: Text = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    attempts: Number = models.PositiveSmallIntegerField(default=0)
    step: Text = models.CharField(max_length=200, blank=True)
    result: Open = models.JSONField(default=dict)
    asked_at: Moment = models.DateTimeField(auto_now_add=True)
    begun_at: MaybeMoment = models.DateTimeField(null=True)
    ended_at: MaybeMoment = models.DateTimeField(null=True)

    class Meta:
        """Taken up in the order in which they were asked for."""

        ordering: ClassVar[list[str]] = ["pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "id"], name="task_state_id")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in {State.DONE, State.REFUSED, State.BROKEN}
