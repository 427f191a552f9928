"""Totals of segments, and parents of children."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta import areas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from semesta.coverage import Row
    from tests.coverage.counts.conftest import Ask

CITIES = tuple(area.code for area in areas.children("31"))
PROVINCES = tuple(area.code for area in areas.at_level("province"))


def one(area: str, participants: int, **more: Any) -> dict[str, Any]:
    return {"area_code": area, "participants": participants} | more


def workers(area: str, number: int, **more: Any) -> dict[str, Any]:
    return {"area_code": area, "workers": number} | more


def only(rows: Iterable[Row], area: str) -> Row:
    (found,) = (row for row in rows if row.area_code == area)
    return found


def test_a_total_is_the_sum_of_its_segments_and_says_so(ask: Ask) -> None:
    segments = [
        one("35", 1_970_000, segment="PU"),
        one("35", 235_000, segment="BPU"),
        one("35", 100_000, segment="PMI"),
    ]
    (row,) = ask(
        [*segments, one("35", 1_110_000, segment="JAKON", source="other")], [workers("35", 10_000_000)]
    ).rows
    assert row.participants == 3_415_000
    assert row.codes == ("F-COVERAGE-020",)
    assert "PU, BPU, JAKON, PMI" in row.flag_text("en")
    assert row.source("en") == "other; report; workers: report"


def test_a_single_segment_is_no_total(ask: Ask) -> None:
    (row,) = ask([one("36", 137_295, segment="BPU")], [workers("36", 5_000_000)]).rows
    assert (row.participants, row.workers, row.coverage, row.gap) == (None, 5_000_000, None, None)
    assert row.codes == ("F-COVERAGE-051",)
    assert "137,295" in row.flag_text("en")
    (row,) = ask(
        [one("36", 1, segment="PU"), one("36", 2, segment="JAKON"), one("36", 4, segment="PMI")]
    ).rows
    assert row.codes == ("F-COVERAGE-051",)


def test_a_single_segment_gives_way_to_a_known_total(ask: Ask) -> None:
    rows = ask([one("36", 137_295, segment="BPU", definition="bpu"), one("36", 2_000_000)]).rows
    assert [(row.definition, row.participants) for row in rows] == [("ucj", 2_000_000)]


def test_a_published_total_that_differs_from_its_segments(ask: Ask) -> None:
    rows = [one("34", 330_000), one("34", 126_293, segment="PU"), one("34", 120_469, segment="BPU")]
    (row,) = ask(rows, [workers("34", 1_614_923)]).rows
    assert (row.participants, row.codes) == (330_000, ("F-COVERAGE-021",))
    assert row.flags[0].fields["difference"] == 83_238


def test_a_published_total_that_agrees_with_its_segments(ask: Ask) -> None:
    segments = {"PU": 126_293, "BPU": 120_469, "JAKON": 81_357}
    rows = [one("34", 328_119), *(one("34", people, segment=name) for name, people in segments.items())]
    (row,) = ask(rows, [workers("34", 1_614_923)]).rows
    assert row.flags == ()


def test_a_difference_within_rounding_is_no_error(ask: Ask) -> None:
    segments = {"PU": 26_260_000, "BPU": 9_580_000, "JAKON": 5_530_000}  # the nation, February 2025
    rows = [one("ID", 41_380_000), *(one("ID", people, segment=name) for name, people in segments.items())]
    (row,) = ask(rows, [workers("ID", 145_000_000)]).rows
    assert row.codes == ("F-COVERAGE-022",)
    assert "within the rounding" in row.flag_text("en")


def test_the_nation_of_2022_adds_up(ask: Ask) -> None:
    segments = {"PU": 21_862_748, "PMI": 262_999, "BPU": 4_646_531, "JAKON": 8_912_286}
    rows = [one("ID", people, segment=name) for name, people in segments.items()]
    assert ask(rows).rows[0].participants == 35_684_564


def test_a_parent_is_the_sum_of_all_children(ask: Ask) -> None:
    rows = [one(code, 100 + place) for place, code in enumerate(CITIES)]
    own = [workers(code, 1_000, low=900, high=1_100) for code in CITIES]
    row = only(ask(rows, own).rows, "31")
    assert (row.participants, row.workers) == (615, 6_000)
    assert (row.low, row.high) == (615 / 6_600, 615 / 5_400)
    assert row.source("en") == "sum of 6 regencies"
    assert row.source("id") == "jumlah 6 kabupaten/kota"
    assert row.flags == ()


def test_one_of_both_may_be_summed(ask: Ask) -> None:
    rows, own = [one(code, 1) for code in CITIES], [workers(code, 2) for code in CITIES]
    assert (
        only(ask(rows, [workers("31", 12)]).rows, "31").source("en") == "sum of 6 regencies; workers: report"
    )
    assert only(ask([one("31", 6)], own).rows, "31").source("en") == "report; workers: sum of 6 regencies"


def test_bounds_are_summed_only_when_all_have_them(ask: Ask) -> None:
    rows = [one(code, 100) for code in CITIES]
    own = [workers(CITIES[0], 1_000), *(workers(code, 1_000, low=900, high=1_100) for code in CITIES[1:])]
    row = only(ask(rows, own).rows, "31")
    assert (row.workers, row.low, row.high) == (6_000, None, None)


def test_a_parent_of_incomplete_children_is_not_summed(ask: Ask) -> None:
    rows = [one(code, 100) for code in CITIES[1:]]
    assert [row.area_code for row in ask(rows).rows] == list(CITIES[1:])


def test_a_published_parent_names_its_missing_children(ask: Ask) -> None:
    rows = [one("31", 600), *(one(code, 100) for code in CITIES[1:])]
    found = ask(rows, [workers("31", 1_000), *(workers(code, 200) for code in CITIES[1:])]).rows
    assert only(found, "31").codes == ("F-COVERAGE-025",)
    assert "1 of 6 regencies" in only(found, "31").flag_text("en")
    assert all(row.flags == () for row in found if row.area_code != "31")


def test_a_published_parent_that_differs_from_its_children(ask: Ask) -> None:
    rows = [one("31", 2_123_056), *(one(code, 350_001) for code in CITIES)]
    row = only(ask(rows, [workers("31", 4_131_263)]).rows, "31")
    assert row.participants == 2_123_056
    (flag,) = row.flags
    assert flag.code == "F-COVERAGE-023"
    assert (flag.fields["sum"], flag.fields["difference"]) == (2_100_006, 23_050)
    assert "23,050 (1.10%)" in row.flag_text("en")


def test_a_published_parent_within_rounding_of_its_children(ask: Ask) -> None:
    rows = [one("31", 2_120_000), *(one(code, 353_842) for code in CITIES)]
    row = only(ask(rows, [workers("31", 4_131_263)]).rows, "31")
    assert row.codes == ("F-COVERAGE-024",)
    assert "within rounding" in row.flag_text("en")


def test_a_published_parent_that_agrees_is_not_flagged(ask: Ask) -> None:
    rows = [one("31", 600), *(one(code, 100) for code in CITIES)]
    assert only(ask(rows, [workers("31", 1_000)]).rows, "31").flags == ()


def test_published_workers_that_differ_from_the_children(ask: Ask) -> None:
    rows = [one(code, 100) for code in CITIES]
    own = [workers("31", 7_123), *(workers(code, 1_001) for code in CITIES)]
    row = only(ask(rows, own).rows, "31")
    assert (row.workers, row.codes) == (7_123, ("F-COVERAGE-026",))
    own[0] = workers("31", 6_000)
    assert only(ask(rows, own).rows, "31").flags == ()


def test_workers_of_incomplete_children_are_not_compared(ask: Ask) -> None:
    own = [workers("31", 7_123), *(workers(code, 1_001) for code in CITIES[1:])]
    assert only(ask([one("31", 100)], own).rows, "31").flags == ()


def test_sums_never_cross_definitions_bases_or_months(ask: Ask) -> None:
    for other in ({"definition": "b"}, {"basis": "workplace"}, {"basis": None}):
        rows = [one(CITIES[0], 100, **other), *(one(code, 100) for code in CITIES[1:])]
        assert "31" not in {row.area_code for row in ask(rows).rows}
    rows = [one(CITIES[0], 100, period="2025-06"), *(one(code, 100) for code in CITIES[1:])]
    assert "31" not in {row.area_code for row in ask(rows, latest=True).rows}


def test_each_definition_has_its_own_sum(ask: Ask) -> None:
    rows = [one(code, 1, definition="a") for code in CITIES] + [
        one(code, 2, definition="b") for code in CITIES
    ]
    found = [(row.definition, row.participants) for row in ask(rows, level="province").rows]
    assert found == [("a", 6), ("b", 12)]


def test_segments_are_summed_by_segment(ask: Ask) -> None:
    rows = [
        one(code, people, segment=name)
        for code in CITIES
        for name, people in (("PU", 2), ("BPU", 3), ("JAKON", 5))
    ]
    found = [
        (row.split, row.participants, row.source("en"))
        for row in ask(rows, level="province", by="segment").rows
    ]
    assert found == [
        (name, people, "sum of 6 regencies") for name, people in (("PU", 12), ("BPU", 18), ("JAKON", 30))
    ]
    formal, informal = ask(rows, level="province", by="formality").rows
    assert (formal.participants, informal.participants) == (42, 18)
    (total,) = ask(rows, level="province").rows
    assert total.participants == 60
    assert "F-COVERAGE-020" in total.codes


def test_totals_and_segments_of_children_mix(ask: Ask) -> None:
    rows = [one(code, 10) for code in CITIES[1:]]
    rows += [one(CITIES[0], 3, segment="PU"), one(CITIES[0], 4, segment="BPU")]
    row = only(ask(rows).rows, "31")
    assert row.participants == 57
    assert "F-COVERAGE-020" in row.codes


def test_workers_are_summed_from_their_parts(ask: Ask) -> None:
    own = [workers(code, 10) for code in CITIES[1:]]
    own += [workers(CITIES[0], 3, formality="formal"), workers(CITIES[0], 4, formality="informal")]
    assert only(ask([one("31", 20)], own).rows, "31").workers == 57


def test_all_provinces_make_the_nation(ask: Ask) -> None:
    row = only(
        ask([one(code, 1_000) for code in PROVINCES], [workers(code, 2_000) for code in PROVINCES]).rows, "ID"
    )
    assert (row.participants, row.workers, row.coverage) == (38_000, 76_000, 0.5)
    assert row.source("id") == "jumlah 38 provinsi"


def test_sums_climb_from_the_villages_to_the_nation(ask: Ask) -> None:
    villages = [area.code for area in areas.descendants("31.71.01", "village")]
    districts = [area.code for area in areas.children("31.71") if area.code != "31.71.01"]
    rest = [
        *districts,
        *(code for code in CITIES if code != "31.71"),
        *(code for code in PROVINCES if code != "31"),
    ]
    rows = [one(code, 1) for code in (*villages, *rest)]
    found = ask(rows).rows
    expected = {"31.71.01": len(villages)}
    expected["31.71"] = expected["31.71.01"] + len(districts)
    expected["31"] = expected["31.71"] + len(CITIES) - 1
    expected["ID"] = expected["31"] + len(PROVINCES) - 1
    assert {code: only(found, code).participants for code in expected} == expected
    assert only(found, "31.71.01").source("en") == f"sum of {len(villages)} villages"
    assert only(found, "31.71").source("en") == f"sum of {len(districts) + 1} districts"


def test_latest_sums_within_each_month(ask: Ask) -> None:
    rows = [one(code, 100, period=period) for code in CITIES for period in ("2025-05", "2025-06")]
    row = only(ask(rows, latest=True).rows, "31")
    assert (row.period, row.participants) == ("2025-06", 600)


def test_an_unknown_area_is_shown_without_a_name(ask: Ask) -> None:
    (row,) = ask([one("99", 5)]).rows
    assert (row.area_code, row.area_name, row.level, row.participants) == ("99", None, None, 5)
    found = ask([one("99", 5), *(one(code, 1) for code in CITIES)]).rows
    assert {row.area_code for row in found} == {"99", "31", *CITIES}
