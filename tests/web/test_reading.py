"""What the pages read without an engine is what the engine gives."""

from __future__ import annotations

import pytest

from semesta.coverage.runs import Question, from_run
from semesta.coverage.trend import from_published
from semesta.registers.store import Store
from semesta.web.dashboard import counted
from semesta.web.dashboard.engine import engine
from semesta.web.dashboard.keeping import kept, shelf
from semesta.web.dashboard.published import areas_with_figures, published_trend
from semesta.web.office import office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_office")]
COUNTS = ("participant_counts", "workforce_counts", "targets")


@pytest.mark.parametrize("basis", ["residence", "workplace"])
@pytest.mark.parametrize("by", [None, "segment", "age_band"])
def test_a_run_read_from_its_file_is_the_run_that_the_engine_reads(basis: str, by: str | None) -> None:
    (run,) = counted.runs()
    with engine() as con:
        targets = Store(office()).read("targets", con)
        for area, level in (("31", None), ("31.73", None), ("31.71", "village"), ("32", None)):
            asked = Question(area, level, by, basis)
            assert counted.result(run, asked) == from_run(con, office(), run, targets, asked)


def test_trends_worked_out_together_are_those_of_each_area() -> None:
    codes = areas_with_figures()
    assert codes == ["31"]
    with engine() as con:
        registers = [Store(office()).read(name, con) for name in COUNTS]
        for each in from_published(*registers, area="31"):
            series = each.series
            assert published_trend("31", series.basis, series.definition) == [each]


def test_where_nothing_can_be_written_the_answer_is_given_all_the_same(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shelf().parent.mkdir(parents=True, exist_ok=True)
    shelf().write_text("a file where a folder should be", encoding="utf-8")
    assert kept("a question of this test", lambda: b"made") == b"made"
    assert "could not be kept" in caplog.text


def test_an_answer_is_made_once() -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"body"

    assert [kept("another question", make) for _ in range(3)] == [b"body"] * 3
    assert len(made) == 1
    assert [file.name for file in shelf().rglob("*") if file.suffix] == [], "no part of a file is left"
