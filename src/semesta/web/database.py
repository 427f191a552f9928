"""Where the site keeps people, tasks and the audit: SQLite in the workspace, or the PostgreSQL of ``DATABASE_URL``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from semesta.errors import refusal

if TYPE_CHECKING:
    from pathlib import Path

FILE = "site.sqlite3"
POSTGRES = ("postgres", "postgresql")
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
)


def database(workspace: Path, url: str | None) -> dict[str, Any]:
    """Django's description of the database.

    Writers wait for each other (WAL, IMMEDIATE): Django's own way loses writes that come at the same moment.

    Args:
        workspace: in which the SQLite file stands.
        url: ``postgres://user:password@host:port/name?sslmode=require``, or None.

    Raises:
        SemestaError: E-WEB-032, the address is of another kind of database.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": workspace / FILE,
            "CONN_MAX_AGE": None,
            "OPTIONS": {"timeout": 30, "transaction_mode": "IMMEDIATE", "init_command": PRAGMAS},
        }
    parts = urlsplit(url)
    if parts.scheme not in POSTGRES:
        raise refusal("E-WEB-032", scheme=parts.scheme)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
