"""The pairs that were shown, by numbers that say nothing: record ids hold card numbers, which never stand in an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

if TYPE_CHECKING:
    from semesta.web.fields import Text


class Pair(models.Model):
    """Two records of which somebody shall say whether they are one."""

    entity: Text = models.CharField(max_length=10)
    left: Text = models.CharField(max_length=120)
    right: Text = models.CharField(max_length=120)
    area_code: Text = models.CharField(max_length=16, blank=True)

    class Meta:
        """Each pair once."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entity", "left", "right"], name="review_pair_once")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["area_code"], name="review_pair_area")]

    def __str__(self) -> str:
        return f"{self.entity} {self.pk}"
