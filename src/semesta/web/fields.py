"""The types of model fields, for readers and checkers: what is put in and what comes out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models

Text = models.Field[str, str]
Flag = models.Field[bool, bool]
Number = models.Field[int, int]
MaybeNumber = models.Field[int | None, int | None]
Moment = models.Field[datetime, datetime]
MaybeMoment = models.Field[datetime | None, datetime | None]
MaybeDay = models.Field[date | None, date | None]
Open = models.Field[Any, Any]
"""A field whose type says little: JSON, bytes, another table's row."""
