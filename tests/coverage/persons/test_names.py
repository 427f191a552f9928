"""Names and NIK made comparable."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.coverage.persons.names import is_other_day, is_other_name, name_key
from semesta.coverage.persons.nik import as_number, is_alike, is_near, tells_birth
from semesta.engine import records
from tests.both_engines import Rows
from tests.coverage.persons.world import nik_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend


def asked(
    con: Backend, kinds: dict[str, str], lines: list[tuple[Any, ...]], what: Callable[[ir.Table], ir.Value]
) -> list[Any]:
    table = Rows({"n": "int64", **kinds}, [(n, *line) for n, line in enumerate(lines)]).on(con)
    return [row["found"] for row in records(con, table.select("n", found=what(table)).order_by("n"))]


KEYS = {
    "SRI CONTOH": "SRICONTOH",
    "sri contoh": "SRICONTOH",
    "Sri  Contoh ": "SRICONTOH",
    "Drs. H. Moh. Soekarno, S.E.": "MUHAMMADSUKARNO",
    "MUHAMMAD SUKARNO": "MUHAMMADSUKARNO",
    "M. SUKARNO": "MUHAMMADSUKARNO",
    "H MOCHAMAD SUKARNO": "MUHAMMADSUKARNO",
    "SUKARNO M": "SUKARNOM",
    "AHMAD BIN ABDULLAH": "AHMADABDULLAH",
    "SITI BINTI TJOET": "SITICUT",
    "DJOKO SUSANTO": "JOKOSUSANTO",
    "SJAHRIR": "SYAHRIR",
    "NUR'AINI": "NURAINI",
    "NUR-AINI": "NURAINI",
    "ROBIN": "ROBIN",
    "HJ SRI": "SRI",
    "Ö": None,
    "-": None,
    "": None,
    None: None,
}  # fmt: skip


def test_keys(con: Backend) -> None:
    found = asked(con, {"name": "string"}, [(name,) for name in KEYS], lambda t: name_key(t["name"]))
    assert dict(zip(KEYS, found, strict=True)) == KEYS


@settings(max_examples=30, deadline=None)
@given(names=st.lists(st.text(max_size=30), min_size=1, max_size=30))
def test_any_name_has_a_key_or_none(con: Backend, names: list[str]) -> None:
    names = [name.replace("\x00", "") for name in names]
    found = asked(con, {"name": "string"}, [(name,) for name in names], lambda t: name_key(t["name"]))
    assert all(key is None or (key and " " not in key) for key in found)


PAIRS = [
    ("SRICONTOH", "SRICONTOH", False),
    ("SRICONTOH", "SRIC", False),
    ("CONTOH", "SRICONTOH", False),
    ("SITIRINA", "RINASITI", False),
    ("DENISUSANTO", "RIZKYSUSANTO", False),
    ("ADAM", "TRISIMATUPANG", True),
    ("ADANG", None, False),
    (None, None, False),
]


def test_other_names(con: Backend) -> None:
    found = asked(
        con,
        {"a": "string", "b": "string"},
        [pair[:2] for pair in PAIRS] + [(b, a) for a, b, _ in PAIRS],
        lambda t: is_other_name(t.a, t.b),
    )
    assert found == [pair[2] for pair in PAIRS] * 2


DAYS = [
    (date(1990, 3, 12), date(1990, 3, 12), False),
    (date(1990, 3, 12), date(1990, 12, 3), False),
    (date(1990, 3, 12), date(1990, 1, 1), False),
    (date(1990, 3, 12), date(1991, 1, 1), True),
    (date(1990, 3, 12), date(1990, 3, 13), True),
    (date(1990, 3, 12), date(1991, 12, 3), True),
    (date(1990, 3, 12), None, False),
]


def test_other_days(con: Backend) -> None:
    lines = [day[:2] for day in DAYS] + [(b, a) for a, b, _ in DAYS]
    found = asked(con, {"a": "date", "b": "date"}, lines, lambda t: is_other_day(t.a, t.b))
    assert found == [day[2] for day in DAYS] * 2


NIKS = [
    ("3171011203900001", "3171011203900001", True, True),
    ("3171011203900001", "3271011203900001", True, True),
    ("3171011203900001", "3171012103900001", True, True),
    ("3171011203900001", "3171011203900002", False, True),
    ("3171011203900012", "3171011203900021", False, True),
    ("3171011203900001", "3171011203900456", False, False),
    ("3171011203900001", "3371021203900001", True, True),
    ("3171011203900001", "3371021303900001", False, False),
    ("3171011203900001", None, None, None),
]


def test_niks_a_typing_error_apart(con: Backend) -> None:
    lines = [nik[:2] for nik in NIKS]
    kinds = {"a": "string", "b": "string"}
    near = asked(con, kinds, lines, lambda t: is_near(as_number(t.a), as_number(t.b)))
    alike = asked(con, kinds, lines, lambda t: is_alike(as_number(t.a), as_number(t.b)))
    assert list(zip(near, alike, strict=True)) == [nik[2:] for nik in NIKS]


@pytest.mark.parametrize(
    ("nik", "day", "told"),
    [
        ("3171011203900001", date(1990, 3, 12), True),
        ("3171015203900001", date(1990, 3, 12), True),
        ("3171011203000001", date(2000, 3, 12), True),
        ("3171011203900001", date(1990, 3, 13), False),
        ("3171011203900001", date(1990, 4, 12), False),
        ("3171011203900001", date(1991, 3, 12), False),
        (None, date(1990, 3, 12), False),
        ("3171011203900001", None, False),
    ],
)
def test_a_nik_tells_the_birth_date(con: Backend, nik: str | None, day: date | None, told: bool) -> None:
    found = asked(
        con, {"nik": "string", "day": "date"}, [(nik, day)], lambda t: tells_birth(as_number(t.nik), t.day)
    )
    assert found == [told]


@settings(max_examples=20, deadline=None)
@given(
    days=st.lists(st.dates(date(1930, 1, 1), date(2025, 12, 31)), min_size=1, max_size=20),
    sex=st.sampled_from(["male", "female"]),
)
def test_the_niks_of_the_tests_tell_theirs(con: Backend, days: list[date], sex: str) -> None:
    lines = [(nik_of(day, 1, sex), day) for day in days]
    found = asked(
        con, {"nik": "string", "day": "date"}, lines, lambda t: tells_birth(as_number(t.nik), t.day)
    )
    assert all(found)
