"""The target beside a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from semesta.coverage import Row
    from tests.coverage.counts.conftest import Ask

FIGURE = {"area_code": "31", "participants": 500_000}
WORKERS = {"area_code": "31", "workers": 1_000_000}


def target(percent: str, **more: Any) -> dict[str, Any]:
    return {"area_code": "31", "coverage": percent} | more


def row_with(ask: Ask, *targets: dict[str, Any]) -> Row:
    (row,) = ask([FIGURE], [WORKERS], targets).rows
    return row


def test_the_target_of_the_same_definition_is_shown(ask: Ask) -> None:
    row = row_with(ask, target("66"), target("32.15", definition="rpjmn"))
    assert (row.target, row.flags) == (0.66, ())


def test_the_latest_target_of_the_year_up_to_the_month_counts(ask: Ask) -> None:
    targets = [target("60", period="2025-01"), target("61", period="2025-06"), target("62", period="2025-12")]
    assert row_with(ask, *targets).target == 0.61
    assert row_with(ask, target("60", period="2024-12")).target is None
    assert row_with(ask, target("62", period="2025-08")).target is None


def test_the_only_other_target_is_shown_and_named(ask: Ask) -> None:
    row = row_with(ask, target("32.15", definition="rpjmn"))
    assert (row.target, row.codes) == (0.3215, ("F-COVERAGE-040",))
    assert row.flags[0].fields == {"definition": "ucj", "other": "rpjmn"}


def test_a_target_without_a_definition_is_flagged(ask: Ask) -> None:
    row = row_with(ask, target("66", definition=None))
    assert (row.target, row.codes) == (0.66, ("F-COVERAGE-042",))


def test_of_several_other_targets_none_is_chosen(ask: Ask) -> None:
    row = row_with(ask, target("32.15", definition="rpjmn"), target("52.15", definition="ucj-kemendagri"))
    assert (row.target, row.codes) == (None, ("F-COVERAGE-041",))
    assert "32.15% (rpjmn), 52.15% (ucj-kemendagri)" in row.flag_text("en")
    assert "32,15% (rpjmn), 52,15% (ucj-kemendagri)" in row.flag_text("id")


def test_two_months_of_one_other_definition_are_one_target(ask: Ask) -> None:
    row = row_with(ask, target("30", definition="rpjmn", period="2025-01"), target("32", definition="rpjmn"))
    assert (row.target, row.codes) == (0.32, ("F-COVERAGE-040",))


def test_a_target_is_of_its_own_area(ask: Ask) -> None:
    assert row_with(ask, target("66") | {"area_code": "32"}).target is None


def test_a_target_of_a_whole_area_is_not_that_of_a_segment(ask: Ask) -> None:
    (row,) = ask([FIGURE | {"segment": "PU"}], [WORKERS], [target("66")], by="segment").rows
    assert row.target is None


def test_targets_follow_the_period_of_the_row(ask: Ask) -> None:
    targets = [target("50", period="2024-01"), target("66", period="2025-01")]
    (row,) = ask([FIGURE | {"period": "2024-12"}], [], targets, latest=True).rows
    assert row.target == 0.5
