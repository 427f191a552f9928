"""The command line: one module per group of commands. Exit 0 done, 1 refused (nothing changed), 2 wrong usage."""

from __future__ import annotations

import os
import sys

__all__ = ["main"]


def main() -> None:
    """Run ``semesta``. The language is looked for first, since help texts are chosen when the commands are loaded."""
    for option, value in zip(sys.argv[1:], [*sys.argv[2:], ""], strict=True):
        name, _, joined = option.partition("=")
        if name == "--lang" and (joined or value) in ("id", "en"):
            os.environ["SEMESTA_LANG"] = joined or value
    from semesta.cli.app import app

    app()
