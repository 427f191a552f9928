"""The few things that example commands do: ``semesta``, ``export``, ``cat`` and a loop over words, cut by ``head`` or ``tail``."""

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
    (re.compile(r'"who": "[^"]*"'), '"who": "sari"'),
)
CUT = re.compile(r" \| (?P<end>head|tail) -n? ?(?P<lines>\d+)$")
LOOP = re.compile(r"for (?P<name>\w+) in (?P<words>.+?); do (?P<command>.+); done$")
RUN = re.compile(r"(?<=--run )R[0-9a-f]{10}\b")


class Shell:
    """One reader's terminal: what was exported stays until the end of the page."""

    def __init__(self) -> None:
        self.exported: dict[str, str] = {}

    def run(self, line: str) -> str:
        """What a command prints (both streams, as on a terminal), trailing blanks cut.

        Raises:
            ValueError: a command that examples do not use.
        """
        cut = CUT.search(line)
        output = self._output(CUT.sub("", line))
        for pattern, constant in CHANGING:
            output = pattern.sub(constant, output)
        lines = [each.rstrip() for each in output.splitlines()]
        while lines and not lines[-1]:
            lines.pop()
        if cut:
            number = int(cut["lines"])
            lines = lines[:number] if cut["end"] == "head" else lines[-number:]
        return "".join(f"{each}\n" for each in lines)

    def present(self, line: str) -> str:
        """The command as it stands in the page: a run's number is another in each version, here the first run's."""
        if not RUN.search(line):
            return line
        first = self._output("semesta runs --format csv").splitlines()[1]
        return RUN.sub(first.partition(",")[0], line)

    def _output(self, line: str) -> str:
        loop = LOOP.match(line)
        if loop:
            commands = (loop["command"].replace(f"${loop['name']}", word) for word in loop["words"].split())
            return "".join(self._output(command) for command in commands)
        name, *arguments = shlex.split(line)
        match name:
            case "export":
                self.exported |= dict(argument.split("=", 1) for argument in arguments)
                return ""
            case "cat":
                # Files for Excel begin with a mark, which a terminal does not show.
                return "".join(Path(argument).read_text(encoding="utf-8-sig") for argument in arguments)
            case "semesta":
                return contextvars.copy_context().run(self._semesta, arguments)
            case _:
                raise ValueError(line)

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
