"""The calculator: every kind that the command line has, in words, without login, and nothing of it kept or in an address."""

from __future__ import annotations

import inspect
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import semesta.web
from semesta.cli.calc import contribution
from semesta.cli.calc_benefit import benefit as benefit_command
from semesta.language import domain
from semesta.scheme.benefits import KINDS, arguments
from semesta.web.calculator.layout import BENEFITS, CHILD, CONTRIBUTION, CONTRIBUTIONS, PENSION_AGE
from semesta.web.trail.models import Entry

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
WAGE = {"day": "2026-03-01", "wage": "5.000.000"}
GIVEN: dict[str, dict[str, Any]] = {
    CONTRIBUTION: {"day": "2026-03-01", "wages": "Rp 6.000.000", "jkk_group": "3", "wage_kind": "monthly"},
    PENSION_AGE: {"birth_date": "1968-05-17"},
    "jkm": {"day": "2026-03-01", "months": "40", "children": "2"},
    "jkk-death": WAGE,
    "jkk-disability": {**WAGE, "part": "thumb_right", "loss": "50"},
    "jkk-total-disability": {**WAGE, "child_1_senior": "3", "child_1_higher": "4", "child_1_born": "2010-01-02"},
    "jkk-stmb": {**WAGE, "months": "14"},
    "jkk-transport": {"day": "2026-03-01", "land": "900.000", "sea": "1.000.000"},
    "jkk-home-care": {"day": "2026-03-01", "cost": "4000000"},
    "jht": {"day": "2026-03-01", "balance": "31.000.000", "birth_date": "1960-01-01", "purpose": "full"},
    "jp": {"day": "2040-06-01", "months": "220", "average_wage": "5000000", "birth_date": "1968-05-17"},
    "jkp": {**WAGE, "months": "24", "reason": "layoff", "actual_wage": "7.000.000"},
    "scholarship": {"day": "2026-03-01", "children": "1", "programme": "JKK"},
}  # fmt: skip


def amount_of(page: str) -> str:
    found = re.search(r'figure-small">([^<]+)<', page)
    return found[1] if found else page


def test_the_form_of_each_kind_has_every_option_of_the_command_line() -> None:
    told = {name for name in inspect.signature(benefit_command).parameters} - {"kind", "output", "day"}  # noqa: C416 - names
    asked = {name for layout in BENEFITS.values() for name in layout.names} - set(CHILD) | {"child"}
    assert told <= asked
    assert set(BENEFITS) == set(KINDS)
    for kind, layout in BENEFITS.items():
        assert set(arguments(kind)[1]) - {"child"} == set(layout.names) - {*CHILD, "day", "actual_wage"}, kind
    names = {name for layout in CONTRIBUTIONS.values() for name in layout.names} | {"segment"}
    other = {"date": "day", "wage": "wages", "jht": "jht_amount", "months": "contract_months"}
    wanted = {other.get(name, name) for name in inspect.signature(contribution).parameters} - {"output"}
    assert wanted == names


@pytest.mark.parametrize("kind", list(GIVEN))
def test_each_kind_is_answered_with_its_trace_and_articles(client: Client, kind: str) -> None:
    assert client.get(f"/kalkulator/{kind}").status_code == 200
    page = client.post(f"/kalkulator/{kind}", GIVEN[kind])
    assert page.status_code == 200, page.text
    assert re.search(r"Rp\d|\d\d tahun", amount_of(page.text))
    assert re.search(r"(PP|Permenaker) \d+/\d+ (Ps\.|Lampiran|\(pasal)", page.text)
    assert client.get(f"/kalkulator/{kind}?lang=en").status_code == 200
    assert "How it was computed" in client.post(f"/kalkulator/{kind}", GIVEN[kind]).text


def test_amounts_are_those_of_the_engine(client: Client) -> None:
    page = client.post("/kalkulator/contribution", GIVEN[CONTRIBUTION]).text
    assert amount_of(page) == "Rp604.400"
    assert "pekerja Rp180.000" in page
    given = {"day": "2026-03-01", "segment": "BPU", "wages": "1000000", "occupation": "ojek online"}
    assert amount_of(client.post("/kalkulator/contribution", given).text).startswith("Rp")
    assert amount_of(client.post("/kalkulator/jkk-stmb", GIVEN["jkk-stmb"]).text) == "Rp65.000.000"
    in_english = client.post("/kalkulator/contribution?lang=en", GIVEN[CONTRIBUTION]).text
    assert amount_of(in_english) == "Rp604,400"


def test_what_is_unverified_says_so(client: Client) -> None:
    page = client.post("/kalkulator/jkk-disability", GIVEN["jkk-disability"]).text
    assert page.count("unverified/belum terverifikasi") >= 2
    assert 'class="mark"' not in client.post("/kalkulator/contribution", GIVEN[CONTRIBUTION]).text


def test_what_is_missing_is_named_by_its_field_not_by_an_option(client: Client) -> None:
    page = client.post("/kalkulator/contribution", {"day": "2026-03-01", "segment": "BPU", "payer": "self"})
    assert page.status_code == 400
    assert "Penghasilan sebulan yang dilaporkan" in page.text
    assert "--" not in page.text.split('id="answer"')[1]
    every = [text for name in ("contribution", "benefits") for text in domain(name).values()]
    assert any("--" in value for text in every for value in text.values())


@pytest.mark.parametrize(
    "wrong",
    [
        {"wages": "banyak"}, {"wages": "99999999999999999999"}, {"wages": "-5"}, {"day": "2026-02-30"},
        {"day": "0001-01-01"}, {"wages": "1+2"}, {"jkk_group": "9"}, {"day": ""}, {"workers": "1e9"}, {"segment": "PU", "birth_date": "2027-01-01"},
    ],
)  # fmt: skip
def test_wrong_values_are_refused_in_words(client: Client, wrong: dict[str, str]) -> None:
    page = client.post("/kalkulator/contribution", {**GIVEN[CONTRIBUTION], **wrong})
    assert page.status_code == 400
    assert 'class="problem"' in page.text
    assert "figure-small" not in page.text


def test_kinds_and_segments_that_are_not_there_are_not_found(client: Client) -> None:
    assert client.get("/kalkulator/lotre").status_code == 404
    assert client.post("/kalkulator/contribution", {"segment": "XX"}).status_code == 404
    assert client.get("/kalkulator").headers["Location"] == "/kalkulator/contribution"


def test_fields_change_with_the_segment_and_keep_what_was_written(client: Client) -> None:
    part = client.post("/kalkulator/contribution/isian", {"segment": "JAKON", "wages": "77.000.000"}).text
    assert "<html" not in part
    assert "Nilai kontrak" in part
    assert 'value="77.000.000"' in part
    assert "c-jkk_group" not in part


def test_nothing_is_kept_and_no_wage_stands_in_an_address(client: Client) -> None:
    before = Entry.objects.count()
    page = client.post("/kalkulator/contribution", GIVEN[CONTRIBUTION])
    assert "no-store" in page.headers["Cache-Control"]
    assert Entry.objects.count() == before
    assert not client.session.items()
    forms = re.findall(r"<form[^>]*>", page.text)
    assert [form for form in forms if "calculator" in form and 'method="post"' not in form] == []
    assert "6.000.000" not in "".join(re.findall(r'(?:href|action|hx-post)="[^"]*"', page.text))


def test_the_group_of_a_business_is_found_or_asked_for(client: Client) -> None:
    assert "Kelompok 2" in client.get("/kalkulator/kelompok-jkk?q=rumah+makan").text
    assert "Tidak ada jenis usaha" in client.get("/kalkulator/kelompok-jkk?q=qqqq").text
    assert client.get("/kalkulator/kelompok-jkk?q=" + "x" * 5000).status_code == 200


def upload(client: Client, name: str, body: bytes, **more: Any) -> Any:
    file = io.BytesIO(body)
    file.name = name
    return client.post("/kalkulator/gaji", {"day": "2026-03-01", "jkk_group": "2", "file": file, **more})


PAYROLL = (
    b"NAMA;NIK;UPAH\n=HYPERLINK(1);3171011203900001;5000000\nContoh Dua;;6.000.000\nContoh Tiga;;banyak\n"
)


def test_a_payroll_comes_in_and_a_workbook_goes_out(client: Client, tmp_path: Path, monkeypatch: Any) -> None:
    import tempfile

    from openpyxl import load_workbook

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    page = upload(client, "gaji rahasia.csv", PAYROLL)
    assert page.status_code == 200
    assert "3 pekerja: 2 dapat dihitung" in page.text
    assert "3171011203900001" not in page.text
    answer = upload(client, "../../etc/x.csv", PAYROLL, workbook="1")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="semesta-iuran-2026-03.xlsx"'
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    names = [row[1].value for row in sheet.iter_rows(min_row=4)]
    assert str(names[0]).lstrip("'").startswith("=HYPERLINK")
    assert sheet.cell(4, 2).data_type == "s"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("x.exe", b"MZ"), ("x.csv", b""), ("x.xlsx", b"PK\x03\x04" + b"\0" * 100), ("x.csv", b"A;B\n1;2\n"),
        ("x.parquet", b"PAR1junk"), ("x.csv", b"NAMA;UPAH\n"), ("x.ods", b"\x1f\x8b\x08rest"),
    ],
)  # fmt: skip
def test_files_that_are_no_payroll_are_refused_gently(client: Client, name: str, body: bytes) -> None:
    page = upload(client, name, body)
    assert page.status_code == 400
    assert 'class="problem"' in page.text
    assert "Traceback" not in page.text


def test_a_file_that_is_too_large_is_refused(client: Client, monkeypatch: Any) -> None:
    from semesta.web.calculator import files

    monkeypatch.setattr(files, "MOST_BYTES", 10)
    page = upload(client, "x.csv", PAYROLL)
    assert page.status_code == 400
    assert "lebih besar" in page.text


def test_every_text_of_the_calculator_is_used() -> None:
    root = Path(semesta.web.__file__).parent
    files = [*root.glob("calculator/**/*.html"), *root.glob("calculator/*.py")]
    sources = "\n".join(path.read_text(encoding="utf-8") for path in files)
    groups = set(re.findall(r"f\"(calculator\.[a-z_.]+)\.\{", sources)) | set(re.findall(r"named:'(calculator[a-z_.]+)'", sources))  # fmt: skip
    unused = [
        key
        for key in domain("calculator")
        if f"'{key}'" not in sources and f'"{key}"' not in sources and not any(key.startswith(f"{each}.") for each in groups)
    ]  # fmt: skip
    assert unused == []


def test_every_input_of_a_formula_has_a_name() -> None:
    import semesta.scheme

    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(semesta.scheme.__file__).parent.rglob("*.py"))  # fmt: skip
    formulas = re.findall(r"@formula\(\"\w+\"\)\ndef \w+\(([^)]*)\)", source)
    names = {
        part.split(":")[0].strip() for each in formulas for part in re.sub(r"\[.*?\]", "", each).split(",")
    }
    missing = {
        name
        for name in names - {"law", ""}
        if name.isidentifier() and f"calculator.input.{name}" not in domain("calculator")
    }
    assert missing == set()
