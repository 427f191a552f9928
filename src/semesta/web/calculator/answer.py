"""What the calculator says: the amount, its parts, what to mind, and how it came about, all in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta.coverage import wording
from semesta.language import current, has, say
from semesta.web.calculator.layout import ALIASES, OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from semesta.errors import Problem

_OPTION = re.compile(r"--([a-z][a-z-]*)")
_COMMAND = re.compile(r"`?semesta calc ([a-z-]+)( [A-Z]+)?`?")
_PARTS_OF_MILLION = frozenset({"share", "loss", "rate"})
"""Inputs of formulas that are shares, in millionths."""
UNKNOWN_ARTICLE = "(article not found)"
REMEMBERED = "(article from memory)"
"""What the files of the law say where the article is not known, or was not looked up."""
_SHARES = ("share_of_",)
_MOST_SHOWN = 12


@dataclass(frozen=True)
class Row:
    """A line of the table: what it is, and its amounts in rupiah."""

    name: str
    amounts: tuple[int, ...]


@dataclass(frozen=True)
class Used:
    """A value of the law that was used: what it is, since when, and where it is written."""

    name: str
    value: str
    rule: str
    since: str
    until: str
    is_verified: bool
    source: str
    note: str


@dataclass(frozen=True)
class Told:
    """A step: the formula in words, what went in, what came out, and the values of the law that it used."""

    words: str
    inputs: str
    result: str
    used: list[Used]


@dataclass(frozen=True)
class Answer:
    """An answer. ``amount`` is the big figure, None where the answer is a day."""

    title: str
    big: str
    sentence: str
    headings: tuple[str, ...]
    rows: list[Row]
    total: Row | None
    remarks: list[str]
    warnings: list[tuple[str, str, str]]
    unverified: list[str]
    steps: list[Told]
    note: str = ""


def rupiah(amount: int) -> str:
    """``Rp5.000.000``."""
    return f"Rp{wording.count(amount, current())}"


def long_day(day: date) -> str:
    """``15 Maret 2026``."""
    return f"{day.day} {wording.month(f'{day:%Y-%m}', current())}"


def plainly(text: str, labels: Mapping[str, str] | None = None) -> str:
    """A message of the engine with the labels of fields where it names options of the command line.

    Args:
        text: the message.
        labels: of the form that was filled in, by the names of its fields; others are looked up.
    """
    text = _COMMAND.sub(lambda found: _quoted(say(f"calculator.tab.{found[1].replace('-', '_')}")), text)
    return _OPTION.sub(lambda found: _quoted(label_of(found[1], labels or {})), text)


def label_of(option: str, labels: Mapping[str, str]) -> str:
    """The label of the field that an option of the command line is."""
    name = OPTIONS.get(option, option.replace("-", "_"))
    own = next((labels[each] for each in (name, *ALIASES.get(name, ())) if each in labels), None)
    key = f"calculator.field.{name}"
    return own or (say(key) if has(key) else option)


def _quoted(text: str) -> str:
    return f'"{text}"'


def problems_of(
    found: Iterable[Problem], labels: Mapping[str, str] | None = None
) -> list[tuple[str, str, str]]:
    """Problems as (code, what, what to do), for people who see no command line."""
    return [(each.code, plainly(each.what(), labels), plainly(each.next_step(), labels)) for each in found]


def steps_of(trace: Iterable[Mapping[str, Any]]) -> list[Told]:
    """The steps of a trace (``semesta.scheme.trace.trace_rows``)."""
    return [
        Told(
            step["words"],
            ", ".join(
                f"{_name(name)}: {_value(value, name)}"
                for name, value in step["inputs"].items()
                if value is not None and value is not False
            ),
            _value(step["result"], "share" if step["formula"].startswith(_SHARES) else ""),
            [_used(each) for each in step["parameters"]],
        )
        for step in trace
    ]


def unverified_names(steps: Iterable[Told], ids: Iterable[str]) -> list[str]:
    """What is unverified by its names; by its ids where no step shows it."""
    named = [used.name for step in steps for used in step.used if not used.is_verified]
    return list(dict.fromkeys(named)) or list(ids)


def _used(row: Mapping[str, Any]) -> Used:
    return Used(
        row["name"],
        _law_value(row["value"], row["unit"]),
        _rule(row["regulation"], row["article"]),
        long_day(row["from"]),
        long_day(row["to"]) if row["to"] else "",
        row["status"] == "verified",
        str(row["source"] or ""),
        str(row["note"] or ""),
    )


def _rule(regulation: str, article: str) -> str:
    told = article.replace(UNKNOWN_ARTICLE, say("calculator.article_unknown"))
    return f"{regulation} {told.replace(REMEMBERED, say('calculator.article_remembered'))}".strip()


def _law_value(value: Any, unit: str) -> str:
    if isinstance(value, list):
        shown = [
            " → ".join(_law_value(part, unit.partition("_by_")[0]) if place else _value(part, "")
                       for place, part in enumerate(each))
            if isinstance(each, list) else _choice(str(each))
            for each in value
        ]  # fmt: skip
        return ", ".join(shown[:_MOST_SHOWN]) + (", …" if len(shown) > _MOST_SHOWN else "")
    if unit == "rate":
        return _percent(value * 100)
    if unit == "rupiah":
        return rupiah(value)
    words = f"calculator.unit.{unit}"
    return say(words, None, value=_value(value, "")) if has(words) else _value(value, "")


def _percent(points: Any) -> str:
    text = f"{points.normalize():f}" if hasattr(points, "normalize") else f"{points:g}"
    return (text.replace(".", ",") if current() == "id" else text) + "%"


def _name(name: str) -> str:
    return say(f"calculator.input.{name}")


def _value(value: Any, name: str) -> str:
    if isinstance(value, bool):
        return say("calc.yes" if value else "calc.no")
    if isinstance(value, int):
        return _percent(value / 10_000) if name in _PARTS_OF_MILLION else wording.count(value, current())
    if isinstance(value, tuple):
        return " + ".join(_value(each, name) for each in value)
    if isinstance(value, str):
        return _choice(value)
    return _percent(value) if hasattr(value, "normalize") else str(value)


def _choice(value: str) -> str:
    key = f"calculator.value.{value}"
    return say(key) if has(key) else value
