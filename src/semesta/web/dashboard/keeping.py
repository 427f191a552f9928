"""Answers are made once for each state of the figures; after that, asking costs one small read, or none."""

from __future__ import annotations

import hashlib
import logging
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import OperationalError, transaction

from semesta import __version__
from semesta.web.dashboard.models import Kept
from semesta.web.office import office, state

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

Answer = TypeVar("Answer")
logger = logging.getLogger(__name__)


def key_of(question: str, at: str) -> str:
    """The key of a question at a state of the figures."""
    return hashlib.sha256(f"{__version__}|{at}|{question}".encode()).hexdigest()


def kept(question: str, make: Callable[[], bytes]) -> bytes:
    """The answer to a question, made when it is not there; in the database, for all processes.

    Answers of earlier states are removed when a new one comes in. What is refused is not kept. A database that is busy
    with something else keeps nothing, and the answer is given all the same.

    Args:
        question: everything that the answer depends on besides the figures: kind, area, language.
        make: makes it.
    """
    at = state()
    key = key_of(question, at)
    found = Kept.objects.filter(pk=key).values_list("body", flat=True).first()
    if found is not None:
        return bytes(found)
    body = make()
    try:
        # A point to return to: PostgreSQL gives a transaction up in which something failed.
        with transaction.atomic():
            Kept.objects.bulk_create([Kept(key=key, state=at, body=body)], ignore_conflicts=True)
            Kept.objects.exclude(state=at).delete()
    except OperationalError:
        logger.warning("an answer could not be kept: the database is busy")
    return body


def held(question: Hashable, make: Callable[[], Answer]) -> Answer:
    """The same in the memory of this process, for what is small and read by many pages."""
    shelf = _shelf(office().path, state())
    if question not in shelf:
        shelf[question] = make()
    found: Answer = shelf[question]
    return found


@lru_cache(maxsize=2)
def _shelf(_office: Path, _state: str) -> dict[Hashable, Any]:
    return {}
