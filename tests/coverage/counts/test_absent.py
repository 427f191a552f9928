"""What an area without figures gets instead of a zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta import areas

if TYPE_CHECKING:
    from tests.coverage.counts.conftest import Ask

DKI = {"area_code": "31", "participants": 500_000}
CITIES = tuple(area.code for area in areas.children("31"))


def test_empty_tables_give_an_empty_result_with_a_note(ask: Ask) -> None:
    result = ask()
    assert result.rows == ()
    assert [note.code for note in result.notes] == ["F-COVERAGE-057"]
    assert result.table().num_rows == 0
    assert "--period 2025-07" in result.notes[0].text("en")
    assert "Juli 2025" in result.notes[0].text("id")


def test_another_period_is_named(ask: Ask) -> None:
    result = ask([DKI, DKI | {"period": "2025-06"}], period="2025-08")
    assert [note.code for note in result.notes] == ["F-COVERAGE-057", "F-COVERAGE-053"]
    assert "July 2025, June 2025" in result.notes[1].text("en")


def test_an_area_that_was_asked_for_gets_a_row_without_numbers(ask: Ask) -> None:
    (row,) = ask([DKI | {"area_code": "32"}], area="31").rows
    assert (row.area_code, row.area_name, row.level) == ("31", "Daerah Khusus Ibukota Jakarta", "province")
    assert (row.participants, row.workers, row.coverage, row.gap, row.target) == (None,) * 5
    assert (row.basis, row.definition, row.source("en")) == (None, None, None)
    assert row.codes == ("F-COVERAGE-050",)
    assert "not zero" in row.flag_text("en")


def test_an_area_on_empty_tables(ask: Ask) -> None:
    (row,) = ask(area="31.71.01.1001").rows
    assert (row.level, row.codes) == ("village", ("F-COVERAGE-050",))
    (row,) = ask(area="ID").rows
    assert (row.level, row.codes) == ("nation", ("F-COVERAGE-050",))


def test_the_other_months_of_the_area_are_named(ask: Ask) -> None:
    (row,) = ask([DKI | {"period": "2025-02"}, DKI | {"period": "2026-01"}], area="31").rows
    assert row.codes == ("F-COVERAGE-050", "F-COVERAGE-053")
    assert "January 2026, February 2025" in row.flag_text("en")


def test_children_that_are_there_are_counted(ask: Ask) -> None:
    rows = [DKI | {"area_code": code} for code in CITIES[:2]]
    parent, *children = ask(rows, area="31").rows
    assert (parent.participants, parent.codes) == (None, ("F-COVERAGE-050", "F-COVERAGE-054"))
    assert "Only 2 of 6 regencies" in parent.flag_text("en")
    assert [row.area_code for row in children] == list(CITIES[:2])


def test_a_level_without_figures_says_so(ask: Ask) -> None:
    (row,) = ask([DKI], area="31", level="village").rows
    assert (row.area_code, row.participants, row.codes) == ("31", None, ("F-COVERAGE-055",))
    assert "villages" in row.flag_text("en")
    result = ask([DKI], level="village")
    assert result.rows == ()
    assert [note.code for note in result.notes] == ["F-COVERAGE-057"]


def test_a_level_with_figures_needs_no_row_of_the_area(ask: Ask) -> None:
    rows = [DKI | {"area_code": code} for code in CITIES[:2]]
    assert [row.area_code for row in ask(rows, area="31", level="regency").rows] == list(CITIES[:2])


def test_a_total_that_is_not_split_says_so(ask: Ask) -> None:
    (row,) = ask([DKI], area="31", by="segment").rows
    assert (row.participants, row.codes) == (None, ("F-COVERAGE-052",))


def test_a_figure_on_another_basis_is_named(ask: Ask) -> None:
    rows = [DKI, DKI | {"definition": "x"}]
    (row,) = ask(rows, area="31", basis="workplace").rows
    assert (row.basis, row.definition, row.codes) == ("workplace", None, ("F-COVERAGE-056",))
    assert "ucj (residence), x (residence)" in row.flag_text("en")
    (row,) = ask([DKI, DKI | {"area_code": "32", "definition": "x"}], area="31", definition="x").rows
    assert (row.definition, row.codes) == ("x", ("F-COVERAGE-056",))


def test_a_figure_of_workers_alone_is_no_coverage(ask: Ask) -> None:
    (row,) = ask([], [{"area_code": "31", "workers": 4_131_263}], area="31").rows
    assert (row.participants, row.workers, row.codes) == (None, None, ("F-COVERAGE-050",))
