"""The files of the law: read and checked, so that no value can overlap another, leave a gap or lack its source."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from decimal import Decimal
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args

from semesta.errors import SemestaError, problem
from semesta.scheme.amount import MILLION
from semesta.scheme.parameter import Dated, Parameter, Status, Unit, Value, day_before

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from semesta.errors import Problem

_FILE_KEYS = {"instrument", "source", "en", "id"}
_PARAMETER_KEYS = {"unit", "en", "id", "article", "gaps", "values"}
_VALUE_KEYS = {"from", "to", "value", "regulation", "article", "source", "status", "note"}
_PAIR = 2


def load(folder: Path | Traversable | None = None) -> dict[str, Parameter]:
    """All parameters of the TOML files of a folder (default: those that ship), by id.

    A file is one instrument (``instrument``, ``source``, ``en``, ``id``); each further table is a parameter under its id,
    with ``unit``, ``en``, ``id`` (names), ``article`` and ``values``, one line for each value:
    ``{ from = 2026-03-01, value = 11_086_300, regulation = "...", article = "...", source = "...", status = "verified" }``.
    A value holds until the next one of its parameter, or until its own ``to``. Values of one parameter may stand in
    several files; its unit and names in one of them.

    Raises:
        SemestaError: E-SCHEME-010 to E-SCHEME-015, all that is wrong with the files at once.
    """
    place = folder or resources.files("semesta.scheme.data")
    problems: list[Problem] = []
    declared: dict[str, dict[str, Any]] = {}
    values: dict[str, list[Dated]] = {}
    for file in sorted(
        (each for each in place.iterdir() if each.name.endswith(".toml")), key=lambda f: f.name
    ):
        try:
            raw = tomllib.loads(file.read_text(encoding="utf-8-sig"), parse_float=Decimal)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            problems.append(problem("E-SCHEME-010", file=file.name, reason=error))
            continue
        for name, table in raw.items():
            if name not in _FILE_KEYS:
                _take(name, table, raw, file.name, declared, values, problems)
    found = {name: _parameter(name, declared, values[name], problems) for name in sorted(values)}
    if problems:
        raise SemestaError(problems)
    return {name: parameter for name, parameter in found.items() if parameter is not None}


def _take(
    name: str,
    table: Any,
    raw: dict[str, Any],
    file: str,
    declared: dict[str, dict[str, Any]],
    values: dict[str, list[Dated]],
    problems: list[Problem],
) -> None:
    unknown = sorted(set(table) - _PARAMETER_KEYS) if isinstance(table, dict) else [name]
    if unknown:
        problems.append(problem("E-SCHEME-011", file=file, parameter=name, keys=", ".join(unknown)))
        return
    if "unit" in table:
        if name in declared or table["unit"] not in get_args(Unit) or not {"en", "id"} <= set(table):
            problems.append(
                problem("E-SCHEME-012", file=file, parameter=name, units=", ".join(get_args(Unit)))
            )
        declared.setdefault(name, {**table, "file": file})
    for entry in table.get("values", ()):
        try:
            values.setdefault(name, []).append(_dated(name, entry, table, raw))
        except (KeyError, TypeError, ValueError) as error:
            problems.append(problem("E-SCHEME-013", file=file, parameter=name, reason=error))


def _dated(name: str, entry: dict[str, Any], table: dict[str, Any], raw: dict[str, Any]) -> Dated:
    unknown = set(entry) - _VALUE_KEYS
    if unknown:
        raise ValueError(", ".join(sorted(unknown)))
    status = entry["status"]
    if status not in get_args(Status):
        raise ValueError(f"status = {status!r}")
    start, end = entry["from"], entry.get("to")
    for day in (start, end):
        if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
            raise ValueError(f"{day!r}")
    if end is not None and end < start:
        raise ValueError(f"to {end} < from {start}")
    source = entry.get("source", raw.get("source", ""))
    regulation = entry.get("regulation", raw.get("instrument", ""))
    if not source.strip() or not regulation.strip():
        raise ValueError("source, regulation")
    return Dated(
        parameter=name,
        start=start,
        end=end,
        value=entry["value"],
        regulation=regulation,
        article=entry.get("article", table.get("article", "")),
        source=source,
        status=status,
        note=entry.get("note", ""),
    )


def _parameter(
    name: str, declared: dict[str, dict[str, Any]], values: list[Dated], problems: list[Problem]
) -> Parameter | None:
    if name not in declared:
        problems.append(problem("E-SCHEME-012", file="*", parameter=name, units=", ".join(get_args(Unit))))
        return None
    about = declared[name]
    found = list(_in_order(name, sorted(values, key=lambda each: each.start), about, problems))
    return Parameter(name, about["unit"], {"en": about["en"], "id": about["id"]}, tuple(found), about["file"])


def _in_order(
    name: str, values: list[Dated], about: dict[str, Any], problems: list[Problem]
) -> Iterator[Dated]:
    for place, each in enumerate(values):
        end = each.end
        if place + 1 < len(values):
            following = values[place + 1].start
            end = end or day_before(following)
            if end >= following or each.start == following:
                problems.append(
                    problem("E-SCHEME-014", file=about["file"], parameter=name, start=following, end=end)
                )
            elif end < day_before(following) and not about.get("gaps"):
                problems.append(
                    problem("E-SCHEME-015", file=about["file"], parameter=name, start=end, end=following)
                )
        try:
            value = _value(each.value, about["unit"])
        except (TypeError, ValueError, ArithmeticError) as error:
            problems.append(problem("E-SCHEME-013", file=about["file"], parameter=name, reason=error))
            continue
        yield Dated(**{**each.__dict__, "end": end, "value": value})


def _value(raw: Any, unit: Unit) -> Value:
    """A value of a file as the unit wants it.

    Raises:
        ValueError: it is of another kind.
    """
    match unit:
        case "text":
            if isinstance(raw, str):
                return raw
        case "list":
            if isinstance(raw, list) and all(isinstance(each, str) for each in raw):
                return tuple(raw)
        case "rate":
            return _rate(raw)
        case "rate_by_amount" | "rupiah_by_amount" | "count_by_amount":
            kind = _rate if unit == "rate_by_amount" else _whole
            if isinstance(raw, list) and raw and all(isinstance(e, list) and len(e) == _PAIR for e in raw):
                pairs = tuple((_whole(start), kind(value)) for start, value in raw)
                starts = [start for start, _ in pairs]
                if starts[0] == 0 and all(one < two for one, two in pairwise(starts)):
                    return pairs
        case _:
            return _whole(raw)
    raise ValueError(f"{raw!r}: {unit}")


def _whole(raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise ValueError(f"{raw!r}")  # noqa: TRY004 - one kind of complaint about a file
    return raw


def _rate(raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        raise ValueError(f"{raw!r}")  # noqa: TRY004 - one kind of complaint about a file
    millionths = Decimal(raw) * MILLION
    if millionths != int(millionths):
        raise ValueError(f"{raw}: 1/{MILLION}")
    return int(millionths)
