"""Whose workers stand under a participant count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta.coverage.counts.definitions import shipped

if TYPE_CHECKING:
    from tests.coverage.counts.conftest import Ask

LAMPUNG = [
    {"area_code": "18", "participants": 824_714, "printed_coverage": "27.65"},
    {"area_code": "18", "participants": 550_712, "printed_coverage": "53.98", "segment": "PU"},
    {"area_code": "18", "participants": 142_627, "printed_coverage": "8.33", "segment": "BPU"},
    {"area_code": "18", "participants": 131_375, "printed_coverage": "52.46", "segment": "JAKON"},
]
LAMPUNG_WORKERS = [
    {"area_code": "18", "workers": 1_020_168, "segment": "PU"},
    {"area_code": "18", "workers": 1_712_027, "segment": "BPU"},
    {"area_code": "18", "workers": 250_447, "segment": "JAKON"},
]
PAPUA_BARAT = [
    {"area_code": "92", "participants": 55_974, "segment": "PU"},
    {"area_code": "92", "participants": 17_647, "segment": "JAKON"},
    {"area_code": "92", "participants": 77_750, "segment": "BPU", "printed_coverage": "45.57"},
]
PAPUA_BARAT_WORKERS = [
    {"area_code": "92", "workers": 104_508, "formality": "formal"},
    {"area_code": "92", "workers": 170_616, "formality": "informal"},
]


def one(area: str = "31", participants: int = 500_000, **more: Any) -> dict[str, Any]:
    return {"area_code": area, "participants": participants} | more


def workers(number: int = 1_000_000, area: str = "31", **more: Any) -> dict[str, Any]:
    return {"area_code": area, "workers": number} | more


def test_each_segment_has_its_own_workers(ask: Ask) -> None:
    rows = ask(LAMPUNG, LAMPUNG_WORKERS, by="segment").rows
    assert [(row.split, row.workers, round(row.coverage or 0, 4)) for row in rows] == [
        ("PU", 1_020_168, 0.5398),
        ("BPU", 1_712_027, 0.0833),
        ("JAKON", 250_447, 0.5246),
    ]
    assert all(row.flags == () for row in rows)


def test_a_total_takes_the_sum_of_the_segments(ask: Ask) -> None:
    (row,) = ask(LAMPUNG, LAMPUNG_WORKERS).rows
    assert (row.workers, round(row.coverage or 0, 4)) == (2_982_642, 0.2765)
    assert row.flags == ()


def test_a_published_total_of_workers_comes_first(ask: Ask) -> None:
    (row,) = ask(LAMPUNG, [*LAMPUNG_WORKERS, workers(3_000_000, "18")]).rows
    assert row.workers == 3_000_000


def test_a_total_takes_formal_and_informal_workers_before_segments(ask: Ask) -> None:
    (row,) = ask(
        PAPUA_BARAT, [*PAPUA_BARAT_WORKERS, workers(1, "92", segment="PU"), workers(1, "92", segment="BPU")]
    ).rows
    assert row.workers == 275_124


def test_one_half_of_the_workers_is_no_whole(ask: Ask) -> None:
    (row,) = ask([one()], [workers(formality="formal")]).rows
    assert row.codes == ("F-COVERAGE-005",)
    (row,) = ask([one()], [workers(segment="PU"), workers(segment="JAKON")]).rows
    assert row.codes == ("F-COVERAGE-005",)


def test_formal_is_wage_earners_and_construction(ask: Ask) -> None:
    formal, informal = ask(PAPUA_BARAT, PAPUA_BARAT_WORKERS, by="formality").rows
    assert (formal.split, formal.participants, formal.workers) == ("formal", 73_621, 104_508)
    assert round(formal.coverage or 0, 4) == 0.7045
    assert formal.codes == ("F-COVERAGE-020",)
    assert (informal.split, informal.participants, informal.workers) == ("informal", 77_750, 170_616)
    assert round(informal.coverage or 0, 4) == 0.4557
    assert informal.flags == ()


def test_formality_from_workers_by_segment(ask: Ask) -> None:
    formal, informal = ask(LAMPUNG, LAMPUNG_WORKERS, by="formality").rows
    assert (formal.participants, formal.workers) == (682_087, 1_270_615)
    assert (informal.participants, informal.workers) == (142_627, 1_712_027)
    assert formal.codes == ("F-COVERAGE-020",)


def test_wage_earners_alone_are_the_formal_part(ask: Ask) -> None:
    rows = [one("35", 3_300_717, segment="PU"), one("35", 1_036_242, segment="BPU")]
    own = [workers(6_000_000, "35", segment="PU"), workers(8_000_000, "35", segment="BPU")]
    formal, informal = ask(rows, own, by="formality").rows
    assert (formal.workers, formal.codes) == (6_000_000, ())
    assert (informal.workers, informal.codes) == (8_000_000, ())


def test_a_segment_over_the_formal_workers_says_so(ask: Ask) -> None:
    wage, own, construction = ask(PAPUA_BARAT, PAPUA_BARAT_WORKERS, by="segment").rows
    assert (wage.workers, wage.codes) == (104_508, ("F-COVERAGE-011",))
    assert (own.workers, own.codes) == (170_616, ())
    assert (construction.workers, construction.codes) == (104_508, ("F-COVERAGE-011",))
    (alone,) = ask([one(segment="PU")], [workers(formality="formal")], by="segment").rows
    assert alone.flags == ()


def test_a_segment_over_all_workers_is_a_share(ask: Ask) -> None:
    (row,) = ask([one("36", 2_100_000, segment="PU")], [workers(5_900_000, "36")], by="segment").rows
    assert row.coverage == 2_100_000 / 5_900_000
    assert row.codes == ("F-COVERAGE-010",)
    assert "share of PU in all workers" in row.flag_text("en")


def test_migrants_have_only_their_own_workers_or_all(ask: Ask) -> None:
    halves = [workers(formality="formal"), workers(formality="informal")]
    (row,) = ask([one(segment="PMI")], halves, by="segment").rows
    assert (row.workers, row.codes) == (2_000_000, ("F-COVERAGE-010",))
    (row,) = ask([one(segment="PMI")], [workers(7, segment="PMI"), *halves], by="segment").rows
    assert row.workers == 7


def test_migrants_stand_outside_formality_and_it_is_said(ask: Ask) -> None:
    rows = [one(segment="PU"), one(segment="BPU"), one(segment="PMI", participants=262_999)]
    formal, informal = ask(rows, [workers()], by="formality").rows
    for row in (formal, informal):
        assert row.codes == ("F-COVERAGE-028", "F-COVERAGE-010")
        assert "262,999 migrant workers" in row.flag_text("en")


def test_a_segment_in_formal_and_informal_parts_is_their_sum(ask: Ask) -> None:
    parts = [workers(30, segment="PU", formality="formal"), workers(12, segment="PU", formality="informal")]
    (row,) = ask([one(segment="PU", participants=21)], parts, by="segment").rows
    assert row.workers == 42
    whole = workers(50, segment="PU")
    assert ask([one(segment="PU", participants=21)], [*parts, whole], by="segment").rows[0].workers == 50


def test_participants_and_workers_of_other_segments_are_told_apart(ask: Ask) -> None:
    (row,) = ask(LAMPUNG, LAMPUNG_WORKERS[:2]).rows
    assert "F-COVERAGE-012" in row.codes
    assert "PU, BPU, JAKON" in row.flag_text("en")


def test_definitions_are_joined_to_their_own(ask: Ask) -> None:
    first, second = ask(
        [one(definition="a"), one(definition="b")],
        [workers(definition="a"), workers(2_000_000, definition="b")],
    ).rows
    assert (first.definition, first.workers) == ("a", 1_000_000)
    assert (second.definition, second.workers) == ("b", 2_000_000)
    assert first.flags == second.flags == ()


def test_the_only_other_definition_is_borrowed_and_named(ask: Ask) -> None:
    (row,) = ask([one(definition="a")], [workers(definition="b")]).rows
    assert row.coverage == 0.5
    assert row.definition == "a"
    (flag,) = row.flags
    assert (flag.code, flag.fields["definition"], flag.fields["other"]) == ("F-COVERAGE-003", "a", "b")


def test_of_several_other_definitions_none_is_borrowed(ask: Ask) -> None:
    (row,) = ask([one(definition="a")], [workers(definition="b"), workers(definition="c")]).rows
    assert (row.workers, row.coverage) == (None, None)
    assert row.codes == ("F-COVERAGE-004",)
    assert "(b, c)" in row.flag_text("en")


def test_another_definition_of_another_month_is_never_borrowed(ask: Ask) -> None:
    (row,) = ask([one(definition="a")], [workers(definition="b", period="2025-02")], latest=True).rows
    assert row.codes == ("F-COVERAGE-005",)


def test_a_borrowed_definition_never_mixes_bases(ask: Ask) -> None:
    residence, workplace = ask(
        [one(definition="ucj"), one(basis="workplace", definition="branch", participants=8_010_000)],
        [workers(definition="ucj")],
    ).rows
    assert residence.coverage == 0.5
    assert (workplace.coverage, workplace.codes) == (None, ("F-COVERAGE-007",))
    assert "(ucj)" in workplace.flag_text("en")


def test_one_definition_on_both_bases_is_joined_to_both(ask: Ask) -> None:
    rows = [one(), one(basis="workplace", participants=8_010_000), one(basis=None, definition="x")]
    residence, unstated, workplace = ask(rows, [workers()]).rows
    assert residence.coverage == 0.5
    assert (workplace.coverage, workplace.codes) == (8.01, ("F-COVERAGE-014",))
    assert (unstated.coverage, unstated.codes) == (0.5, ("F-COVERAGE-001", "F-COVERAGE-003"))


def test_a_count_without_a_denominator_borrows_none(ask: Ask) -> None:
    assert [each.id for each in shipped() if each.denominator == "none"] == ["registered"]
    count = one(basis="workplace", definition="registered")
    target = {"area_code": "31", "coverage": "66", "definition": None}
    (row,) = ask([count], [workers(definition="x")], [target]).rows
    assert (row.workers, row.target, row.codes) == (None, None, ("F-COVERAGE-015",))
    (row,) = ask([count], [workers(definition="registered")]).rows
    assert (row.workers, row.codes) == (1_000_000, ())
