"""A file on its way into a register."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from semesta.web.tasks.models import Task

if TYPE_CHECKING:
    from semesta.web.fields import Moment, Open, Text


class Stage(models.TextChoices):
    """How far a file came."""

    CHECKING = "checking"
    CHECKED = "checked"
    REFUSED = "refused"
    STORING = "storing"
    STORED = "stored"
    WITHDRAWN = "withdrawn"


class Upload(models.Model):
    """One file: what it is to be, where it lies, and what the engine said of it (no personal data)."""

    register: Text = models.CharField(max_length=32)
    period: Text = models.CharField(max_length=7)
    source: Text = models.CharField(max_length=80, blank=True)
    codes: Text = models.CharField(max_length=12, blank=True)
    mapping: Open = models.JSONField(default=dict)
    file_name: Text = models.CharField(max_length=160)
    folder: Text = models.CharField(max_length=40)
    person: Open = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="uploads"
    )
    approved_by: Open = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    area_code: Text = models.CharField(max_length=16)
    stage: Text = models.CharField(max_length=10, choices=Stage.choices, default=Stage.CHECKING)
    report: Open = models.JSONField(default=dict)
    batch: Text = models.CharField(max_length=12, blank=True)
    task: Open = models.ForeignKey(Task, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at: Moment = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.register} {self.period}"
