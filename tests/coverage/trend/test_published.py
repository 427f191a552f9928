from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from semesta.coverage.trend import Projection, Target, from_published
from semesta.errors import SemestaError
from semesta.registers.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.coverage.trend.conftest import Register

    Rows = Iterable[Mapping[str, Any]]


class Ask(Protocol):
    def __call__(
        self, participants: Rows, workers: Rows = (), targets: Rows = (), **question: Any
    ) -> list[Projection]: ...


@pytest.fixture
def ask_trend(register: Register) -> Ask:
    """Projections of DKI Jakarta (or the area that is asked for) from a few rows."""

    def asking(
        participants: Rows, workers: Rows = (), targets: Rows = (), **question: Any
    ) -> list[Projection]:
        return from_published(
            register("participant_counts", participants),
            register("workforce_counts", workers),
            register("targets", targets),
            **({"area": "31"} | question),
        )

    return asking


def monthly(count: int = 24, area: str = "31", **more: Any) -> list[dict[str, Any]]:
    first = Period(2023, 1)
    return [
        {
            "area_code": area,
            "participants": 400_000 + 10_000 * month,
            "period": str(first.shift(month)),
            "batch": f"b{month:02}",
        }
        | more
        for month in range(count)
    ]


WORKERS = {"area_code": "31", "workers": 1_000_000, "low": 900_000, "high": 1_250_000, "period": "2023-01"}
TARGETS = [
    {"area_code": "31", "coverage": 0.66, "period": "2025-01"},
    {"area_code": "31", "coverage": 0.7, "period": "2029-01"},
]


def test_all_months_in_one_step(ask_trend: Ask) -> None:
    (made,) = ask_trend(monthly(), [WORKERS], TARGETS)
    assert [point.participants for point in made.series.points] == [
        400_000 + 10_000 * month for month in range(24)
    ]
    assert (made.last.period, made.last.workers, made.last.coverage) == (Period(2024, 12), 1_000_000, 0.63)
    assert (made.last.low, made.last.high) == (630_000 / 1_250_000, 630_000 / 900_000)
    assert made.target == Target(Decimal("0.66"), Period(2025, 12), "ucj")
    assert made.reached_in == Period(2025, 3)


def test_flags_of_the_last_figure_stay_with_it(ask_trend: Ask) -> None:
    (made,) = ask_trend(monthly(basis=None), [WORKERS], TARGETS)
    assert "F-COVERAGE-001" in [note.code for note in made.notes]


def test_a_target_of_another_definition_is_told_once(ask_trend: Ask) -> None:
    (made,) = ask_trend(monthly(), [WORKERS], [{"area_code": "31", "coverage": 0.66, "definition": "rpjmn"}])
    assert made.notes[0].code == "F-TREND-015"
    assert "F-COVERAGE-040" not in [note.code for note in made.notes]


def test_workers_hold_until_the_next_figure(ask_trend: Ask) -> None:
    later = WORKERS | {"workers": 1_020_000, "period": "2024-01", "batch": "b2"}
    (made,) = ask_trend(monthly(), [WORKERS, later])
    assert [point.workers for point in made.series.points] == [1_000_000] * 12 + [1_020_000] * 12


def test_before_the_first_workers_there_is_no_coverage_but_participants(ask_trend: Ask) -> None:
    (made,) = ask_trend(monthly(), [WORKERS | {"period": "2023-07"}])
    assert made.series.points[0].coverage is None
    assert made.series.points[6].coverage == 0.46
    assert made.outlook is not None


def test_the_area_alone_or_the_areas_of_a_level(ask_trend: Ask) -> None:
    rows = [*monthly(), *monthly(area="31.71"), *monthly(area="31.72"), *monthly(area="32.01")]
    workers = [WORKERS | {"area_code": code} for code in ("31", "31.71", "31.72", "32.01")]
    assert [made.series.area_code for made in ask_trend(rows, workers)] == ["31"]
    found = ask_trend(rows, workers, level="regency")
    assert [made.series.area_code for made in found] == ["31.71", "31.72"]
    everywhere = ask_trend(rows, workers, area="ID", level="regency")
    assert [made.series.area_code for made in everywhere] == ["31.71", "31.72", "32.01"]


def test_children_are_added_up_where_all_are_there(ask_trend: Ask) -> None:
    children = [f"31.0{1}", *(f"31.7{number}" for number in range(1, 6))]
    rows = [row for code in children for row in monthly(area=code)]
    workers = [WORKERS | {"area_code": code} for code in children]
    (made,) = ask_trend(rows, workers)
    assert made.last.participants == 6 * 630_000
    assert made.last.workers == 6_000_000


def test_bases_and_definitions_are_lines_of_their_own(ask_trend: Ask) -> None:
    rows = [*monthly(), *monthly(basis="workplace"), *monthly(definition="other")]
    assert len(ask_trend(rows, [WORKERS])) == 3
    (made,) = ask_trend(rows, [WORKERS], basis="workplace")
    assert made.series.basis == "workplace"
    (made,) = ask_trend(rows, [WORKERS], definition="other")
    assert made.series.definition == "other"


def test_only_the_months_asked_for(ask_trend: Ask) -> None:
    (made,) = ask_trend(monthly(), [WORKERS], first=Period(2023, 6), last=Period(2024, 5))
    assert (len(made.series.points), made.last.period) == (12, Period(2024, 5))


def test_a_target_by_hand_comes_before_the_stored_ones(ask_trend: Ask) -> None:
    given = Target(Decimal("0.9"), Period(2030, 6))
    (made,) = ask_trend(monthly(), [WORKERS], TARGETS, target=given)
    assert made.target == given


def test_an_area_without_figures_has_no_projection(ask_trend: Ask) -> None:
    assert ask_trend([]) == []
    assert ask_trend(monthly(), area="51") == []


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({"first": Period(2025, 2), "last": Period(2025, 1)}, "E-TREND-002"),
        ({"area": "31.99"}, "E-AREA-001"),
        ({"level": "hamlet"}, "E-COVERAGE-002"),
        ({"basis": "here"}, "E-COVERAGE-003"),
        ({"definition": "unheard"}, "E-COVERAGE-004"),
    ],
)
def test_questions_that_cannot_be_answered(ask_trend: Ask, question: dict[str, Any], code: str) -> None:
    with pytest.raises(SemestaError) as refused:
        ask_trend(monthly(), [WORKERS], **question)
    assert refused.value.problems[0].code == code
