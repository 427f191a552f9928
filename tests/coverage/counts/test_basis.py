from __future__ import annotations

from typing import Any

from semesta.coverage import Row, basis_note


def row(participants: int | None, basis: str, area: str = "31", **more: Any) -> Row:
    known = {
        "area_name": "DKI Jakarta" if area == "31" else area,
        "level": "province",
        "period": "2025-07",
    } | more
    return Row(area_code=area, basis=basis, participants=participants, **known)


def test_more_registered_than_resident() -> None:
    note = basis_note([row(2_123_056, "residence"), row(8_010_000, "workplace", period="2025-02")], "en")
    assert note == (
        "In DKI Jakarta, offices register 8,010,000 active participants (February 2025), but 2,123,056 participants "
        "live there (July 2025): many who are registered there live elsewhere. Both are right, but they count "
        "different things and must not be mixed."
    )


def test_fewer_registered_than_resident() -> None:
    note = basis_note([row(500, "residence"), row(300, "workplace")], "id")
    assert "300 peserta aktif (Juli 2025)" in note
    assert "banyak yang tinggal di sana terdaftar di wilayah lain" in note


def test_bases_that_are_near_need_no_sentence() -> None:
    assert basis_note([row(1_000, "residence"), row(1_100, "workplace")]) == ""
    assert basis_note([row(1_000, "residence"), row(1_101, "workplace")]) != ""


def test_one_basis_alone_needs_no_sentence() -> None:
    assert basis_note([]) == ""
    assert basis_note([row(1_000, "residence"), row(9_000, "unstated"), row(9_000, "workplace", "32")]) == ""
    assert basis_note([row(1_000, "residence"), row(None, "workplace")]) == ""
    assert basis_note([row(1_000, "residence"), row(9_000, "workplace", split="PU")]) == ""


def test_the_latest_row_of_each_basis_counts() -> None:
    rows = [row(1_000, "residence"), row(9_000, "workplace", period="2023-12"), row(1_050, "workplace")]
    assert basis_note(rows) == ""
    assert basis_note(list(reversed(rows))) == ""


def test_of_several_areas_the_largest_difference_is_told() -> None:
    rows = [
        row(100, "residence", "32"),
        row(200, "workplace", "32"),
        row(1_000, "residence"),
        row(9_000, "workplace"),
    ]
    note = basis_note(rows, "en")
    assert note.startswith("In DKI Jakarta, offices register 9,000")
    assert note.endswith("The same holds for 1 more.")
