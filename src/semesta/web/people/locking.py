"""Lock-out: after too many wrong passwords for a name, that name waits, whether anybody has it or not."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from semesta.web.people.models import Failure

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST = 5
WAIT = timedelta(minutes=15)


def is_locked(name: str) -> bool:
    """Whether a name has to wait."""
    return _recent(name).count() >= MOST


def note_failure(name: str) -> None:
    """Remember a wrong password; old ones are forgotten."""
    Failure.objects.filter(at__lt=timezone.now() - WAIT).delete()
    Failure.objects.create(digest=_digest(name))


def forget(name: str) -> None:
    """After a right password."""
    Failure.objects.filter(digest=_digest(name)).delete()


def _recent(name: str) -> QuerySet[Failure]:
    return Failure.objects.filter(digest=_digest(name), at__gte=timezone.now() - WAIT)


def _digest(name: str) -> str:
    return hashlib.sha256(name.strip().lower().encode()).hexdigest()
