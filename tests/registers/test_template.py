"""The template workbook of each register, reopened."""

from __future__ import annotations

import time
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from semesta.errors import SemestaError
from semesta.language import Language, domain, use
from semesta.registers import schema
from semesta.registers.schema import NAMES, Column, Register, normalise_label
from semesta.registers.template import write_template
from semesta.registers.template_column import accepted, choices, example, form, number_format

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

REQUIRED, OPTIONAL = "FFFFD966", "FFD9E1F2"
TEXT_KINDS = {
    "text", "name", "identifier", "kpj", "nik", "nib", "npwp", "village", "area", "section", "kbli", "month",
    "choice", "programmes",
}  # fmt: skip

languages = pytest.mark.parametrize("language", ["id", "en"])
registers = pytest.mark.parametrize(
    "register", [schema.get(name) for name in NAMES], ids=lambda one: one.name
)


def headings(page: Worksheet) -> list[object]:
    return [cell.value for cell in page[1]]


def fill(cell: Cell | MergedCell) -> str:
    return str(cell.fill.start_color.rgb)


def lists(page: Worksheet) -> dict[str, str]:
    return {str(rule.sqref): str(rule.formula1) for rule in page.data_validations.dataValidation}


@languages
@registers
def test_the_data_sheet_is_the_headings_and_nothing_else(
    tmp_path: Path, register: Register, language: Language
) -> None:
    book = load_workbook(write_template(tmp_path / "t.xlsx", register, language))
    page = book.worksheets[0]
    assert page.title == register.title[language]
    assert page.max_row == 1
    assert headings(page) == [column.heading for column in register.columns]
    colours = [REQUIRED if column.required else OPTIONAL for column in register.columns]
    assert [fill(cell) for cell in page[1]] == colours
    assert page.freeze_panes == "A2"


@languages
@registers
def test_header_comments_help(tmp_path: Path, register: Register, language: Language) -> None:
    page = load_workbook(write_template(tmp_path / "t.xlsx", register, language)).worksheets[0]
    must, may = {
        "id": ("Wajib diisi.", "Boleh kosong."),
        "en": ("Must be filled in.", "May be left empty."),
    }[language]
    texts = [cell.comment.text if cell.comment else None for cell in page[1]]
    assert texts == [
        f"{column.help[language]}\n{must if column.required else may}" for column in register.columns
    ]


@registers
def test_columns_have_the_number_format_of_their_kind(tmp_path: Path, register: Register) -> None:
    path = write_template(tmp_path / "t.xlsx", register, "id")
    page = load_workbook(path).worksheets[0]
    for index, column in enumerate(register.columns, 1):
        shown = page.column_dimensions[get_column_letter(index)].number_format
        if column.kind in TEXT_KINDS:
            assert shown == "@", column.name
        elif column.kind in {"date", "birth_date"}:
            assert shown == "dd/mm/yyyy", column.name
        else:
            assert shown == ("#,##0" if column.kind in {"money", "wage", "count"} else "General"), column.name


@languages
@registers
def test_each_list_of_choices_fits_into_excels_255_characters(
    tmp_path: Path, register: Register, language: Language
) -> None:
    page = load_workbook(write_template(tmp_path / "t.xlsx", register, language)).worksheets[0]
    expected = {}
    for index, column in enumerate(register.columns, 1):
        if column.kind in {"choice", "decile", "jkk_group"}:
            letter = get_column_letter(index)
            expected[f"{letter}2:{letter}1048576"] = f'"{",".join(choices(column, language))}"'
    assert lists(page) == expected
    assert all(len(source) <= 257 for source in expected.values())


def test_choices_are_the_usual_words_of_the_language() -> None:
    participants = schema.get("participants")
    assert choices(participants.column("sex"), "id") == ("L", "P")
    assert choices(participants.column("sex"), "en") == ("male", "female")
    assert choices(participants.column("segment"), "id") == ("PU", "BPU", "JAKON", "PMI")
    assert choices(participants.column("status"), "id") == ("AKTIF", "NONAKTIF")
    assert choices(participants.column("name"), "id") == ()
    assert choices(schema.get("employers").column("jkk_group"), "en") == ("1", "2", "3", "4", "5")
    assert choices(Column("x", "choice", {"id": "", "en": ""}, choices={"low": ()}), "id") == ("low",)


def test_a_word_that_is_not_offered_may_be_kept(tmp_path: Path) -> None:
    page = load_workbook(write_template(tmp_path / "t.xlsx", schema.get("participants"), "id")).worksheets[0]
    rule = page.data_validations.dataValidation[0]
    assert (rule.errorStyle, rule.errorTitle) == ("warning", "Belum ada di pilihan")
    assert rule.error == "Pilihan yang biasa: L, P. Kata lain yang dikenal ada di lembar petunjuk."


@registers
def test_the_example_is_on_its_own_grey_sheet(tmp_path: Path, register: Register) -> None:
    page = load_workbook(write_template(tmp_path / "t.xlsx", register, "id"))["_contoh"]
    assert headings(page) == [column.heading for column in register.columns]
    assert [cell.value for cell in page[2]] == [example(column) or None for column in register.columns]
    assert {str(cell.font.color.rgb) for cell in page[2]} == {"FF808080"}
    assert [cell.number_format for cell in page[2]] == [number_format(column) for column in register.columns]


def test_examples_are_cells_of_their_kind() -> None:
    participants = schema.get("participants")
    assert example(participants.column("nik")) == "3171011203900001"
    assert example(participants.column("birth_date")) == datetime(1990, 3, 12)  # noqa: DTZ001 - a workbook knows no zone
    assert example(participants.column("wage")) == 5_400_000
    assert example(schema.get("participant_counts").column("printed_coverage")) == 51.39
    assert example(schema.get("workforce_counts").column("low")) == ""


@languages
@registers
def test_the_read_me_sheet_explains_every_column(
    tmp_path: Path, register: Register, language: Language
) -> None:
    path = write_template(tmp_path / "isian.xlsx", register, language)
    book = load_workbook(path)
    names = {"id": ["_contoh", "_petunjuk"], "en": ["_example", "_read me"]}[language]
    assert book.sheetnames[1:] == names
    lines = list(book[names[1]].iter_rows(values_only=True))
    at = next(number for number, line in enumerate(lines) if line[5])
    yes, no = {"id": ("ya", "tidak"), "en": ("yes", "no")}[language]
    rows = [
        (
            column.heading,
            column.help[language],
            yes if column.required else no,
            form(column, language),
            accepted(column, language) or None,
            ", ".join(label for label in (column.name, *column.aliases) if label != column.heading),
        )
        for column in register.columns
    ]
    assert lines[at + 1 :] == rows
    command = f'semesta import {register.name} "isian.xlsx" --period '
    assert any(str(line[1]).startswith(command) for line in lines)
    assert any(register.row[language] in str(line[1]) for line in lines)


def test_accepted_values_name_the_other_words_too() -> None:
    participants = schema.get("participants")
    status = participants.column("status")
    assert accepted(status, "id") == (
        "AKTIF (active, A, ACTIVE, YA, Y); NONAKTIF (inactive, NON AKTIF, NON-AKTIF, TIDAK AKTIF, N, KELUAR, T, TIDAK)"
    )
    assert accepted(status, "en").startswith("active (AKTIF, A, ACTIVE, YA, Y); inactive (NONAKTIF, ")
    assert accepted(participants.column("programmes"), "id") == "JKK, JKM, JHT, JP, JKP"
    assert accepted(schema.get("employers").column("jkk_group"), "id") == "1, 2, 3, 4, 5"
    assert accepted(participants.column("name"), "id") == ""
    assert accepted(Column("x", "choice", {"id": "", "en": ""}, choices={"low": ()}), "id") == "low"


@registers
def test_each_heading_means_one_column_only(register: Register) -> None:
    for column in register.columns:
        label = normalise_label(column.heading)
        assert [other.name for other in register.columns if label in other.labels] == [column.name]


@registers
def test_the_same_template_is_the_same_bytes(tmp_path: Path, register: Register) -> None:
    first = write_template(tmp_path / "t.xlsx", register, "id").read_bytes()
    time.sleep(0.01)
    second = write_template(tmp_path / "other" / "t.xlsx", register, "id").read_bytes()
    assert first == second
    with zipfile.ZipFile(tmp_path / "t.xlsx") as parts:
        assert b"2025-01-01T00:00:00Z" in parts.read("docProps/core.xml")
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_language_in_force_is_the_default(tmp_path: Path) -> None:
    use("en")
    try:
        write_template(tmp_path / "t.xlsx", schema.get("targets"))
    finally:
        use("id")
    assert load_workbook(tmp_path / "t.xlsx").sheetnames == ["Targets", "_example", "_read me"]


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").mkdir()
    with pytest.raises(SemestaError) as refused:
        write_template(tmp_path / "t.xlsx", schema.get("targets"), "en")
    assert [problem.code for problem in refused.value.problems] == ["E-REPAIR-001"]
    text = refused.value.problems[0].text("en")
    assert text.startswith(f"E-REPAIR-001: The workbook {tmp_path / 't.xlsx'} cannot be written: ")
    assert text.endswith("then give the command again.")


def test_every_text_is_there_in_both_languages_with_the_same_fields() -> None:
    for key, entry in domain("repair").items():
        assert set(entry) - {"do_id", "do_en"} == {"id", "en"}, key
        for one, other in (("id", "en"), ("do_id", "do_en")):
            assert fields(entry.get(one, "")) == fields(entry.get(other, "")), key
        assert ("do_id" in entry) == ("do_en" in entry) == (key[1] == "-"), key


def fields(text: str) -> set[str]:
    from string import Formatter

    return {name for _, name, _, _ in Formatter().parse(text) if name}
