"""Every command line in the pages names real commands, options and values."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest
import typer

from semesta.cli.app import app
from semesta.language import domain, domains

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What Typer raises for wrong usage, whichever Click it brings along.
USAGE: type[Exception] = next(
    kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException"
)
ROOT_COMMAND: Any = typer.main.get_command(app)
INLINE = re.compile(r"`(semesta [^`]+)`")


def parse(arguments: list[str]) -> None:
    """Let the command line read the arguments, and run nothing.

    Raises:
        ClickException: wrong usage.
    """
    command, parent, name = ROOT_COMMAND, None, "semesta"
    while True:
        try:
            context = command.make_context(name, list(arguments), parent=parent)
        except typer.Exit:
            return
        if not hasattr(command, "commands"):
            return
        rest = [*context._protected_args, *context.args]
        name, command, arguments = command.resolve_command(context, rest)
        parent = context


def lines(contents: list[str]) -> Iterator[str]:
    """The command lines of code blocks; where some lines have a prompt, the others are output."""
    for content in contents:
        stripped = [line.strip() for line in content.splitlines()]
        prompted = [line.removeprefix("$ ") for line in stripped if line.startswith("$ ")]
        for line in prompted or stripped:
            command = re.sub(r"^for .+; do (.+); done", r"\1", re.sub(r" \| (head|tail) -n? ?\d+$", "", line))
            if re.match(r"semesta( |$)", command):
                yield command


def test_command_lines_in_blocks_are_right(blocks: dict[str, list[str]]) -> None:
    wrong = []
    named = [(name, line) for name, contents in blocks.items() for line in lines(contents)]
    for name, line in named:
        try:
            parse(shlex.split(line, comments=True)[1:])
        except USAGE as error:
            wrong.append(f"{name}: {line}: {error}")
    assert wrong == []
    assert len(named) > 50, "the pages have command lines"


def test_commands_in_loops_and_before_pipes_are_looked_at() -> None:
    block = "$ for m in 01 02; do semesta runs --formt csv; done | tail -3\n$ semesta runs | head -2\n"
    assert list(lines([block])) == ["semesta runs --formt csv", "semesta runs"]


def known_options(words: list[str]) -> tuple[str, set[str]]:
    """The command that words begin with, and all options that may stand behind it."""
    command, name = ROOT_COMMAND, []
    options = {option for each in command.params for option in each.opts} | {"--help", "-h"}
    for word in words:
        if word.startswith("-") or word not in getattr(command, "commands", {}):
            continue
        command = command.commands[word]
        name.append(word)
        options |= {option for each in command.params for option in each.opts}
    return " ".join(name), options


def wrong_in(text: str) -> list[str]:
    """Commands within a text, in backticks, whose command or options are not there."""
    found = []
    for command in INLINE.findall(text):
        words = command.split()[1:]
        name, options = known_options(words)
        named = [word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)]
        if (not name and not named) or any(option not in options for option in named):
            found.append(command)
    return found


def test_commands_named_in_the_text_are_there(prose: dict[str, str]) -> None:
    assert [(name, each) for name, text in prose.items() for each in wrong_in(text)] == []


def test_commands_named_in_messages_are_there() -> None:
    texts = [
        (key, text) for name in domains() for key, entry in domain(name).items() for text in entry.values()
    ]
    assert [(key, each) for key, text in texts for each in wrong_in(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        "semesta coverge --period 2025-12",
        "semesta uncovered --period 2025-12",
        "semesta coverage --period 2025-12 --levels province",
        "semesta coverage --period 2025-12 --level kelurahan",
        "semesta import peserta FILE --period 2025-12",
        "semesta areas find Menteng",
    ],
)
def test_wrong_command_lines_are_found(line: str) -> None:
    with pytest.raises(USAGE):
        parse(shlex.split(line)[1:])


def test_wrong_commands_in_texts_are_found() -> None:
    assert wrong_in(
        "`semesta undo B0001`, `semesta unddo`, `semesta import --perid 2025-12`, `semesta --help`"
    ) == [
        "semesta unddo",
        "semesta import --perid 2025-12",
    ]
