from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from semesta.coverage import Row
from semesta.errors import SemestaError, problem
from semesta.publish import coverage_chart, save_chart, save_coverage_chart
from semesta.publish.chart_bars import newest
from semesta.publish.look import BRAND, INK

if TYPE_CHECKING:
    from pathlib import Path

PNG_WIDTH_HEIGHT = slice(16, 24)


def row(
    area: str = "31", participants: int | None = 2_123_056, workers: int | None = 4_131_263, **more: Any
) -> Row:
    known: dict[str, Any] = {
        "area_name": {"31": "Daerah Khusus Ibukota Jakarta", "ID": "Indonesia"}.get(area, f"Area {area}"),
        "level": "nation" if area == "ID" else "province",
        "period": "2025-07",
        "basis": "residence",
        "definition": "ucj",
        "participants_source": "https://ekoin.co/page: 2.123.056",
    }
    return Row(area_code=area, participants=participants, workers=workers, **(known | more))


def many(count: int, **more: Any) -> list[Row]:
    return [row(f"{place:02}", 1_000 + place, 10_000, **more) for place in range(1, count + 1)]


def spec(rows: list[Row], language: str = "id", **more: Any) -> dict[str, Any]:
    drawn: dict[str, Any] = coverage_chart(rows, language, **more).to_dict()  # type: ignore[arg-type] # what each test gives
    return drawn


def bars_of(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    """The data of the bars, from the top down."""
    (found,) = (values for values in drawn["datasets"].values() if "coverage" in values[0])
    bars: list[dict[str, Any]] = found
    return bars


def words_of(drawn: dict[str, Any]) -> list[str]:
    """Everything that is written around the bars."""
    return [values[0]["text"] for values in drawn["datasets"].values() if "text" in values[0]]


def columns_of(drawn: dict[str, Any]) -> set[str]:
    """The columns that are written beside the bars."""
    encodings = [layer["encoding"] for layer in drawn["layer"] if layer["mark"]["type"] == "text"]
    return {encoding["text"]["field"] for encoding in encodings} - {"text"}


def test_one_area_is_a_sentence() -> None:
    drawn = spec([row(target=0.66)])
    assert (
        "51,39% pekerja di DKI Jakarta menjadi peserta Jamsostek (Juli 2025, menurut domisili)"
        in words_of(drawn)
    )
    (bar,) = bars_of(drawn)
    assert bar["percent"] == "51,39%"
    assert bar["people"] == "2.123.056 dari 4.131.263 pekerja"
    assert bar["aim"] == "target 66%: kurang 603.578 orang"
    assert bar["target"] == 0.66
    assert "Sumber: ekoin.co. Dihitung oleh Semesta." in words_of(drawn)


def test_the_same_in_english() -> None:
    drawn = spec([row(target=0.66)], "en")
    assert (
        "51.39% of the workers in DKI Jakarta are covered by Jamsostek (July 2025, by residence)"
        in words_of(drawn)
    )
    (bar,) = bars_of(drawn)
    assert bar["people"] == "2,123,056 of 4,131,263 workers"
    assert bar["aim"] == "target 66%: 603,578 people short"
    assert "Source: ekoin.co. Computed by Semesta." in words_of(drawn)


def test_it_is_a_slide() -> None:
    for count in (1, 3, 9, 10, 20, 21, 40):
        drawn = spec(many(count, target=0.5))
        padding = drawn["padding"]
        assert drawn["width"] + padding["left"] + padding["right"] == 1600
        assert drawn["height"] + padding["top"] + padding["bottom"] == 900
        assert drawn["autosize"]["type"] == "none"


def test_bars_are_ordered_by_coverage() -> None:
    drawn = spec([row("11", 1, 4), row("12", 3, 4), row("13", 2, 4), row("ID", 2, 4)])
    bars = bars_of(drawn)
    assert [bar["name"] for bar in bars] == ["Area 12", "Area 13", "Indonesia", "Area 11"]
    assert [bar["colour"] for bar in bars] == [BRAND, BRAND, INK, BRAND]
    assert [bar["middle"] for bar in bars] == sorted(bar["middle"] for bar in bars)
    assert "nasional" in words_of(drawn)


def test_a_bar_over_100_percent_is_not_clipped() -> None:
    drawn = spec([row("16", 434_580, 215_469), row("17", 1, 2)])
    assert bars_of(drawn)[0]["coverage"] == 434_580 / 215_469
    domains = {
        tuple(layer["encoding"]["x"]["scale"]["domain"])
        for layer in drawn["layer"]
        if "field" in layer["encoding"].get("x", {})
    }
    assert domains == {(0, 434_580 / 215_469)}
    assert any(layer["mark"]["type"] == "rule" for layer in drawn["layer"])
    below = spec([row("17", 1, 2)])
    assert not any(layer["mark"]["type"] == "rule" for layer in below["layer"])


def test_a_target_beyond_every_bar_is_seen() -> None:
    drawn = spec([row(participants=1, workers=2, target=1.2)])
    (x,) = {
        tuple(layer["encoding"]["x"]["scale"]["domain"])
        for layer in drawn["layer"]
        if "field" in layer["encoding"].get("x", {})
    }
    assert x == (0, 1.2)


def test_rows_without_coverage_are_left_out() -> None:
    assert [
        bar["name"] for bar in bars_of(spec([row(), row("32", 5, None), row("33", None, 5), row("34", 5, 0)]))
    ] == ["DKI Jakarta"]


@pytest.mark.parametrize("rows", [[], [row(workers=None)]])
def test_nothing_to_draw_is_refused(rows: list[Row]) -> None:
    with pytest.raises(SemestaError) as refused:
        coverage_chart(rows)
    assert [problem.code for problem in refused.value.problems] == ["E-CHART-001"]


def test_the_newest_row_of_each_area_is_drawn() -> None:
    rows = [
        row(participants=1, period="2024-12"),
        row(participants=2, period="2025-07", basis="unstated"),
        row(participants=3, period="2025-07"),
        row(participants=4, workers=None, period="2025-12"),
    ]
    assert [each.participants for each in newest(rows)] == [3]
    assert [each.participants for each in newest(reversed(rows))] == [3]


def test_definitions_that_differ_are_named_and_are_no_ranking() -> None:
    drawn = spec(
        [row("11", definition="a"), row("12", definition="b", period="2024-12", basis="unstated")], "en"
    )
    assert [bar["note"] for bar in bars_of(drawn)] == [
        "July 2025 · residence · a",
        "December 2024 · basis not stated · b",
    ]
    assert "Latest Jamsostek coverage of 2 areas up to July 2025, on different bases" in words_of(drawn)
    assert any(
        "this order is not a ranking" in line and "below each area" in line for line in words_of(drawn)
    )
    assert "note" in columns_of(drawn)


def test_one_definition_is_named_once() -> None:
    drawn = spec([row("11"), row("12")], "en")
    assert {bar["note"] for bar in bars_of(drawn)} == {""}
    assert "note" not in columns_of(drawn)
    assert any(line.endswith("Definition: ucj.") for line in words_of(drawn))
    assert "Jamsostek coverage of 2 areas in July 2025, by residence" in words_of(drawn)
    assert not any("Definition" in line for line in words_of(spec([row("11", definition=None)], "en")))


def test_many_bars_have_their_notes_beside_them() -> None:
    rows = [*many(24), row("99", definition="other")]
    drawn = spec(rows, "en")
    assert columns_of(drawn) == {"name", "percent", "all"}
    assert any("named at the right" in line for line in words_of(drawn))
    assert bars_of(drawn)[0]["all"].endswith("workers · other")
    assert columns_of(spec(many(24))) == {"name", "percent", "people"}


def test_few_bars_have_room_for_the_target() -> None:
    assert "aim" in columns_of(spec(many(5, target=0.5)))
    assert "aim" not in columns_of(spec(many(5)))
    assert "aim" not in columns_of(spec(many(15, target=0.5)))


def test_more_bars_than_a_slide_holds_are_cut_and_it_is_said() -> None:
    drawn = spec(many(45), "en")
    assert len(bars_of(drawn)) == 40
    assert any("40 of 45 areas" in line for line in words_of(drawn))


@pytest.mark.parametrize(
    ("code", "aim"),
    [
        (None, "target of 50% reached"),
        ("F-COVERAGE-040", "target 50% is of another definition"),
        ("F-COVERAGE-042", "target 50%, its definition not stated"),
    ],
)
def test_a_target_of_another_definition_is_never_called_reached(code: str | None, aim: str) -> None:
    flags = () if code is None else (problem(code, definition="a", other="b"),)
    (bar,) = bars_of(spec([row(target=0.5, flags=flags)], "en"))
    assert bar["aim"] == aim
    crowded = spec(many(12, target=0.5, flags=flags), "en")
    assert any("not always of the same definition" in line for line in words_of(crowded)) == (
        code is not None
    )


def test_a_derived_denominator_is_about() -> None:
    (bar,) = bars_of(spec([row(flags=(problem("F-COVERAGE-013"),))], "en"))
    assert bar["people"] == "2,123,056 of about 4,131,263 workers"


def test_segments_of_one_area() -> None:
    rows = [row("18", 550_712, 1_020_168, split="PU"), row("18", 142_627, 1_712_027, split="BPU")]
    drawn = spec(rows, "en")
    assert [bar["name"] for bar in bars_of(drawn)] == ["PU", "BPU"]
    assert "Jamsostek coverage of Area 18 in July 2025, by residence" in words_of(drawn)
    two = spec([*rows, row("19", 1, 2, split="PU")], "en")
    assert [bar["name"] for bar in bars_of(two)] == ["Area 18, PU", "Area 19, PU", "Area 18, BPU"]


def test_sources_are_named_once_and_few() -> None:
    sources = ["https://a.id/x", "https://a.id/y: text", "Report; workers: x", "BPS (survey)", None]
    rows = [row(f"{place}", participants_source=source) for place, source in enumerate(sources, start=11)]
    assert "Source: a.id, Report, BPS. Computed by Semesta." in words_of(spec(rows, "en"))
    rows = [row(f"{place}", participants_source=f"Source {place}") for place in range(11, 21)]
    (line,) = (line for line in words_of(spec(rows, "en")) if line.startswith("Source: "))
    assert line.endswith("Source 17, 3 other sources. Computed by Semesta.")
    assert "by hand" in words_of(spec([row()], source="by hand"))


def test_the_chart_is_described_for_those_who_cannot_see() -> None:
    assert spec([row()])["description"] == (
        "Grafik batang cakupan menurut wilayah: DKI Jakarta 51,39% (2.123.056 dari 4.131.263 pekerja)."
    )


def test_files_are_written(tmp_path: Path) -> None:
    svg, png = save_coverage_chart([row(target=0.66)], tmp_path / "coverage.svg", "en")
    assert (svg.name, png.name) == ("coverage.svg", "coverage.png")
    assert "51.39%" in svg.read_text(encoding="utf-8")
    content = png.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert content[PNG_WIDTH_HEIGHT] == (1600).to_bytes(4) + (900).to_bytes(4)
    assert svg.read_text(encoding="utf-8").count("http") == svg.read_text(encoding="utf-8").count(
        "http://www.w3.org"
    )


@pytest.mark.parametrize(
    ("given", "names"), [("c.PNG", ["c.svg", "c.png"]), ("c.v2", ["c.v2.svg", "c.v2.png"])]
)
def test_both_files_are_named_after_the_one_that_was_asked_for(
    tmp_path: Path, given: str, names: list[str]
) -> None:
    assert [path.name for path in save_coverage_chart([row()], tmp_path / given)] == names


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SemestaError) as refused:
        save_chart(coverage_chart([row()]), tmp_path / "no" / "a.svg", tmp_path / "a.png")
    assert [problem.code for problem in refused.value.problems] == ["E-CHART-002"]
    assert "a.svg" in str(refused.value)
