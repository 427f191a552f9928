"""One area, one definition: the contract's columns and the plain cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from semesta.errors import SemestaError

if TYPE_CHECKING:
    from tests.coverage.counts.conftest import Ask

DKI: dict[str, Any] = {"area_code": "31", "participants": 2_123_056, "printed_coverage": "51.39"}
DKI_WORKERS: dict[str, Any] = {"area_code": "31", "workers": 4_131_263, "low": 4_130_861, "high": 4_131_665}


def test_the_columns_are_those_of_the_contract(ask: Ask) -> None:
    result = ask([DKI], [DKI_WORKERS])
    assert result.table().column_names == [
        "area_code", "area_name", "level", "period", "basis", "participants", "workers", "coverage", "low", "high",
        "gap", "target", "definition", "source", "flags",
    ]  # fmt: skip
    split = ask([DKI | {"segment": "PU"}], [DKI_WORKERS], by="segment")
    assert split.table().column_names[4:7] == ["basis", "segment", "participants"]


def test_coverage_is_participants_over_workers(ask: Ask) -> None:
    target = {"area_code": "31", "coverage": "66", "period": "2025-01"}
    (row,) = ask([DKI], [DKI_WORKERS], [target]).rows
    assert (row.area_code, row.area_name, row.level) == ("31", "Daerah Khusus Ibukota Jakarta", "province")
    assert (row.period, row.basis, row.definition) == ("2025-07", "residence", "ucj")
    assert row.coverage == 2_123_056 / 4_131_263
    assert row.low == 2_123_056 / 4_131_665
    assert row.high == 2_123_056 / 4_130_861
    assert row.gap == 2_008_207
    assert row.target == 0.66
    assert row.flags == ()


def test_the_table_holds_unrounded_values(ask: Ask) -> None:
    table = ask([DKI], [DKI_WORKERS]).table("en")
    assert [str(kind) for kind in table.schema.types[5:12]] == [
        "int64",
        "int64",
        *["double"] * 3,
        "int64",
        "double",
    ]
    (record,) = table.to_pylist()
    assert record["coverage"] == 2_123_056 / 4_131_263
    assert record["target"] is None
    assert record["flags"] == ""
    assert record["source"] == "report"


def test_the_source_names_that_of_the_workers_when_it_differs(ask: Ask) -> None:
    (row,) = ask([DKI], [DKI_WORKERS | {"source": "Sakernas"}]).rows
    assert row.source("id") == "report; pekerja: Sakernas"
    assert row.source("en") == "report; workers: Sakernas"
    (row,) = ask([DKI | {"source": None}], [DKI_WORKERS | {"source": "Sakernas"}]).rows
    assert row.source("en") == "workers: Sakernas"
    (row,) = ask([DKI | {"source": None}]).rows
    assert row.source("en") is None


def test_over_100_percent_is_flagged_and_not_clipped(ask: Ask) -> None:
    # Sumatera Selatan 2018, construction: printed 201.66 %
    figure = {"area_code": "16", "participants": 434_580, "segment": "JAKON", "printed_coverage": "201.66"}
    (row,) = ask([figure], [{"area_code": "16", "workers": 215_469, "segment": "JAKON"}], by="segment").rows
    assert row.coverage == 434_580 / 215_469
    assert row.gap == -219_111
    assert row.codes == ("F-COVERAGE-014",)
    assert "201.69%" in row.flag_text("en")


def test_what_is_not_stated_is_shown_and_flagged(ask: Ask) -> None:
    (row,) = ask([DKI | {"basis": None, "definition": " "}], [DKI_WORKERS | {"definition": None}]).rows
    assert (row.basis, row.definition) == ("unstated", "unstated")
    assert row.coverage == 2_123_056 / 4_131_263
    assert row.codes == ("F-COVERAGE-001", "F-COVERAGE-002")


def test_a_derived_denominator_is_no_evidence(ask: Ask) -> None:
    for source in ("turunan: 51,39 persen", "Derived from the print"):
        (row,) = ask([DKI | {"printed_coverage": "99"}], [DKI_WORKERS | {"source": source}]).rows
        assert row.codes == ("F-COVERAGE-013",)


def test_no_workers_at_all_is_no_division(ask: Ask) -> None:
    (row,) = ask([DKI], [DKI_WORKERS | {"workers": 0, "low": 0, "high": 0}]).rows
    assert (row.coverage, row.low, row.high, row.gap) == (None, None, None, -2_123_056)
    assert row.codes == ("F-COVERAGE-008",)


def test_a_print_without_workers_cannot_be_recomputed(ask: Ask) -> None:
    (row,) = ask([DKI]).rows
    assert (row.participants, row.workers, row.coverage, row.gap) == (2_123_056, None, None, None)
    assert row.codes == ("F-COVERAGE-006",)
    assert "51,39%" in row.flag_text("id")
    (row,) = ask([DKI | {"printed_coverage": None}]).rows
    assert row.codes == ("F-COVERAGE-005",)


def test_a_misprint_is_flagged_in_both_languages(ask: Ask) -> None:
    (row,) = ask(
        [{"area_code": "51", "participants": 935_079, "printed_coverage": "50.88"}],
        [{"area_code": "51", "workers": 1_873_899}],
    ).rows
    (flag,) = row.flags
    assert flag.code == "F-COVERAGE-033"
    assert flag.fields["meant"] == 1_837_899
    assert row.flag_text("en").startswith(
        "F-COVERAGE-033: Printed 50.88%, recomputed 49.90%: two digits of the number of workers may be swapped; "
        "1,837,899 instead of 1,873,899 gives the print."
    )
    assert "1.837.899 alih-alih 1.873.899" in row.flag_text("id")


def test_another_denominator_of_any_month_and_definition_is_named(ask: Ask) -> None:
    workers = {"area_code": "51", "workers": 1_400_000, "definition": "labour force", "period": "2024-08"}
    (row,) = ask(
        [{"area_code": "51", "participants": 700_007, "printed_coverage": "50.0"}],
        [workers, {"area_code": "51", "workers": 1_200_001}],
    ).rows
    assert row.codes == ("F-COVERAGE-036",)
    assert "1,400,000 (all workers, labour force, August 2024)" in row.flag_text("en")


def test_two_flags_stand_in_one_text(ask: Ask) -> None:
    (row,) = ask([DKI | {"basis": None}]).rows
    first, second = row.flag_text("en").split("; F-")
    assert first.startswith("F-COVERAGE-001: ")
    assert second.startswith("COVERAGE-006: ")


def test_the_latest_batch_counts_once(ask: Ask) -> None:
    again = DKI | {"participants": 2_200_000, "batch": "b2", "printed_coverage": None}
    (row,) = ask([DKI, again], [DKI_WORKERS]).rows
    assert row.participants == 2_200_000


def test_only_the_period_counts(ask: Ask) -> None:
    earlier = DKI | {"period": "2025-06", "participants": 1}
    later = DKI | {"period": "2025-08", "participants": 3}
    (row,) = ask([earlier, DKI, later], [DKI_WORKERS]).rows
    assert row.participants == 2_123_056


def test_latest_shows_the_newest_row_up_to_the_period(ask: Ask) -> None:
    branch = {"area_code": "31", "participants": 8_010_000, "basis": "workplace", "period": "2025-02"}
    old = {"area_code": "31", "participants": 7_498_532, "basis": "workplace", "period": "2023-12"}
    future = {"area_code": "31", "participants": 8_320_000, "basis": "workplace", "period": "2025-12"}
    residence, workplace = ask([DKI, branch, old, future], [DKI_WORKERS], latest=True).rows
    assert (residence.basis, residence.period, residence.participants) == ("residence", "2025-07", 2_123_056)
    assert (workplace.basis, workplace.period, workplace.participants) == ("workplace", "2025-02", 8_010_000)
    assert workplace.workers is None


def test_latest_takes_earlier_workers_and_says_so(ask: Ask) -> None:
    (row,) = ask([DKI], [DKI_WORKERS | {"period": "2025-02"}], latest=True).rows
    assert row.workers == 4_131_263
    assert row.codes == ("F-COVERAGE-009",)
    assert "February 2025" in row.flag_text("en")
    assert ask([DKI], [DKI_WORKERS | {"period": "2025-02"}]).rows[0].workers is None
    assert ask([DKI], [DKI_WORKERS | {"period": "2025-08"}], latest=True).rows[0].workers is None


def test_rows_are_in_order(ask: Ask) -> None:
    rows = [
        {"area_code": "32", "participants": 1},
        {"area_code": "31.71", "participants": 1},
        {"area_code": "31", "participants": 1, "basis": "workplace"},
        {"area_code": "31", "participants": 1, "definition": "a"},
        {"area_code": "31", "participants": 1},
        {"area_code": "ID", "participants": 3},
    ]
    found = [(row.area_code, row.basis, row.definition) for row in ask(rows).rows]
    assert found == [
        ("ID", "residence", "ucj"),
        ("31", "residence", "a"),
        ("31", "residence", "ucj"),
        ("31", "workplace", "ucj"),
        ("31.71", "residence", "ucj"),
        ("32", "residence", "ucj"),
    ]


def test_segments_are_in_order(ask: Ask) -> None:
    rows = [{"area_code": "31", "participants": 1, "segment": name} for name in ("PMI", "JAKON", "BPU", "PU")]
    assert [row.split for row in ask(rows, by="segment").rows] == ["PU", "BPU", "JAKON", "PMI"]


def test_an_area_shows_itself_and_its_children(ask: Ask) -> None:
    codes = ("ID", "31", "31.71", "31.71.01", "32", "32.01")
    rows = [{"area_code": code, "participants": 1} for code in codes]
    assert [row.area_code for row in ask(rows, area="31").rows] == ["31", "31.71"]
    assert [row.area_code for row in ask(rows, area="ID").rows] == ["ID", "31", "32"]
    assert [row.area_code for row in ask(rows).rows] == ["ID", "31", "31.71", "31.71.01", "32", "32.01"]


def test_a_level_shows_that_level_alone(ask: Ask) -> None:
    codes = ("ID", "31", "31.71", "31.71.01", "32", "32.01")
    rows = [{"area_code": code, "participants": 1} for code in codes]
    assert [row.area_code for row in ask(rows, level="regency").rows] == ["31.71", "32.01"]
    assert [row.area_code for row in ask(rows, level="regency", area="32").rows] == ["32.01"]
    assert [row.area_code for row in ask(rows, level="district", area="31").rows] == ["31.71.01"]
    assert [row.area_code for row in ask(rows, level="province", area="31").rows] == ["31"]
    assert [row.area_code for row in ask(rows, level="nation", area="ID").rows] == ["ID"]
    assert [row.area_code for row in ask(rows, level="province", area="ID").rows] == ["31", "32"]


def test_basis_and_definition_can_be_chosen(ask: Ask) -> None:
    rows = [
        DKI,
        DKI
        | {"basis": "workplace", "participants": 8_010_000, "printed_coverage": None, "definition": "branch"},
    ]
    assert [row.basis for row in ask(rows, [DKI_WORKERS], basis="residence").rows] == ["residence"]
    assert [row.definition for row in ask(rows, [DKI_WORKERS], definition="branch").rows] == ["branch"]


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({"by": "sex"}, "E-COVERAGE-001"),
        ({"by": "age_band"}, "E-COVERAGE-001"),
        ({"by": "kbli_section"}, "E-COVERAGE-001"),
        ({"level": "kota"}, "E-COVERAGE-002"),
        ({"basis": "office"}, "E-COVERAGE-003"),
        ({"definition": "uc"}, "E-COVERAGE-004"),
        ({"area": "99"}, "E-AREA-001"),
        ({"period": "2025"}, "E-IMPORT-002"),
    ],
)
def test_what_cannot_be_answered_is_refused(ask: Ask, question: dict[str, Any], code: str) -> None:
    with pytest.raises(SemestaError) as refused:
        ask([DKI], [DKI_WORKERS], **question)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert refused.value.problems[0].text("id")
    assert refused.value.problems[0].text("en")


def test_an_unknown_definition_names_the_known_ones(ask: Ask) -> None:
    with pytest.raises(SemestaError) as refused:
        ask([DKI, DKI | {"definition": None}], definition="uc")
    assert refused.value.problems[0].fields["definitions"] == "ucj, unstated"
