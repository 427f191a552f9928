"""How often somebody may ask: a bucket of requests for each token or address, filled up with time.

The levels stand in a small SQLite file beside the site's other files, so that all processes of the site count together.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

FILE = "limits.sqlite3"
PATIENCE = 1.0
"""Seconds that a request waits for others to have counted."""
TABLE = "CREATE TABLE IF NOT EXISTS levels (who TEXT PRIMARY KEY, level REAL NOT NULL, at REAL NOT NULL) WITHOUT ROWID"
INDEX = "CREATE INDEX IF NOT EXISTS levels_at ON levels (at)"
logger = logging.getLogger(__name__)


@dataclass
class Buckets:
    """``rate`` requests a second, ``burst`` at once, for everybody by themselves."""

    rate: float
    burst: int

    def take(self, who: str, now: float | None = None) -> float:
        """Seconds to wait; nought when the request may pass. Who cannot be counted may pass: figures come first."""
        at = time.time() if now is None else now
        try:
            with closing(_open()) as con:
                return self._count(con, who, at)
        except sqlite3.Error:
            logger.warning("a request could not be counted: %s", FILE)
            return 0.0

    def _count(self, con: sqlite3.Connection, who: str, at: float) -> float:
        con.execute("BEGIN IMMEDIATE")
        con.execute("DELETE FROM levels WHERE at < ?", [at - self.burst / self.rate])
        row = con.execute("SELECT level, at FROM levels WHERE who = ?", [who]).fetchone()
        level, before = row or (float(self.burst), at)
        level = min(self.burst, level + max(0.0, at - before) * self.rate)
        left = level - 1 if level >= 1 else level
        con.execute("INSERT OR REPLACE INTO levels VALUES (?, ?, ?)", [who, left, at])
        con.execute("COMMIT")
        return 0.0 if level >= 1 else (1 - level) / self.rate


KNOWN = Buckets(rate=20, burst=200)
ANONYMOUS = Buckets(rate=5, burst=60)
"""Both fill up within the same few seconds, so that what one of them forgets as full is full for the other, too."""


def address_of(request: HttpRequest) -> str:
    """From where somebody asks; behind the office's own proxy (``SITE_HTTPS``) the address that it names last."""
    direct = str(request.META.get("REMOTE_ADDR", "-"))
    if not settings.IS_HTTPS:
        return direct
    return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()[:60] or direct


def _open() -> sqlite3.Connection:
    folder = Path(settings.SITE_FILES)
    is_new = not (folder / FILE).is_file()
    folder.mkdir(parents=True, exist_ok=True)
    con = sqlite3.connect(folder / FILE, timeout=PATIENCE, isolation_level=None)
    con.execute("PRAGMA synchronous=OFF")
    if is_new:
        con.execute("PRAGMA journal_mode=WAL")
        con.execute(TABLE)
        con.execute(INDEX)
    return con
