"""Answers are made once for each state of the figures; after that, asking costs one small read, or none.

They are files beside the site's other files, and not rows of its database: keeping one must not wait for whoever writes there.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings

from semesta import __version__
from semesta.web.office import office, state

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Answer = TypeVar("Answer")
FOLDER = "kept"
logger = logging.getLogger(__name__)


def key_of(question: str, at: str) -> str:
    """The key of a question at a state of the figures."""
    return hashlib.sha256(f"{__version__}|{at}|{question}".encode()).hexdigest()


def kept(question: str, make: Callable[[], bytes]) -> bytes:
    """The answer to a question, made when it is not there; for all processes of the site.

    Answers of earlier states are removed when the first one of a new state comes in. What is refused is not kept. Where
    nothing can be written, the answer is given all the same.

    Args:
        question: everything that the answer depends on besides the figures: kind, area, language.
        make: makes it.
    """
    at = state()
    file = shelf() / at / key_of(question, at)
    with suppress(OSError):
        return file.read_bytes()
    body = make()
    try:
        _keep(file, body)
    except OSError as error:
        logger.warning("an answer could not be kept: %s", error.strerror)
    return body


def shelf() -> Path:
    """The folder of kept answers; it may be removed at any time."""
    return Path(settings.SITE_FILES) / FOLDER


def _keep(file: Path, body: bytes) -> None:
    if not file.parent.is_dir():
        for old in file.parent.parent.glob("*"):
            shutil.rmtree(old, ignore_errors=True)
        file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    part.write_bytes(body)
    part.replace(file)


def held(question: Hashable, make: Callable[[], Answer]) -> Answer:
    """The same in the memory of this process, for what is small and read by many pages."""
    known = _in_memory(office().path, state())
    if question not in known:
        known[question] = make()
    found: Answer = known[question]
    return found


@lru_cache(maxsize=2)
def _in_memory(_office: Path, _state: str) -> dict[Hashable, Any]:
    return {}
