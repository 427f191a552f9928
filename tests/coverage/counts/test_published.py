"""Figures as they were printed: what the program makes of each, the inconsistent ones above all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from semesta.coverage import Row
    from tests.coverage.counts.conftest import Ask, AskPublished


def row_of(ask_published: AskPublished, period: str, area: str, definition: str) -> Row:
    rows = ask_published(period).rows
    (found,) = (row for row in rows if (row.area_code, row.definition) == (area, definition))
    return found


@pytest.mark.parametrize(
    ("period", "area", "definition", "percent", "code"),
    [
        ("2021-12", "71", "potensi-2021", 79.86, "F-COVERAGE-030"),
        ("2021-12", "72", "potensi-2021", 33.46, "F-COVERAGE-030"),
        ("2021-12", "73", "potensi-2021", 36.43, "F-COVERAGE-030"),
        ("2021-12", "74", "potensi-2021", 30.59, "F-COVERAGE-030"),
        ("2021-12", "82", "potensi-2021", 31.24, "F-COVERAGE-030"),
        ("2022-12", "32", "jabar-2022", 30.0, "F-COVERAGE-037"),
        ("2022-12", "34", "diy-2022", 20.32, "F-COVERAGE-037"),
        ("2023-03", "64", "kaltim-2023", 71.31, "F-COVERAGE-031"),
        ("2023-12", "18", "lampung-2023", 27.65, None),
        ("2023-12", "35", "jatim-2023", 29.84, None),
        ("2024-09", "18", "lampung-2024", 24.93, "F-COVERAGE-031"),
        ("2025-03", "51", "bali-2025", 49.9, "F-COVERAGE-033"),
        ("2025-06", "52", "ntb-2025", 30.7, None),
        ("2025-06", "73", "sulsel-2025", 47.36, "F-COVERAGE-030"),
        ("2025-08", "18", "lampung-2025", 24.54, None),
        ("2025-12", "16", "sumsel-2025", 32.73, None),
        ("2025-12", "92", "papua-barat-2025", 55.02, None),
        ("2019-10", "14.08.12.2005", "siak-2019", 100.0, None),
        ("2021-04", "34.02", "bantul-2021", 25.0, None),
    ],
)
def test_a_print_is_recomputed(
    ask_published: AskPublished, period: str, area: str, definition: str, percent: float, code: str | None
) -> None:
    row = row_of(ask_published, period, area, definition)
    assert row.coverage is not None
    assert round(row.coverage * 100, 2) == percent
    assert [flag for flag in row.codes if "-03" in flag] == ([code] if code else [])


def test_the_segments_of_lampung(ask_published: AskPublished) -> None:
    rows = ask_published("2023-12", area="18", by="segment", definition="lampung-2023").rows
    assert [(row.split, round((row.coverage or 0) * 100, 2)) for row in rows] == [
        ("PU", 53.98),
        ("BPU", 8.33),
        ("JAKON", 52.46),
    ]
    assert {row.codes for row in rows} == {("F-COVERAGE-001",)}


def test_the_formal_workers_of_papua_barat(ask_published: AskPublished) -> None:
    formal, informal = ask_published("2025-12", area="92", by="formality").rows
    assert (formal.participants, formal.workers, round((formal.coverage or 0) * 100, 2)) == (
        73_621,
        104_508,
        70.45,
    )
    assert (informal.participants, informal.workers, round((informal.coverage or 0) * 100, 2)) == (
        77_750,
        170_616,
        45.57,
    )


def test_formal_workers_of_jawa_barat_contradict_their_print(ask_published: AskPublished) -> None:
    formal, informal = ask_published("2015-09", area="32", by="formality").rows
    assert "F-COVERAGE-037" in formal.codes
    assert "about 7,958,000 workers" in formal.flag_text("en")
    assert round((informal.coverage or 0) * 100, 2) == 0.78


def test_informal_workers_of_banten_are_rounded(ask_published: AskPublished) -> None:
    formal, informal = ask_published("2019-12", area="36", by="formality").rows
    assert round((formal.coverage or 0) * 100, 2) == 61.9
    assert "F-COVERAGE-030" in informal.codes
    (own,) = ask_published("2019-08", area="36", by="segment").rows
    assert round((own.coverage or 0) * 100, 2) == 6.86
    assert own.codes == ("F-COVERAGE-001",)


def test_formal_participants_among_all_workers_are_a_share(ask_published: AskPublished) -> None:
    (row,) = ask_published("2023-05", area="36", by="segment").rows
    assert round((row.coverage or 0) * 100, 2) == 35.59
    assert "F-COVERAGE-010" in row.codes


def test_a_print_without_workers_is_kept_and_flagged(ask_published: AskPublished) -> None:
    for period, area, definition in (("2024-12", "15", "jambi-2024"), ("2025-12", "71", "sulut-2025")):
        row = row_of(ask_published, period, area, definition)
        assert row.coverage is None
        assert "F-COVERAGE-006" in row.codes


def test_the_nation_and_its_28_provinces(ask_published: AskPublished) -> None:
    rows = ask_published("2023-12", area="ID", basis="workplace").rows
    assert (rows[0].area_code, rows[0].participants) == ("ID", 41_560_000)
    assert "10 of 38 provinces" in rows[0].flag_text("en")
    assert len(rows[1:]) == 28
    assert sum(row.participants or 0 for row in rows[1:]) == 39_782_324


def test_the_nation_of_2025(ask_published: AskPublished) -> None:
    (row,) = ask_published("2025-08", level="nation").rows
    assert (row.participants, row.workers) == (40_000_000, 99_000_000)
    assert "F-COVERAGE-041" in row.codes
    assert "32,15% (rpjmn), 52,15% (ucj-kemendagri)" in row.flag_text("id")
    (row,) = ask_published("2025-02", level="nation").rows
    assert "F-COVERAGE-022" in row.codes
    (row,) = ask_published("2021-04", level="nation").rows
    assert "F-COVERAGE-021" in row.codes


def test_dki_on_both_bases(ask_published: AskPublished) -> None:
    residence, workplace = ask_published("2025-07", area="31", latest=True).rows
    assert (residence.participants, residence.workers, residence.target) == (2_123_056, 4_131_263, 0.66)
    assert round((residence.coverage or 0) * 100, 2) == 51.39
    assert round((residence.low or 0) * 100, 3) == 51.385
    assert round((residence.high or 0) * 100, 3) == 51.395
    assert residence.codes == ("F-COVERAGE-013", "F-COVERAGE-042")
    assert (workplace.period, workplace.participants, workplace.coverage) == ("2025-02", 8_010_000, None)
    assert workplace.codes == ("F-COVERAGE-015",)


def test_sets_of_segments_that_are_consistent_in_print(ask: Ask) -> None:
    # a regency that prints three segments with their own denominators, and the sum of both
    counts = {"PU": (146_254, 201_880), "BPU": (51_003, 332_417), "JAKON": (38_250, 30_100)}
    participants = [
        {
            "area_code": "35.25",
            "participants": people,
            "segment": name,
            "printed_coverage": round(people / own * 100, 2),
        }
        for name, (people, own) in counts.items()
    ]
    workers = [{"area_code": "35.25", "workers": own, "segment": name} for name, (_, own) in counts.items()]
    rows = ask(participants, workers, by="segment").rows
    assert [row.codes for row in rows] == [(), (), ("F-COVERAGE-014",)]
    (total,) = ask(participants, workers).rows
    assert (total.participants, total.workers) == (235_507, 564_397)
    assert total.codes == ("F-COVERAGE-020",)
