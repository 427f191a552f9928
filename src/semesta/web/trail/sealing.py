"""How a row is sealed: a digest over everything in it and over the digest before it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

FIRST = "0" * 64
SEALED = ("number", "at", "who", "action", "subject", "area_code", "reason", "facts", "previous")


def digest_of(row: dict[str, Any]) -> str:
    """The SHA-256 of a row's fields in ``SEALED``, written one way only."""
    text = json.dumps(
        [row[name] for name in SEALED], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()
