"""The line chart of a trend."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pytest

from semesta.coverage.trend import Point, Projection, Series, Target, project
from semesta.errors import SemestaError
from semesta.publish.chart_trend import save_trend_chart, trend_chart
from semesta.publish.chart_trend_layers import apart, shares
from semesta.publish.chart_trend_lines import Lines, drawable, lines
from semesta.publish.chart_trend_words import description, source, subtitle, title
from semesta.registers.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TARGET = Target(Decimal("0.6600000000"), Period(2026, 12), "ucj")
STRAIGHT = [400_000 + 10_000 * month for month in range(24)]


def made(
    participants: Sequence[int] = STRAIGHT,
    target: Target | None = TARGET,
    *,
    workers: int | None = 1_000_000,
    months: Sequence[int] | None = None,
    **key: str,
) -> Projection:
    points = tuple(
        Point(period=Period(2023, 1).shift(month), participants=count, workers=workers)
        for month, count in zip(months or range(len(participants)), participants, strict=True)
    )
    whole: dict[str, Any] = {
        "area_code": "31",
        "area_name": "Daerah Khusus Ibukota Jakarta",
        "level": "province",
        "basis": "residence",
        "definition": "ucj",
    } | key
    return project(Series(**whole, points=points), target)


def spec(*shown: Projection) -> dict[str, Any]:
    return trend_chart(shown, "en").to_dict()


def test_the_title_tells_what_becomes_of_the_target() -> None:
    assert title([made()], "en") == "DKI Jakarta reaches its target of 66% in March 2025 if its pace lasts"
    assert title([made()], "id") == "DKI Jakarta mencapai target 66% pada Maret 2025 bila lajunya bertahan"


@pytest.mark.parametrize(
    ("projection", "words"),
    [
        (
            made([each + 100_000 for each in STRAIGHT]),
            "DKI Jakarta has reached its target of 66%: coverage 73.00% in December 2024",
        ),
        (
            made([400_000 + each for each in range(24)]),
            "At its present pace DKI Jakarta does not reach its target of 66% within ten years",
        ),
        (
            made([400_000 - each for each in range(24)]),
            "At its present pace DKI Jakarta moves away from its target of 66%",
        ),
        (made(target=None), "Jamsostek coverage of DKI Jakarta: 63.00% in December 2024"),
        (made(STRAIGHT[:5]), "Jamsostek coverage of DKI Jakarta: 44.00% in May 2023"),
    ],
    ids=["reached", "not within ten years", "moving away", "no target", "too short"],
)
def test_other_titles(projection: Projection, words: str) -> None:
    assert title([projection], "en") == words


def test_the_subtitle_names_people_basis_definition_interval_and_method() -> None:
    first, second = subtitle([made()], "en")
    assert first.startswith(
        "63.00% in December 2024: 630,000 of 1,000,000 workers, by residence, definition ucj. "
        "The target is reached between March 2025 and March 2025."
    )
    assert "The dashed line is the projection, its band the 80% interval" in second
    assert second.endswith("goes on); other methods did no better in the back-test.")


def test_an_open_end_and_a_method_of_its_own_are_told() -> None:
    net = [3000] * 10 + [40_000, -25_000]
    people = list(accumulate(net * 4, initial=300_000))
    first, second = subtitle([made(people)], "en")
    assert "Projection: each month adds what the same month added" in second
    wild = [300_000 + count for count in accumulate([40_000, -30_000, 5_000] * 8)]
    first, _ = subtitle([made(wild)], "en")
    assert "at the earliest; the latest is beyond ten years." in first


def test_without_a_projection_only_what_is_known_is_said() -> None:
    assert len(subtitle([made(STRAIGHT[:5])], "en")) == 1


def test_sources_and_the_description_are_in_words() -> None:
    shown = [made(), made([100_000], area_name="Jakarta Pusat", area_code="31.71")]
    assert source(shown, "en") == "24 months from January 2023 to December 2024. Computed by Semesta."
    assert description(shown, "en").startswith(
        "Line chart of coverage by month: DKI Jakarta: 63.00% in December"
    )
    assert trend_chart(shown, "en").to_dict()["description"] == description(shown, "en")


def test_the_projection_begins_where_the_known_months_end() -> None:
    points = lines([made()], "en").points
    assert [point["kind"] for point in points] == ["observed"] * 24 + ["projected"] * 25
    last, joint, following = points[23:26]
    assert (last["month"], last["coverage"]) == (joint["month"], joint["coverage"])
    assert joint["low"] == joint["high"] == 0.63
    assert following["month"] == last["month"] + 1


def test_months_without_neighbours_are_dots() -> None:
    points = lines([made([100, 110, 120, 130], months=[0, 1, 5, 8])], "en").points
    assert [point["is_alone"] for point in points] == [False, False, True, True]


def test_where_the_line_meets_the_target_the_month_is_written() -> None:
    (meeting,) = lines([made()], "en").reached
    assert (meeting["label"], meeting["coverage"]) == ("March 2025", 0.66)
    assert lines([made(target=None)], "en").reached == []


def test_a_target_is_labelled_once_with_its_date() -> None:
    found = lines([made(), made(basis="workplace"), made(target=Target(Decimal("0.5")))], "en").targets
    assert found == [
        {"target": 0.5, "label": "target 50%"},
        {"target": 0.66, "label": "target 66% (December 2026)"},
    ]


def test_several_lines_are_told_apart_by_what_differs() -> None:
    shown = [made(), made(basis="workplace"), made([100] * 24, area_code="11", area_name="Aceh" * 20)]
    names = [end["name"] for end in lines(shown, "en").ends]
    assert names[:2] == ["DKI Jakarta, residence", "DKI Jakarta, workplace"]
    assert len(names[2]) <= 36
    assert [end["name"] for end in lines([made()], "en").ends] == [""]
    assert title(shown, "en") == "The way to universal coverage: Jamsostek coverage up to December 2024"
    assert len(subtitle(shown, "en")) == 1


def test_counts_and_persons_are_told_apart() -> None:
    counts = made()
    persons = project(dataclasses.replace(counts.series, source="persons"), TARGET)
    assert [end["name"] for end in lines([counts, persons], "en").ends] == ["", "person by person"]


def test_labels_keep_apart_and_in_order() -> None:
    assert apart([10, 0, 12, 60], 20) == [20, 0, 40, 60]
    assert apart([], 20) == []


def test_the_axis_holds_all_that_is_drawn_and_cuts_the_interval_at_0_and_100_percent() -> None:
    point = {"kind": "projected", "coverage": 0.52, "low": -3.0, "high": 4.0}
    target = {"target": 0.66}
    assert shares(Lines([point], [], [], [target])) == (0, 1)
    assert shares(Lines([point | {"low": 0.41, "high": 0.58}], [], [], [target])) == (0.4, 0.7)
    assert shares(Lines([point | {"kind": "observed", "coverage": 1.24}], [], [], [target])) == (0.6, 1.3)
    assert shares(Lines([point | {"kind": "observed", "coverage": 0.5}], [], [], [])) == (0.5, 0.6)


def test_months_are_named_where_they_are_few_and_years_where_they_are_many() -> None:
    few, many = (str(spec(each)) for each in (made(STRAIGHT[:5]), made()))
    assert "'Jan', 'Feb', 'Mar'" in few
    assert "'Jan', 'Feb', 'Mar'" not in many
    decades = str(spec(made(target=Target(Decimal("0.99"), Period(2045, 12)))))
    assert "'labelExpr': 'toString(floor(datum.value / 12))'" in decades


def test_a_line_without_any_coverage_is_left_out() -> None:
    assert len(drawable([made(), made(workers=None)])) == 1
    with pytest.raises(SemestaError) as refused:
        trend_chart([made(workers=None)])
    assert refused.value.problems[0].code == "E-CHART-001"


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(SemestaError) as refused:
        trend_chart([made(definition=str(number)) for number in range(6)])
    assert refused.value.problems[0].code == "E-TREND-003"
    assert "6" in refused.value.problems[0].what("en")


@pytest.mark.parametrize("name", ["way", "way.svg", "way.PNG"])
def test_it_is_written_as_svg_and_png(tmp_path: Path, name: str) -> None:
    paths = save_trend_chart([made(), made(basis="workplace")], tmp_path / name, "id")
    assert paths == [tmp_path / "way.svg", tmp_path / "way.png"]
    drawing = paths[0].read_text(encoding="utf-8")
    assert "Perjalanan menuju semesta" in drawing
    assert "tempat kerja" in drawing
    assert paths[1].read_bytes().startswith(b"\x89PNG")


def test_the_same_figures_give_the_same_drawing() -> None:
    assert spec(made()) == spec(made())
    assert "Maret 2025" in str(trend_chart([made()], "id").to_dict())
