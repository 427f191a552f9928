"""The command line: one module per group of commands. Exit 0 done, 1 refused (nothing changed), 2 wrong usage."""

from __future__ import annotations

from semesta.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run ``semesta``."""
    app()
