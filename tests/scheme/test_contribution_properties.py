"""What must hold for every contribution, and that numbers and columns never disagree."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from semesta.engine import read_parquet, records, small_table
from semesta.scheme import law
from semesta.scheme.contributions import (
    COLUMNS,
    Case,
    contribution,
    contribution_columns,
    write_contributions,
)
from semesta.scheme.contributions.construction import jakon_jkk, jakon_jkm, slices

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ibis.backends.duckdb import Backend

#: Each run asks the engine: a failing case of a hundred rows is not made smaller.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
FIRST = date(2015, 7, 1)
days = st.integers(0, 5000).map(lambda number: FIRST + timedelta(days=number))
#: Also beyond what a double or a 32-bit number can hold.
wages = st.one_of(st.integers(0, 30_000_000), st.integers(0, 2**56))
groups = st.integers(1, 5)
segments = st.sampled_from(["PU", "BPU"])
payers = st.sampled_from(["self", "employer", "apbn", "apbd", "csr"])
scales = st.sampled_from([None, "micro", "small", "medium", "large"])


@given(days, segments, wages, groups, payers, scales)
def test_never_negative_and_the_parts_are_the_total(
    day: date, segment: Any, wage: int, group: int, payer: Any, scale: Any
) -> None:
    found = contribution(Case(day, segment, wage, group, payer=payer, scale=scale))
    for share in found.programmes.values():
        assert min(share.employer, share.worker, share.government, *share.extra.values()) >= 0
        assert share.employer + share.worker + share.government == share.total
    assert found.employer_total + found.worker_total + found.government_total == found.total
    assert found.total == sum(share.total for share in found.programmes.values())


@given(days, segments, wages, st.integers(0, 2**40), groups)
def test_monotone_in_the_wage(day: date, segment: Any, wage: int, more: int, group: int) -> None:
    low, high = (contribution(Case(day, segment, each, group)).programmes for each in (wage, wage + more))
    for name in low:
        assert low[name].employer <= high[name].employer
        assert low[name].worker <= high[name].worker
        assert low[name].government <= high[name].government


@given(days)
def test_continuous_across_a_ceiling(day: date) -> None:
    programmes: list[Any] = ["JP", "JKP"] if day >= date(2021, 2, 2) else ["JP"]
    for name in programmes:
        ceiling = law().on(day).value(f"{name.lower()}.ceiling")
        below, at, above = (
            contribution(Case(day, "PU", ceiling + step, programmes=(name,))).total for step in (-1, 0, 1)
        )
        assert 0 <= at - below <= 1
        assert above == at


@given(days, st.integers(0, 2**56))
def test_the_slices_of_construction_add_up(day: date, value: int) -> None:
    on = law().on(day)
    for name, formula in (("jakon.jkk", jakon_jkk), ("jakon.jkm", jakon_jkm)):
        parts = slices(on, name, value)
        assert sum(parts) == formula(on, value)
        assert all(part >= 0 for part in parts)
        pairs = on.pairs(name)
        exact = sum(
            (min(value, end) - start) * rate
            for (start, rate), end in zip(pairs, [*(start for start, _ in pairs[1:]), value], strict=True)
            if value > start
        )
        assert formula(on, value) == (exact + 500_000) // 1_000_000


@given(days, st.integers(0, 10**12), st.integers(0, 10**12))
def test_construction_is_monotone_and_cheaper_by_the_rupiah_when_larger(
    day: date, value: int, more: int
) -> None:
    on = law().on(day)
    assert (
        jakon_jkk(on, value) <= jakon_jkk(on, value + more) <= jakon_jkk(on, value) + jakon_jkk(on, more) + 1
    )


rows = st.lists(
    st.tuples(days, segments, wages, groups, payers, st.booleans(), st.booleans(), st.booleans()),
    min_size=60,
    max_size=120,
)


@pytest.mark.parametrize("one_day", [False, True])
@settings(deadline=None, max_examples=12, phases=QUICK)
@given(rows)
def test_numbers_and_columns_agree(
    computed: Callable[..., list[dict[str, Any]]], one_day: bool, cases: list[tuple[Any, ...]]
) -> None:
    if one_day:
        cases = [(cases[0][0], *each[1:]) for each in cases]
    names = ("day", "segment", "wage", "jkk_group", "payer", "transport", "labour_intensive", "few")
    kinds = ("DATE", "VARCHAR", "BIGINT", "BIGINT", "VARCHAR", "BOOLEAN", "BOOLEAN", "BOOLEAN")
    held = ["JKK+JKM+JHT" if each[7] else "JKK+JKM+JHT+JP+JKP" for each in cases]
    columns = {
        name: (kind, [each[place] for each in cases])
        for place, (name, kind) in enumerate(zip(names, kinds, strict=True))
        if name != "few"
    }
    columns["programmes"] = ("VARCHAR", held)
    found = computed(
        columns, lambda table: contribution_columns(table, law().on(cases[0][0] if one_day else table.day))
    )
    assert found == [as_columns(each) for each in cases]


def as_columns(row: tuple[Any, ...]) -> dict[str, int]:
    """The same row through the calculator."""
    day, segment, wage, group, payer, transport, labour, few = row
    programmes: list[Any] = ["JKK", "JKM", "JHT"]
    if segment == "PU" and not few:
        programmes += ["JP"] if day < date(2021, 2, 2) else ["JP", "JKP"]
    shares = contribution(
        Case(
            day, segment, wage, group,
            programmes=tuple(programmes),
            payer=payer,
            occupation="transport" if transport else None,
            industry="toys" if labour else None,
            workers=50,
        )
    ).programmes  # fmt: skip
    found = dict.fromkeys(COLUMNS, 0)
    found |= {"jkk": shares["JKK"].total, "jkm": shares["JKM"].total}
    if segment == "BPU":
        return found | {"jht_worker": shares["JHT"].total}
    found |= {"jht_employer": shares["JHT"].employer, "jht_worker": shares["JHT"].worker}
    if "JP" in shares:
        found |= {"jp_employer": shares["JP"].employer, "jp_worker": shares["JP"].worker}
    if "JKP" in shares:
        found["jkp_government"] = shares["JKP"].government
    return found


def test_columns_name_their_unverified_parameters(computed: Callable[..., list[dict[str, Any]]]) -> None:
    on = law().on(date(2021, 2, 10))
    columns = {"segment": ("VARCHAR", ["PU", "JAKON"]), "wage": ("BIGINT", [5_000_000, 1])}
    found = computed(columns, lambda table: contribution_columns(table, on))
    assert [row["jkp_government"] for row in found] == [11_000, 0]
    assert [row["jkk"] for row in found] == [0, 0]
    assert on.unverified == ["jkp.ceiling", "jkp.government"]


def test_amounts_are_written_to_parquet_exactly(scheme_con: Backend, tmp_path: Path) -> None:
    columns: dict[str, tuple[str, list[Any]]] = {
        "segment": ("VARCHAR", ["PU", "PU"]),
        "wage": ("BIGINT", [2**53 + 1, 5_432_100]),
        "jkk_group": ("BIGINT", [1, 6]),
    }
    table = small_table(scheme_con, "to_write", columns)
    target = tmp_path / "it's.parquet"
    amounts = contribution_columns(table, law().on(date(2026, 3, 1)))
    write_contributions(scheme_con, table.select("wage", **amounts), target)
    found = records(scheme_con, read_parquet(scheme_con, [target]).order_by("wage"))
    assert [row["jht_employer"] for row in found] == [200_988, ((2**53 + 1) * 37_000 + 500_000) // 1_000_000]
    # There is no group 6: the row's JKK is unknown, not zero.
    assert [row["jkk"] is None for row in found] == [True, False]


@given(st.lists(st.integers(0, 2**56), min_size=1, max_size=40))
@settings(deadline=None, max_examples=8, phases=QUICK)
def test_construction_over_a_column_of_contracts(
    computed: Callable[..., list[dict[str, Any]]], values: list[int]
) -> None:
    on = law().on(date(2026, 3, 1))
    found = computed({"value": ("BIGINT", values)}, lambda table: {"jkk": jakon_jkk(on, table.value)})
    assert [row["jkk"] for row in found] == [jakon_jkk(on, value) for value in values]
