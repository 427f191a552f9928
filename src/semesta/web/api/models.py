"""Tokens: what a program may do in somebody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from semesta.web.fields import MaybeMoment, Moment, Open, Text


class Token(models.Model):
    """One token; only its digest is kept. It ends with its person, at its date, or when it is taken back."""

    digest: Text = models.CharField(max_length=64, unique=True)
    name: Text = models.CharField(max_length=80)
    person: Open = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens"
    )
    scopes: Open = models.JSONField(default=list)
    area_code: Text = models.CharField(max_length=16)
    made_at: Moment = models.DateTimeField(auto_now_add=True)
    expires_at: Moment = models.DateTimeField()
    ended_at: MaybeMoment = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.name
