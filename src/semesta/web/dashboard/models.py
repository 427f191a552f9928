"""Answers that were made once: pages, maps and files of the public, until the figures change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from semesta.web.fields import Open, Text


class Kept(models.Model):
    """One answer. ``key`` is made from the question and the state of the figures; ``state`` is that state."""

    key: Text = models.CharField(max_length=64, primary_key=True)
    state: Text = models.CharField(max_length=16, db_index=True)
    body: Open = models.BinaryField()

    def __str__(self) -> str:
        return self.key
