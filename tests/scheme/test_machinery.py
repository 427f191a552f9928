"""The machinery of dated parameters: looked up on a day or for columns, traced, and refused when its files are wrong."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semesta.engine import connect, records, small_table
from semesta.errors import SemestaError
from semesta.scheme import formula, law, minimum, parameter, portion, read_law

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from semesta.scheme import Reading, Whole

HEAD = 'instrument = "PP 1/2015"\nsource = "https://example.org"\n'
ABOUT = '["x.y"]\nunit = "rupiah"\nen = "Y"\nid = "Ye"\n'


@formula("contribution")
def jp_base(law: Reading, wage: Whole) -> Whole:
    """A formula as they are written."""
    return minimum(wage, law.value("jp.ceiling"))


@formula("contribution")
def jp_worker(law: Reading, wage: Whole) -> Whole:
    """A formula that uses another."""
    return portion(jp_base(law, wage), law.value("jp.rate.worker"))


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    """A DuckDB of this module."""
    connection = connect(tmp_path_factory.mktemp("scheme"), "300MB")
    yield connection
    connection.disconnect()


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., Path]:
    """A folder of law files: text of each."""

    def write(*texts: str) -> Path:
        for place, text in enumerate(texts):
            (tmp_path / f"{place}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def codes(folder: Path) -> list[str]:
    with pytest.raises(SemestaError) as refused:
        read_law(folder)
    assert str(refused.value)
    return [each.code for each in refused.value.problems]


def test_a_value_holds_until_the_day_before_the_next() -> None:
    ceiling = parameter("jp.ceiling")
    assert ceiling.at(date(2026, 2, 28)).value == 10_547_400
    assert ceiling.at(date(2026, 2, 28)).end == date(2026, 2, 28)
    assert ceiling.at(date(2026, 3, 1)).value == 11_086_300
    assert ceiling.at(date(2026, 3, 1)).end is None
    assert ceiling.at(date(2026, 3, 1)).regulation == "Surat BPJS Ketenagakerjaan B/1226/022026"


def test_a_day_before_the_law_is_refused_with_the_rule_and_its_first_day() -> None:
    with pytest.raises(SemestaError, match=r"E-SCHEME-001.*2015-07-01") as refused:
        parameter("jp.ceiling").at(date(2015, 6, 30))
    assert "PP 45/2015 Ps.29(2)" in str(refused.value)


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(SemestaError, match="E-SCHEME-004"):
        parameter("jp.roof")
    with pytest.raises(SemestaError, match=r"E-SCHEME-003.*employer, worker"):
        law().on(date(2026, 1, 1)).value("jp.rate", "king")


def test_a_formula_leaves_its_trace() -> None:
    reading = law().on(date(2026, 3, 15))
    assert jp_worker(reading, 15_000_000) == 110_863
    base, worker = reading.steps
    assert (base.formula, base.inputs, base.result) == ("jp_base", {"wage": 15_000_000}, 11_086_300)
    assert [(each.parameter, each.value) for each in base.used] == [("jp.ceiling", 11_086_300)]
    assert [each.parameter for each in worker.used] == ["jp.rate.worker"]
    assert reading.unverified == []


@pytest.mark.parametrize(("base", "amount"), [(49, 0), (50, 1), (149, 1), (150, 2), (8_754_600, 87_546)])
def test_half_a_rupiah_is_rounded_up(con: Backend, base: int, amount: int) -> None:
    table = small_table(con, "half", {"base": ("BIGINT", [base])})
    columns = {"x": portion(table.base, 10_000), "y": portion(table.base, 10_000, is_small=True)}
    assert portion(base, 10_000) == amount
    assert records(con, table.select(**columns)) == [{"x": amount, "y": amount}]


def test_an_unverified_value_is_named() -> None:
    reading = law().on(date(2021, 2, 10))
    assert reading.value("jkp.ceiling") == 5_000_000
    assert reading.unverified == ["jkp.ceiling"]


def test_the_same_formula_over_columns(con: Backend) -> None:
    days = [date(2015, 7, 1), date(2016, 2, 29), date(2021, 3, 1), date(2026, 3, 1), date(2015, 6, 30)]
    table = small_table(con, "t", {"day": ("DATE", days), "wage": ("BIGINT", [15_000_000] * 5)})
    worker = jp_worker(law().on(table.day), table.wage)
    found = records(con, table.mutate(worker=worker).select("worker"))
    assert [row["worker"] for row in found] == [70_000, 70_000, 87_546, 110_863, None]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 2**62), st.integers(0, 1_000_000)), min_size=20, max_size=200))
def test_portions_of_numbers_and_of_columns_agree(cases: list[tuple[int, int]]) -> None:
    con = ibis.duckdb.connect()
    columns = {"base": ("BIGINT", [b for b, _ in cases]), "rate": ("BIGINT", [r for _, r in cases])}
    table = small_table(con, "t", columns)
    found = records(con, table.mutate(amount=portion(table.base, table.rate)).select("amount"))
    con.disconnect()
    assert [row["amount"] for row in found] == [portion(base, rate) for base, rate in cases]


@settings(deadline=None, max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 2**55)), min_size=20, max_size=60))
def test_formulas_of_numbers_and_of_columns_agree(cases: list[tuple[int, int]]) -> None:
    days = [date(2015, 7, 1) + timedelta(days=number) for number, _ in cases]
    con = ibis.duckdb.connect()
    wages = [wage for _, wage in cases]
    table = small_table(con, "t", {"day": ("DATE", days), "wage": ("BIGINT", wages)})
    found = records(con, table.mutate(w=jp_worker(law().on(table.day), table.wage)).select("w"))
    con.disconnect()
    assert [row["w"] for row in found] == [
        jp_worker(law().on(day), wage) for day, wage in zip(days, wages, strict=True)
    ]


def test_values_in_several_files_are_one_parameter(files: Callable[..., Path]) -> None:
    folder = files(
        HEAD + ABOUT + 'values = [{ from = 2015-07-01, value = 1, status = "verified" }]',
        HEAD + '["x.y"]\nvalues = [{ from = 2020-01-01, value = 2, status = "unverified" }]',
    )
    found = read_law(folder).parameter("x.y")
    assert [(each.start, each.end, each.value) for each in found.values] == [
        (date(2015, 7, 1), date(2019, 12, 31), 1),
        (date(2020, 1, 1), None, 2),
    ]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ('{ from = 2015-07-01, value = 1, status = "sure" }', "E-SCHEME-013"),
        ("{ from = 2015-07-01, value = 1 }", "E-SCHEME-013"),
        ('{ from = 2015-07-01, value = 1.5, status = "verified" }', "E-SCHEME-013"),
        ('{ from = 2015-07-01, value = true, status = "verified" }', "E-SCHEME-013"),
        ('{ from = "2015", value = 1, status = "verified" }', "E-SCHEME-013"),
        ('{ from = 2015-07-01, to = 2015-01-01, value = 1, status = "verified" }', "E-SCHEME-013"),
        ('{ from = 2015-07-01, value = 1, status = "verified", source = " " }', "E-SCHEME-013"),
        ('{ from = 2015-07-01, value = 1, status = "verified", roof = 2 }', "E-SCHEME-013"),
        (
            '{ from = 2015-07-01, to = 2016-01-01, value = 1, status = "verified" }, { from = 2016-01-01, value = 1, status = "verified" }',
            "E-SCHEME-014",
        ),
        (
            '{ from = 2015-07-01, value = 1, status = "verified" }, { from = 2015-07-01, value = 2, status = "verified" }',
            "E-SCHEME-014",
        ),
        (
            '{ from = 2015-07-01, to = 2015-12-30, value = 1, status = "verified" }, { from = 2016-01-01, value = 1, status = "verified" }',
            "E-SCHEME-015",
        ),
    ],
)
def test_wrong_values_are_refused(files: Callable[..., Path], values: str, code: str) -> None:
    assert codes(files(f"{HEAD}{ABOUT}values = [{values}]")) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("not toml", "E-SCHEME-010"),
        (HEAD + ABOUT + "roof = 1", "E-SCHEME-011"),
        (HEAD + "roof = 1", "E-SCHEME-011"),
        (HEAD + '["x.y"]\nvalues = [{ from = 2015-07-01, value = 1, status = "verified" }]', "E-SCHEME-012"),
        (HEAD + ABOUT.replace("rupiah", "dollar"), "E-SCHEME-012"),
    ],
)
def test_wrong_files_are_refused(files: Callable[..., Path], text: str, code: str) -> None:
    assert codes(files(text)) == [code]


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("rate", "0.0000001"),
        ("rate", "true"),
        ("rate", '"0.5"'),
        ("list", '"JKK"'),
        ("list", "[1]"),
        ("text", "1"),
        ("rupiah_by_amount", "[]"),
        ("rupiah_by_amount", "[[1, 5]]"),
        ("rupiah_by_amount", "[[0, 5], [10, 6], [10, 7]]"),
        ("rupiah_by_amount", "[[0, 5, 6]]"),
        ("rate_by_amount", "[[0, 0.0000001]]"),
    ],
)
def test_values_that_are_not_of_their_unit_are_refused(
    files: Callable[..., Path], unit: str, value: str
) -> None:
    line = f'values = [{{ from = 2015-07-01, value = {value}, status = "verified" }}]'
    assert codes(files(HEAD + ABOUT.replace("rupiah", unit, 1) + line)) == ["E-SCHEME-013"]


def test_every_value_that_ships_has_its_regulation_and_source_and_holds_from_2015_on() -> None:
    for each in law().parameters.values():
        for dated in each.values:
            assert dated.regulation
            assert dated.source
            assert dated.end is None or dated.end >= dated.start


def test_a_table_by_amount_over_columns_of_days_and_amounts(con: Backend) -> None:
    days = [date(2015, 7, 1), date(2026, 1, 1), date(2015, 6, 30), date(2026, 1, 1)]
    table = small_table(
        con, "b", {"day": ("DATE", days), "income": ("BIGINT", [1_100_000, 99_000_000, 5, None])}
    )
    bases = law().on(table.day).by_amount("bpu.base", table.income)
    found = records(con, table.mutate(base=bases).select("base"))
    assert [row["base"] for row in found] == [1_200_000, 20_700_000, None, None]
