"""One uncovered worker on the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from semesta.web.fields import Flag, MaybeDay, MaybeNumber, Open, Text


class Outcome(models.TextChoices):
    """What came of a visit; empty when nobody has been there."""

    NONE = ""
    REGISTERED = "registered"
    MOVED = "moved"
    DECEASED = "deceased"
    NOT_ELIGIBLE = "not_eligible"
    REFUSED = "refused"
    NOT_FOUND = "not_found"


class Echo(models.TextChoices):
    """What the next register says of an outcome."""

    NONE = ""
    CONFIRMED = "confirmed"
    """Registered, and no longer uncovered."""
    CONTRADICTED = "contradicted"
    """Registered, and still uncovered."""
    GONE = "gone"
    """No longer on the list, whatever was noted."""


class Case(models.Model):
    """A worker, by the id of the workers register. The NIK is kept masked: whoever needs it reads it with a reason."""

    worker_id: Text = models.CharField(max_length=64, unique=True)
    name: Text = models.CharField(max_length=160)
    birth_date: MaybeDay = models.DateField(null=True)
    sex: Text = models.CharField(max_length=8, blank=True)
    village_code: Text = models.CharField(max_length=16)
    formality: Text = models.CharField(max_length=10, blank=True)
    occupation: Text = models.CharField(max_length=120, blank=True)
    decile: MaybeNumber = models.PositiveSmallIntegerField(null=True)
    nik: Text = models.CharField(max_length=20, blank=True)
    first_seen: Text = models.CharField(max_length=7)
    last_seen: Text = models.CharField(max_length=7)
    is_open: Flag = models.BooleanField(default=True)
    assigned_to: Open = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="cases"
    )
    outcome: Text = models.CharField(max_length=14, choices=Outcome.choices, blank=True)
    outcome_on: MaybeDay = models.DateField(null=True)
    outcome_by: Open = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome_note: Text = models.CharField(max_length=400, blank=True)
    echo: Text = models.CharField(max_length=14, choices=Echo.choices, blank=True)

    class Meta:
        """By village and name, which the list is read by."""

        ordering: ClassVar[list[str]] = ["village_code", "name", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["is_open", "village_code", "name", "id"], name="case_list"),
            models.Index(fields=["is_open", "village_code", "outcome"], name="case_progress"),
        ]

    def __str__(self) -> str:
        return self.worker_id
