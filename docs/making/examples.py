"""The examples of the pages: each ``console`` block is run, and what the program really prints stands below it.

A page is run from top to bottom in an empty folder of its own. What the reader does by hand stands in the page too, and
is done here from there::

    <!-- semesta: write FILE -->            the code block or the table that follows becomes FILE (text, CSV, or xlsx:
                                            an existing workbook is filled in below its headings); with a star in its
                                            name, each row becomes a file with the row's first cell for the star
    <!-- semesta: correct FILE -->          the table that follows (source row, heading, new value) goes into the
                                            repair workbook FILE
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from making import pages, workbooks
from making.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = pages.DOCS
#: A directive with what follows it, or a block of commands.
PARTS = re.compile(
    r"<!-- semesta: (?P<verb>write|correct) (?P<file>\S+) -->\n+"
    r"(?:```\w*\n(?P<text>.*?)```|(?P<table>(?:\|[^\n]*\n)+))"
    r"|```console\n(?P<block>.*?)```",
    re.DOTALL,
)


def make() -> dict[str, str]:
    """Every page with examples, with the output that the program prints now: path (from ``docs``) -> text."""
    return {name: _with_output(path.read_text(encoding="utf-8")) for name, path in with_examples()}


def with_examples() -> Iterator[tuple[str, Path]]:
    """The pages that have blocks of commands: path from ``docs``, and path."""
    for path in sorted(DOCS.rglob("*.md")):
        if "```console" in path.read_text(encoding="utf-8"):
            yield str(path.relative_to(DOCS)), path


def _with_output(page: str) -> str:
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            return _run(page, Shell())
        finally:
            os.chdir(before)


def _run(page: str, shell: Shell) -> str:
    done: list[str] = []
    end = 0
    for part in PARTS.finditer(page):
        done.append(page[end : part.start()])
        end = part.end()
        if part["block"] is not None:
            done.append(f"```console\n{_answer(part['block'], shell)}```")
            continue
        done.append(part.group())
        _by_hand(part)
    return "".join([*done, page[end:]])


def _answer(block: str, shell: Shell) -> str:
    """The commands of a block, each with its output."""
    commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {shell.present(command)}\n{shell.run(shell.present(command))}" for command in commands)


def _by_hand(part: re.Match[str]) -> None:
    """What the reader does by hand."""
    file = Path(part["file"])
    file.parent.mkdir(parents=True, exist_ok=True)
    if part["text"] is not None:
        file.write_text(part["text"], encoding="utf-8")
        return
    rows = workbooks.read_table(part["table"])
    if part["verb"] == "correct":
        workbooks.correct(file, rows)
    elif file.suffix == ".xlsx":
        workbooks.fill(file, rows)
    elif "*" in file.name:
        headings, *data = rows
        for first, *rest in data:
            workbooks.write_csv(file.with_name(file.name.replace("*", first)), [headings[1:], rest])
    else:
        workbooks.write_csv(file, rows)
