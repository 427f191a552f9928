"""The few things that example commands do: ``semesta``, ``export`` and ``cat``, with ``| head -N`` at the end."""

from __future__ import annotations

import contextvars
import os
import re
import shlex
from pathlib import Path

from typer.testing import CliRunner

#: What changes from run to run, and what stands in the pages instead.
CHANGING = (
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00"), "2026-01-05T02:15:00+00:00"),
    (re.compile(r"[\d.,]+ GB (free|kosong)"), r"20.0 GB \1"),
)
HEAD = re.compile(r" \| head -n? ?(\d+)$")


class Shell:
    """One reader's terminal: what was exported stays until the end of the page."""

    def __init__(self) -> None:
        self.exported: dict[str, str] = {}

    def run(self, line: str) -> str:
        """What a command prints (both streams, as on a terminal), trailing blanks cut.

        Raises:
            ValueError: a command that examples do not use.
        """
        head = HEAD.search(line)
        name, *arguments = shlex.split(HEAD.sub("", line))
        match name:
            case "export":
                self.exported |= dict(argument.split("=", 1) for argument in arguments)
                return ""
            case "cat":
                output = "".join(Path(argument).read_text(encoding="utf-8") for argument in arguments)
            case "semesta":
                output = contextvars.copy_context().run(self._semesta, arguments)
            case _:
                raise ValueError(line)
        for pattern, constant in CHANGING:
            output = pattern.sub(constant, output)
        lines = [each.rstrip() for each in output.splitlines()]
        while lines and not lines[-1]:
            lines.pop()
        return "".join(f"{each}\n" for each in lines[: int(head[1]) if head else None])

    def _semesta(self, arguments: list[str]) -> str:
        from semesta.cli.app import app

        before = dict(os.environ)
        for name in [each for each in os.environ if each.startswith("SEMESTA_")]:
            del os.environ[name]
        os.environ.update(self.exported)
        try:
            result = CliRunner().invoke(app, arguments)
        finally:
            os.environ.clear()
            os.environ.update(before)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        if "E-CLI-" in result.output:
            # What nobody foresaw is a fault of the program; it must not become documentation.
            raise RuntimeError(result.output)
        return result.output
