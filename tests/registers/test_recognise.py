from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from semesta.errors import SemestaError
from semesta.language import LANGUAGES
from semesta.registers import schema
from semesta.registers.recognise import HeadRow, fit, recognise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from semesta.registers.recognise import Header

ROSTER = ("ID USULAN", "NIK", "NAMA LENGKAP", "TGL LAHIR")
DATA = ("R1", "3171011203900001", "Contoh Satu", "12/03/1990")


def head(*rows: tuple[str | None, ...]) -> list[HeadRow]:
    return [HeadRow(number, row) for number, row in enumerate(rows, 1)]


def header(
    *rows: tuple[str | None, ...], register: str = "rosters", mapping: Mapping[str, str] | None = None
) -> Header:
    return recognise(head(*rows), schema.get(register), mapping or {}, "usulan.xlsx")


def problems(
    *rows: tuple[str | None, ...], register: str = "rosters", mapping: Mapping[str, str] | None = None
) -> list[tuple[str, dict[str, object]]]:
    with pytest.raises(SemestaError) as error:
        header(*rows, register=register, mapping=mapping)
    for problem in error.value.problems:
        for language in LANGUAGES:
            assert problem.text(language)
    return [(problem.code, dict(problem.fields)) for problem in error.value.problems]


def test_header_in_the_first_row() -> None:
    found = header(ROSTER, DATA)
    assert (found.row, found.skip, found.labels) == (1, 1, ROSTER)
    assert found.positions == {"roster_id": 0, "nik": 1, "name": 2, "birth_date": 3}
    assert found.notes == ()


def test_title_rows_above_the_header() -> None:
    title = ("DAFTAR USULAN PEKERJA RENTAN", None, None, None)
    found = header(title, (None,) * 4, ("Desa", "Contoh", None, None), ROSTER, DATA)
    assert (found.row, found.skip) == (4, 4)


def test_header_in_row_fifty_is_found_and_in_row_fifty_one_is_not() -> None:
    blank = (None,) * 4
    assert header(*[blank] * 49, ROSTER, DATA).row == 50
    codes = [code for code, _ in problems(*[blank] * 51, ROSTER, DATA)]
    assert codes == ["E-READ-031"]


def test_header_of_two_rows_takes_the_lower_cell_else_the_upper_one() -> None:
    found = header(
        ("ID USULAN", "NIK", "NAMA LENGKAP", "TANGGAL", None),
        (None, None, None, "LAHIR", "USUL"),
        (*DATA, "01/02/2025"),
    )
    assert (found.row, found.skip) == (2, 2)
    assert found.labels == ("ID USULAN", "NIK", "NAMA LENGKAP", "TANGGAL LAHIR", "TANGGAL USUL")
    assert found.positions == {"roster_id": 0, "nik": 1, "name": 2, "birth_date": 3}


def test_header_of_two_rows_reads_upper_and_lower_together() -> None:
    found = header(
        ("NPP", "KODE", None, "STATUS", None, "NAMA BU"),
        (None, "KELURAHAN", "KBLI", "PERUSAHAAN", "KANTOR", None),
        ("1", "31.71.01.1001", "47111", "aktif", "x", "PT Contoh"),
        ("2", "31.71.01.1001", "47111", "aktif", "x", "PT Contoh"),
        register="employers",
    )
    assert found.positions == {"npp": 0, "area_code": 1, "kbli": 2, "status": 3, "name": 5}
    assert found.labels == (
        "NPP",
        "KODE KELURAHAN",
        "KODE KBLI",
        "STATUS PERUSAHAAN",
        "STATUS KANTOR",
        "NAMA BU",
    )


def test_a_pair_wins_over_two_equal_lower_headings() -> None:
    found = header(
        ("ID USULAN", "PEKERJA", "PENDAMPING"),
        (None, "NAMA", "NAMA"),
        ("R1", "Contoh Satu", "Contoh Dua"),
    )
    assert found.positions == {"roster_id": 0, "name": 1}
    assert found.labels == ("ID USULAN", "NAMA PEKERJA", "NAMA")


def test_row_that_numbers_the_columns_is_skipped() -> None:
    found = header(ROSTER, ("(1)", "(2)", "(3)", "(4)"), DATA)
    assert (found.row, found.skip) == (1, 2)
    assert header(ROSTER, ("1", "2", "3", "4"), DATA).skip == 2


@pytest.mark.parametrize(
    "row", [("1", "2", "4", "5"), ("1", "2", None, None), ("R1", "1", "2", "3"), ("1",) * 4]
)
def test_other_numbers_below_the_header_are_data(row: tuple[str | None, ...]) -> None:
    assert header(ROSTER, row).skip == 1


def test_headings_are_known_whatever_their_case_and_punctuation() -> None:
    found = header(("id_usulan", "N.I.K", "Nama  Lengkap*", "Tgl.\nLahir"), DATA)
    # "N.I.K" is not "NIK": full stops part words.
    assert found.positions == {"roster_id": 0, "name": 2, "birth_date": 3}
    assert found.labels[3] == "Tgl. Lahir"


def test_unknown_columns_are_noted_and_kept() -> None:
    found = header((*ROSTER, "CATATAN", None), (*DATA, "x", None))
    assert found.labels == (*ROSTER, "CATATAN", "")
    assert [(note.code, note.fields["columns"]) for note in found.notes] == [("W-READ-001", "CATATAN")]


def test_our_own_explanations_in_a_repair_workbook_are_no_columns() -> None:
    found = header((*ROSTER, "Semesta: baris asal", "SEMESTA: nama"), (*DATA, "7", "x"))
    assert found.notes == ()
    assert set(found.positions.values()) == {0, 1, 2, 3}


@pytest.mark.parametrize("heading", ["PERIODE", "Period", "Bulan Laporan", "BULAN DATA", "periode data"])
def test_a_column_of_the_period_is_recognised(heading: str) -> None:
    assert header((*ROSTER, heading), (*DATA, "2025-12")).positions["period"] == 4


def test_the_period_of_contributions_is_their_month() -> None:
    found = header(("NPP", "PERIODE"), ("1", "2025-12"), register="contributions")
    assert found.positions == {"npp": 0, "month": 1}


def test_missing_columns_are_named_all_at_once_with_the_nearest_heading() -> None:
    found = problems(
        ("NIK", "NOMOR KARTU PST", "NAMA TK", "ALAMAT"),
        ("3171011203900001", "12345678901", "Contoh", "Jalan"),
        register="participants",
    )
    assert [code for code, _ in found] == ["E-READ-032", "E-READ-033", "E-READ-034", "E-READ-034"]
    assert found[0][1] == {
        "where": "usulan.xlsx", "row": 1, "register": "participants", "columns": "kpj, segment, programmes",
    }  # fmt: skip
    assert (found[1][1]["column"], found[1][1]["nearest"]) == ("kpj", "NOMOR KARTU PST")
    assert (found[2][1]["column"], found[2][1]["headings"]) == ("segment", "NOMOR KARTU PST, ALAMAT")


def test_a_file_without_any_known_heading_is_refused_with_near_ones() -> None:
    found = problems(("IDUSULANNYA", "NAMANYA WARGA LENGKAP"), ("1", "2"))
    assert [code for code, _ in found] == ["E-READ-031", "E-READ-033", "E-READ-033"]
    assert [fields.get("nearest") for _, fields in found] == [None, "IDUSULANNYA", "NAMANYA WARGA LENGKAP"]


def test_only_numbers_have_no_header_to_guess() -> None:
    assert [code for code, _ in problems(("1", "2"), ("3", "4"))] == ["E-READ-031"]


def test_a_file_of_another_register_is_told() -> None:
    found = problems(
        ("NPP", "NAMA PERUSAHAAN", "SKALA USAHA", "JUMLAH TK"),
        ("1", "PT Contoh", "kecil", "3"),
        register="participants",
    )
    assert found[-1] == (
        "E-READ-035", {"where": "usulan.xlsx", "register": "participants", "other": "employers"},
    )  # fmt: skip


def test_a_file_without_any_heading_of_its_register_may_be_another() -> None:
    found = problems(("KODE WILAYAH", "TARGET"), ("31", "66"), register="contributions")
    assert [code for code, _ in found] == ["E-READ-031", "E-READ-035"]
    assert found[1][1]["other"] == "targets"


def test_a_file_that_fits_another_register_better_is_noted() -> None:
    employers = ("NPP", "NIB", "NAMA PERUSAHAAN", "STATUS", "PROGRAM", "KELOMPOK JKK")
    found = header(employers, ("1", "2", "PT", "aktif", "JKK", "1"), register="licences")
    assert [note.code for note in found.notes] == ["W-READ-001", "W-READ-005"]
    assert found.notes[1].fields["other"] == "employers"


def test_two_headings_of_one_meaning_are_refused() -> None:
    found = problems(("ID", "NOMOR KTP", "NO KTP", "NAMA"), ("1", "2", "3", "x"))
    fields = {
        "where": "usulan.xlsx",
        "row": 1,
        "column": "nik",
        "headings": "NOMOR KTP, NO KTP",
        "example": "NOMOR KTP",
    }
    assert found == [("E-READ-036", fields)]


def test_one_heading_twice_is_refused() -> None:
    assert [code for code, _ in problems(("ID", "NIK", "NIK", "NAMA"), ("1", "2", "3", "x"))] == [
        "E-READ-036"
    ]


def test_the_schema_name_itself_settles_two_headings() -> None:
    assert header(("ID", "NOMOR KTP", "nik", "NAMA"), ("1", "2", "3", "x")).positions["nik"] == 2


def test_a_mapping_settles_two_headings() -> None:
    found = header(("ID", "KTP", "NO KTP", "NAMA"), ("1", "2", "3", "x"), mapping={"nik": "no. ktp"})
    assert found.positions["nik"] == 2


def test_a_mapping_can_tell_headings_apart_that_differ_in_punctuation() -> None:
    found = header(("ID", "KTP*", "KTP", "NAMA"), ("1", "2", "3", "x"), mapping={"nik": "KTP*"})
    assert found.positions["nik"] == 1


def test_a_mapping_names_a_heading_that_nobody_knows() -> None:
    found = header(("KOLOM A", "KOLOM B"), ("1", "x"), mapping={"roster_id": "KOLOM A", "name": "KOLOM B"})
    assert found.positions == {"roster_id": 0, "name": 1}


def test_a_mapped_column_has_no_other_heading() -> None:
    found = header(("ID", "NAMA", "NAMA KTP"), ("1", "x", "y"), mapping={"name": "NAMA KTP"})
    assert found.positions == {"roster_id": 0, "name": 2}
    assert [note.fields["columns"] for note in found.notes] == ["NAMA"]


def test_a_mapped_heading_that_is_not_there_is_refused() -> None:
    found = problems(("ID", "NAMA"), ("1", "x"), mapping={"name": "NAMA PEGAWAI", "nik": "NOMOR"})
    assert [(code, fields["column"], fields["heading"]) for code, fields in found] == [
        ("E-READ-041", "name", "NAMA PEGAWAI"),
        ("E-READ-041", "nik", "NOMOR"),
    ]


def test_a_required_mapped_heading_in_a_file_without_header_is_not_asked_for_again() -> None:
    found = problems(("X",), mapping={"name": "NAMA PEGAWAI"})
    assert found[0][0] == "E-READ-031"


def test_very_long_cells_are_no_headings() -> None:
    found = problems(("x" * 500, "y" * 500), ("1", "2"))
    assert [code for code, _ in found] == ["E-READ-031"]


def test_many_headings_are_shortened_in_messages() -> None:
    labels = tuple(f"KOLOM {'X' * 80} {number}" for number in range(20))
    found = header((*ROSTER, *labels), DATA)
    text = str(found.notes[0].fields["columns"])
    assert text.count("KOLOM") == 12
    assert text.endswith("..., ...")


def test_fit_counts_without_complaint() -> None:
    register = schema.get("rosters")
    assert fit(head(ROSTER), register, {}).found == 4
    assert fit(head(("X",)), register, {}).missing == ("roster_id", "name")
    assert fit(head(("ID", "NAMA")), register, {"nik": "NO"}).missing == ("nik",)


@pytest.mark.parametrize("register", schema.every(), ids=lambda register: register.name)
def test_no_heading_of_a_register_means_two_columns(register: schema.Register) -> None:
    labels = [label for column in register.columns for label in column.labels]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("register", schema.every(), ids=lambda register: register.name)
def test_every_register_knows_its_own_template(register: schema.Register) -> None:
    found = recognise(head(tuple(column.heading for column in register.columns)), register, {}, "x")
    assert list(found.positions) == [column.name for column in register.columns]
