"""The page of commands, from the command line itself."""

from __future__ import annotations

from pathlib import Path
from types import GenericAlias
from typing import TYPE_CHECKING, Any, get_args

import typer

from making.columns import OUTPUTS, WRITTEN
from making.markdown import code, codes, table
from making.words import pick, word

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS: dict[Any, tuple[str, str]] = {
    str: ("text", "teks"),
    int: ("whole number", "angka bulat"),
    float: ("number", "angka"),
    Path: ("path", "berkas atau folder"),
    list[Path]: ("one path or more", "satu berkas atau lebih"),
    list[str]: ("text, may be repeated", "teks, boleh diulang"),
}


def page() -> str:
    """Every command with every argument and option."""
    from semesta.cli.app import app

    root: Any = typer.main.get_command(app)
    parts = [
        word("made"),
        pick("# Commands", "# Perintah"),
        pick(
            "What each command takes and prints. Exit codes are on [their own page](exit-codes.md). "
            "`--format csv` and `--format json` print unrounded values.",
            "Yang diterima dan dicetak setiap perintah. Kode keluar ada di [halamannya sendiri](kode-keluar.md). "
            "`--format csv` dan `--format json` mencetak angka yang tidak dibulatkan.",
        ),
        _contents(root),
        "## semesta",
        _sentence(root.help),
        _parameters(root),
    ]
    for name, command in commands(root):
        parts += [f"## semesta {name}", _sentence(command.help)]
        if not getattr(command, "commands", None):
            parts += [f"```\n{usage(name, command)}\n```", _parameters(command)]
            parts += _output(name)
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """All commands below a group with their full names, in the order of the help."""
    for name, command in group.commands.items():
        yield f"{before}{name}", command
        if getattr(command, "commands", None):
            yield from commands(command, f"{before}{name} ")


def usage(name: str, command: Any) -> str:
    """One line: what must be given, then "[options]"."""
    given = [_argument(each) for each in command.params if each.param_type_name == "argument"]
    needed = [f"{each.opts[0]} {each.name.upper()}" for each in _options(command) if each.required]
    free = [] if all(each.required for each in _options(command)) else [pick("[options]", "[pilihan]")]
    return " ".join(["semesta", name, *given, *needed, *free])


def _contents(root: Any) -> str:
    rows = [
        (f"[`semesta {name}`](#semesta-{name.replace(' ', '-')})", _sentence(each.help))
        for name, each in commands(root)
    ]
    return table((pick("Command", "Perintah"), word("meaning")), rows)


def _parameters(command: Any) -> str:
    arguments = [
        (code(_argument(each)), _values(each), _sentence(each.help))
        for each in command.params
        if each.param_type_name == "argument"
    ]
    options = [
        (", ".join(code(name) for name in each.opts), _values(each), _default(each), _sentence(each.help))
        for each in _options(command)
    ]
    texts = []
    if arguments:
        texts.append(table((word("argument"), word("values"), word("meaning")), arguments))
    if options:
        texts.append(table((word("option"), word("values"), word("default"), word("meaning")), options))
    return "\n".join(texts)


def _options(command: Any) -> list[Any]:
    return [each for each in command.params if each.param_type_name == "option" and not each.hidden]


def _argument(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    return str(name if parameter.required else f"[{name}]")


def _values(parameter: Any) -> str:
    if parameter.param_type_name == "option" and parameter.is_flag:
        return ""
    if "|" in (parameter.metavar or ""):
        return codes(parameter.metavar.split("|"))
    kind = parameter.type_descriptor.annotation
    if get_args(kind) and not isinstance(kind, GenericAlias):
        return codes(get_args(kind))
    return pick(*KINDS[kind])


def _default(parameter: Any) -> str:
    if parameter.required:
        return pick("must be given", "wajib diberikan")
    shown = parameter.default
    return code(str(shown)) if shown is not None and shown is not False else ""


def _output(name: str) -> list[str]:
    """The columns that a command prints as csv and json, and those of the file that it writes."""
    parts = []
    for command, columns in OUTPUTS.items():
        if command == name or command.startswith(f"{name} --"):
            option = command.removeprefix(name).strip()
            parts += [_intro(option), _columns(columns)]
    if name in WRITTEN:
        parts += [pick("Columns of the file:", "Kolom berkasnya:"), _columns(WRITTEN[name])]
    return parts


def _intro(option: str) -> str:
    if option:
        return pick(f"With `{option}` they are:", f"Dengan `{option}`:")
    return pick(
        "Columns of `--format csv` and keys of `--format json`:",
        "Kolom `--format csv` dan kunci `--format json`:",
    )


def _columns(columns: dict[str, tuple[str, str]]) -> str:
    rows = [(code(column), pick(*meaning)) for column, meaning in columns.items()]
    return table((word("column"), word("meaning")), rows)


def _sentence(text: str | None) -> str:
    return (text or "").replace("<", "&lt;").replace(">", "&gt;")
