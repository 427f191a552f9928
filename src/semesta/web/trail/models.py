"""One row of the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

if TYPE_CHECKING:
    from semesta.web.fields import Number, Open, Text


class Entry(models.Model):
    """Something that was done. ``digest`` seals the row and the digest before it; no row is ever changed.

    No NIK, card number or wage stands in it: records are named by their ids in the registers.
    """

    number: Number = models.BigIntegerField(primary_key=True)
    at: Text = models.CharField(max_length=32)
    who: Text = models.CharField(max_length=254)
    action: Text = models.CharField(max_length=40, db_index=True)
    subject: Text = models.CharField(max_length=200, blank=True)
    area_code: Text = models.CharField(max_length=16, blank=True, db_index=True)
    reason: Text = models.CharField(max_length=400, blank=True)
    facts: Open = models.JSONField(default=dict)
    previous: Text = models.CharField(max_length=64)
    digest: Text = models.CharField(max_length=64)

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-number"]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never.

        Raises:
            TypeError: always.
        """
        message = "the audit is only added to"
        raise TypeError(message)
