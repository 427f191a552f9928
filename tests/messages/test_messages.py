"""Every text in both languages, with the same fields, for every code that the program uses and no other."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import semesta
from semesta.language import domain, domains, has

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SOURCES = sorted(Path(semesta.__file__).parent.rglob("*.py"))
TEMPLATES = sorted(Path(semesta.__file__).parent.rglob("*.html"))
CODE = re.compile(r"[EWF]-[A-Z]+-[0-9]{3}")
TEXTS = [(name, key) for name in domains() for key in domain(name)]
#: What ``explain`` knows of a row, for every message about one.
OF_A_ROW = {"column", "value", "period", "other", "segment", "expected", "allowed", "hint"}


class Call(NamedTuple):
    """A call with a literal code or key: where, what, and the fields that it hands over (None when not all are seen)."""

    where: str
    key: str
    fields: set[str] | None


def fields_of(text: str, language: str = "id") -> set[str]:
    """The fields of a text; a value may be formatted in the language of the text, and no other way."""
    found = set()
    for _, name, form, conversion in string.Formatter().parse(text):
        if name is not None:
            assert name.isidentifier(), text
            assert form in ("", language), text
            assert not conversion, text
            found.add(name)
    return found


def literals() -> Iterator[tuple[str, str]]:
    """Every text constant of the program that is no docstring: (where, text)."""
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
                yield f"{path.name}:{node.lineno}", node.value


def calls() -> Iterator[Call]:
    """Every call of ``problem``, ``refusal`` and ``say`` with a literal first argument."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
                continue
            first = node.args[0]
            if node.func.id not in ("problem", "refusal", "say") or not isinstance(first, ast.Constant):
                continue
            names = [keyword.arg for keyword in node.keywords]
            seen = None if None in names else {name for name in names if name is not None}
            yield Call(f"{path.name}:{node.lineno}", str(first.value), seen)


USED = {text for _, text in literals()}
CALLS = list(calls())


def offenders(is_bad: Callable[[str, str], bool], texts: Sequence[tuple[str, str]] = TEXTS) -> list[str]:
    """The keys of the texts that are bad: one test names them all, since thousands of tests take their time."""
    assert len(texts) > 100
    return [key for name, key in texts if is_bad(name, key)]


def is_given(name: str, key: str) -> bool:
    """Whether a text is there in both languages with the same fields."""
    text = domain(name)[key]
    fields, do_fields = fields_of(text["id"]), fields_of(text.get("do_id", ""))
    return (
        set(text) in ({"id", "en"}, {"id", "en", "do_id", "do_en"})
        and all(value.strip() for value in text.values())
        and fields == fields_of(text["en"], "en")
        and do_fields == fields_of(text.get("do_en", ""), "en")
        and not (fields | do_fields) & {"key", "language"}
        and (text["id"] == text["en"] or text["id"] != text.get("do_id"))
    )


def is_in_its_place(name: str, key: str) -> bool:
    """Whether a text stands in the file where it is looked for."""
    at_home = key.split("-")[1].lower() if CODE.fullmatch(key) else key.split(".", maxsplit=1)[0]
    return has(key) and at_home == name


def test_every_text_is_there_in_both_languages_with_the_same_fields() -> None:
    assert offenders(lambda name, key: not is_given(name, key)) == []


def test_every_text_stands_in_the_file_where_it_is_looked_for() -> None:
    assert offenders(lambda name, key: not is_in_its_place(name, key)) == []


def test_every_refusal_and_every_flag_says_what_to_do_next() -> None:
    wanted = [(name, key) for name, key in TEXTS if CODE.fullmatch(key) and key.startswith("E-")]
    # A flag on a figure of coverage or of its trend says how to go on, too.
    wanted += [(name, key) for name, key in TEXTS if key.startswith(("F-COVERAGE-", "F-TREND-"))]
    assert offenders(lambda name, key: "do_id" not in domain(name)[key], wanted) == []


def test_every_code_of_the_program_has_a_text() -> None:
    used = {(where, code) for where, text in literals() for code in CODE.findall(text)}
    assert sorted((where, code) for where, code in used if not has(code)) == []


def test_every_text_is_used() -> None:
    whole = "\n".join(path.read_text(encoding="utf-8") for path in [*SOURCES, *TEMPLATES])
    prefixes = {match.group(1) for match in re.finditer(r"f\"([a-z]+(?:\.[a-z_]+)*\.)\{", whole)}
    prefixes |= {f"{found}." for found in re.findall(r"\|named:'([a-z_.]+)'", whole)}
    unused = [
        key
        for _, key in TEXTS
        if key not in whole
        and not any(key.startswith(prefix) for prefix in prefixes)
        # The words of a formula of the law are found by the name of its function.
        and not (".formula." in key and f"def {key.rpartition('.')[2]}(" in whole)
    ]
    assert unused == []


def test_every_key_that_the_program_names_has_a_text() -> None:
    assert [call for call in CALLS if not has(call.key)] == []


def test_every_call_hands_over_the_fields_of_its_text() -> None:
    missing = []
    for call in CALLS:
        if call.fields is None or not has(call.key):
            continue
        text = domain(call.key.split("-")[1].lower() if CODE.fullmatch(call.key) else call.key.split(".")[0])[
            call.key
        ]
        wanted = fields_of(text["id"]) | fields_of(text.get("do_id", ""))
        if wanted - call.fields:
            missing.append((call, wanted - call.fields))
    assert missing == []
    assert len(CALLS) > 100


def test_what_is_said_of_a_row_is_known_of_a_row() -> None:
    direct = {call.key for call in CALLS}
    for key, text in domain("import").items():
        if re.fullmatch("E-IMPORT-1..|W-IMPORT-2..", key) and key not in direct:
            assert fields_of(text["id"]) | fields_of(text.get("do_id", "")) <= OF_A_ROW, key


def test_no_text_names_a_place_of_this_machine() -> None:
    for name, key in TEXTS:
        for text in domain(name)[key].values():
            assert not re.search(r"(^|[^.\w])/(work|tmp|home|root)\b", text), key
