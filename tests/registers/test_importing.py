"""From files to a batch: what is stored, what comes back, what the user is told."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from semesta.engine import connect, records
from semesta.errors import SemestaError
from semesta.registers.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from semesta.workspace import Workspace
    from tests.conftest import ImportInto, Participant, Stored, WriteCsv


def codes(refused: pytest.ExceptionInfo[SemestaError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_sound_rows_are_stored_with_their_types(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant, stored: Stored
) -> None:
    report = import_into("participants", write_csv("a.csv", [participant.row()]))
    assert (report.batch, report.rows, report.accepted, report.warnings, report.rejected) == (
        "B0001",
        1,
        1,
        0,
        0,
    )
    assert (report.repair_file, report.warnings_file, report.faults, report.notes) == (None, None, (), ())
    assert stored("participants") == [
        {
            "kpj": "10000000001",
            "nik": "3171011203900001",
            "name": "Sri Contoh",
            "birth_date": date(1990, 3, 12),
            "sex": "male",
            "segment": "PU",
            "programmes": "JKK+JKM+JHT",
            "npp": "20000001",
            "wage": 5_400_000,
            "occupation": "Penjahit",
            "village_code": "31.71.01.1001",
            "status": "active",
            "joined_on": None,
            "paid_through": "2025-12",
            "payer": "employer",
            "row": 2,
            "period": "2025-12",
            "batch": "B0001",
        }
    ]


def test_rejected_rows_stay_out_and_come_back(
    import_into: ImportInto,
    write_csv: WriteCsv,
    participant: Participant,
    stored: Stored,
    workspace: Workspace,
) -> None:
    rows = participant.rows(3)
    rows[1]["NIK"] = "3,17E+15"
    rows[2]["UPAH"] = "60.000.000"
    report = import_into("participants", write_csv("a.csv", rows))
    assert (report.batch, report.rows, report.accepted, report.warnings, report.rejected) == (
        "B0001",
        3,
        2,
        1,
        1,
    )
    assert report.repair_file == workspace.repair / "B0001.xlsx"
    assert report.repair_file.is_file()
    assert [(fault.code, fault.column, fault.rows) for fault in report.faults] == [
        ("E-IMPORT-102", "nik", 1),
        ("W-IMPORT-220", "wage", 1),
    ]
    assert [example.where for fault in report.faults for example in fault.examples] == [
        "a.csv, baris 3",
        "a.csv, baris 4",
    ]
    assert [row["row"] for row in stored("participants")] == [2, 4]
    assert report.warnings_file == workspace.repair / "B0001.warnings.csv"
    with report.warnings_file.open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["file", "sheet", "row", "column", "code", "message"],
            [
                "a.csv",
                "",
                "4",
                "UPAH",
                "W-IMPORT-220",
                "UPAH 60.0****00 tampaknya upah setahun; sebulan menjadi 5.00***00.",
            ],
        ]


def test_when_no_row_is_sound_nothing_is_stored(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant, workspace: Workspace
) -> None:
    file = write_csv("a.csv", participant.rows(2, SEGMEN="?"))
    report = import_into("participants", file)
    assert (report.batch, report.rows, report.accepted, report.rejected) == (None, 2, 0, 2)
    assert report.repair_file == workspace.repair / "B0001.xlsx"
    assert Store(workspace).batches() == []
    assert import_into("participants", file).repair_file == workspace.repair / "B0002.xlsx"


def test_a_dry_run_stores_nothing(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant, workspace: Workspace
) -> None:
    rows = participant.rows(2)
    rows[0]["NIK"] = "3,17E+15"
    rows[1]["UPAH"] = "1"
    file = write_csv("a.csv", rows)
    report = import_into("participants", file, dry_run=True)
    assert (report.batch, report.rows, report.accepted, report.warnings, report.rejected) == (
        None,
        2,
        1,
        1,
        1,
    )
    assert (report.repair_file, report.warnings_file, report.dry_run) == (None, None, True)
    assert [fault.code for fault in report.faults] == ["E-IMPORT-102", "W-IMPORT-221"]
    assert list(workspace.repair.iterdir()) == []
    assert list(workspace.registers.iterdir()) == []
    assert import_into("participants", file).batch == "B0001"


def test_the_same_file_twice_is_refused(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant, stored: Stored, tmp_path: Path
) -> None:
    file = write_csv("a.csv", [participant.row()])
    import_into("participants", file)
    again = tmp_path / "renamed.csv"
    again.write_bytes(file.read_bytes())
    with pytest.raises(SemestaError) as refused:
        import_into("participants", again)
    assert codes(refused) == ["E-IMPORT-004"]
    assert refused.value.problems[0].fields == {"file": "renamed.csv", "period": _period(), "batch": "B0001"}
    assert len(stored("participants")) == 1


def _period() -> object:
    from semesta.registers.period import Period

    return Period(2025, 12)


def test_the_same_file_in_another_period_is_noted(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant
) -> None:
    file = write_csv("a.csv", [participant.row(DIBAYAR_SAMPAI="2025-11")])
    import_into("participants", file, period="2025-11")
    report = import_into("participants", file, period="2025-12")
    assert (report.batch, report.accepted) == ("B0002", 1)
    assert [note.code for note in report.notes] == ["W-IMPORT-280"]


def test_the_same_file_in_another_register_is_another_matter(
    import_into: ImportInto, write_csv: WriteCsv
) -> None:
    rows: list[dict[str, str | None]] = [
        {"KODE": "31", "JUMLAH PESERTA": "5", "PEKERJA": "9", "DASAR": "domisili"}
    ]
    file = write_csv("a.csv", rows)
    assert import_into("participant_counts", file, codes="kemendagri").batch == "B0001"
    assert (
        import_into("workforce_counts", file, mapping={"workers": "PEKERJA"}, codes="kemendagri").batch
        == "B0002"
    )


def test_one_file_twice_in_one_command(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant, workspace: Workspace
) -> None:
    file, other = write_csv("a.csv", [participant.row()]), write_csv("b.csv", [participant.row()])
    for pair in ((file, file), (file, other)):
        with pytest.raises(SemestaError) as refused:
            import_into("participants", *pair)
        assert codes(refused) == ["E-IMPORT-010"]
    assert Store(workspace).batches() == []


def test_several_files_are_one_batch(
    import_into: ImportInto,
    write_csv: WriteCsv,
    participant: Participant,
    stored: Stored,
    workspace: Workspace,
) -> None:
    first = write_csv("a.csv", participant.rows(3))
    rows = [{**row, "NO KPJ": f"2{place:010d}"} for place, row in enumerate(participant.rows(2))]
    rows[1]["NO KPJ"] = "10000000002"
    second = write_csv("b.csv", rows, delimiter=",")
    report = import_into("participants", first, second)
    assert (report.batch, report.rows, report.accepted, report.rejected) == ("B0001", 5, 4, 1)
    assert [(fault.code, fault.examples[0].where, fault.examples[0].text) for fault in report.faults] == [
        ("E-IMPORT-122", "b.csv, baris 3", "NO KPJ 1000*****02 sudah ada di a.csv, baris 3.")
    ]
    assert {row["batch"] for row in stored("participants")} == {"B0001"}
    assert Store(workspace).batches()[0].files == ("a.csv", "b.csv")


def test_duplicates_in_the_file_and_against_the_batches_of_the_period(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant
) -> None:
    import_into("participants", write_csv("a.csv", participant.rows(2)))
    rows = participant.rows(4)
    rows[3]["NO KPJ"] = "10000000003"
    report = import_into("participants", write_csv("b.csv", rows))
    assert (report.accepted, report.rejected) == (1, 3)
    assert [(fault.code, fault.rows) for fault in report.faults] == [("E-IMPORT-123", 2), ("E-IMPORT-122", 1)]
    assert [fault.examples[0].text for fault in report.faults] == [
        "NO KPJ 1000*****01 sudah masuk periode ini lewat batch B0001.",
        "NO KPJ 1000*****03 sudah ada di baris 4.",
    ]
    assert import_into("participants", write_csv("c.csv", participant.rows(2, DIBAYAR_SAMPAI="2025-10")),
                       period="2025-11").accepted == 2  # fmt: skip


def test_keys_of_several_columns_may_have_gaps(import_into: ImportInto, write_csv: WriteCsv) -> None:
    rows: list[dict[str, str | None]] = [
        {"KODE": "31.71", "JUMLAH PESERTA": "1", "SEGMEN": "PU", "DASAR": "domisili", "DEFINISI": None},
        {"KODE": "31.71", "JUMLAH PESERTA": "2", "SEGMEN": "BPU", "DASAR": "domisili", "DEFINISI": None},
        {"KODE": "31.71", "JUMLAH PESERTA": "3", "SEGMEN": None, "DASAR": "domisili", "DEFINISI": None},
        {"KODE": "31.71", "JUMLAH PESERTA": "4", "SEGMEN": None, "DASAR": "kantor", "DEFINISI": None},
        {"KODE": "31.71", "JUMLAH PESERTA": "5", "SEGMEN": None, "DASAR": "kantor", "DEFINISI": "ucj"},
        {"KODE": "31.71", "JUMLAH PESERTA": "6", "SEGMEN": None, "DASAR": "kantor", "DEFINISI": "ucj"},
    ]
    report = import_into("participant_counts", write_csv("a.csv", rows))
    assert (report.accepted, report.rejected) == (5, 1)
    assert [(fault.code, fault.rows) for fault in report.faults] == [("E-IMPORT-122", 1)]


def test_undo_and_what_comes_after(
    import_into: ImportInto,
    write_csv: WriteCsv,
    participant: Participant,
    stored: Stored,
    workspace: Workspace,
) -> None:
    file = write_csv("a.csv", participant.rows(2))
    import_into("participants", file)
    other = write_csv("b.csv", [participant.row(NO_KPJ="20000000001")])
    import_into("participants", other)
    store = Store(workspace)
    undone = store.undo("b0001", "2026-01-02T03:04:05+00:00")
    assert (undone.batch, undone.accepted, undone.undone_at) == ("B0001", 2, "2026-01-02T03:04:05+00:00")
    assert [row["kpj"] for row in stored("participants")] == ["20000000001"]
    with pytest.raises(SemestaError) as refused:
        store.undo("B0001", "2026-01-03")
    assert codes(refused) == ["E-IMPORT-009"]
    with pytest.raises(SemestaError) as refused:
        store.undo("B9", "2026-01-03")
    assert codes(refused) == ["E-IMPORT-008"]
    assert refused.value.problems[0].fields["batches"] == "B0001, B0002"
    report = import_into("participants", file)
    assert (report.batch, report.accepted) == ("B0003", 2)
    assert [batch.undone_at for batch in store.batches()] == ["2026-01-02T03:04:05+00:00", None, None]


def test_total_rows_are_not_data(import_into: ImportInto, write_csv: WriteCsv, stored: Stored) -> None:
    rows: list[dict[str, str | None]] = [
        {"NO": "1", "KODE": "31.71", "NAMA": "Jakarta Pusat", "JUMLAH PESERTA": "2.123.056"},
        {"NO": "2", "KODE": "31.72", "NAMA": "Jakarta Utara", "JUMLAH PESERTA": "2.123"},
        {"NO": "JUMLAH", "KODE": None, "NAMA": None, "JUMLAH PESERTA": "2.125.179"},
        {"NO": None, "KODE": "Total", "NAMA": None, "JUMLAH PESERTA": "2.125.179"},
        {"NO": "Grand Total:", "KODE": "-", "NAMA": None, "JUMLAH PESERTA": "2.125.179"},
        {"NO": "JUMLAH KESELURUHAN", "KODE": None, "NAMA": None, "JUMLAH PESERTA": "2.125.179"},
    ]
    report = import_into("participant_counts", write_csv("a.csv", rows))
    assert (report.rows, report.accepted, report.rejected) == (2, 2, 0)
    totals = [note for note in report.notes if note.code == "W-IMPORT-270"]
    assert [note.fields["rows"] for note in totals] == [4]
    assert [(row["area_code"], row["participants"]) for row in stored("participant_counts")] == [
        ("31.71", 2_123_056),
        ("31.72", 2123),
    ]


def test_a_person_named_total_is_a_person(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant
) -> None:
    rows = [{"NAMA TK": "Total", **participant.row(NAMA_TK="Total")}]
    assert import_into("participants", write_csv("a.csv", rows)).accepted == 1


def test_totals_alone_are_no_data(import_into: ImportInto, write_csv: WriteCsv) -> None:
    rows: list[dict[str, str | None]] = [{"KODE": "TOTAL", "JUMLAH PESERTA": "5"}]
    with pytest.raises(SemestaError) as refused:
        import_into("participant_counts", write_csv("a.csv", rows))
    assert codes(refused) == ["E-IMPORT-011"]


def test_a_period_column_of_this_month(import_into: ImportInto, write_csv: WriteCsv) -> None:
    words = [
        "2025-12",
        "Desember 2025",
        "12/2025",
        "202512",
        "Des-25",
        "31/12/2025",
        "",
        "2025-12-01 00:00:00",
    ]
    rows: list[dict[str, str | None]] = [
        {"PERIODE": word, "KODE": f"31.7{place}", "JUMLAH PESERTA": "1", "DASAR": "domisili"}
        for place, word in enumerate(words[:5], 1)
    ]
    rows += [
        {"PERIODE": word, "KODE": code, "JUMLAH PESERTA": "1", "DASAR": "domisili"}
        for word, code in zip(words[5:], ("31", "32", "33"), strict=True)
    ]
    rows.append({"PERIODE": "TOTAL", "KODE": None, "JUMLAH PESERTA": "8", "DASAR": None})
    report = import_into("participant_counts", write_csv("a.csv", rows))
    assert (report.accepted, report.rejected) == (8, 0)


@pytest.mark.parametrize(
    ("months", "found"),
    [
        (["2025-11"], "2025-11"),
        (["2025-12", "Nov 2025"], "2025-11, 2025-12"),
        (["triwulan IV"], "triwulan IV"),
        (
            [f"2025-{month:02d}" for month in range(1, 9)],
            "2025-01, 2025-02, 2025-03, 2025-04, 2025-05, 2025-06 ...",
        ),
    ],
)
def test_another_month_in_the_period_column_is_refused(
    import_into: ImportInto, write_csv: WriteCsv, workspace: Workspace, months: list[str], found: str
) -> None:
    rows: list[dict[str, str | None]] = [
        {"PERIODE": month, "KODE": f"{31 + place}", "JUMLAH PESERTA": "1"}
        for place, month in enumerate(months)
    ]
    with pytest.raises(SemestaError) as refused:
        import_into("participant_counts", write_csv("a.csv", rows))
    assert codes(refused) == ["E-IMPORT-003"]
    assert refused.value.problems[0].fields["found"] == found
    assert list(workspace.registers.iterdir()) == []


def test_a_column_of_ratios_is_told_from_percentages(
    import_into: ImportInto, write_csv: WriteCsv, stored: Stored
) -> None:
    def import_shares(name: str, period: str, shares: list[str]) -> tuple[list[str], list[Decimal]]:
        rows: list[dict[str, str | None]] = [
            {"KODE": code, "TARGET CAKUPAN": share, "DEFINISI": "ucj"}
            for code, share in zip(("31", "32", "33"), shares, strict=False)
        ]
        report = import_into(
            "targets", write_csv(name, rows), period=period, mapping={"coverage": "TARGET CAKUPAN"}
        )
        return [note.code for note in report.notes], [row["coverage"] for row in stored("targets", period)]

    assert import_shares("a.csv", "2025-01", ["0,5139", "0.514", "1"]) == (
        ["W-IMPORT-250"],
        [Decimal("0.5139"), Decimal("0.514"), Decimal(1)],
    )
    assert import_shares("b.csv", "2025-02", ["0,5139", "51.390", "104,2 %"]) == (
        [],
        [Decimal("0.005139"), Decimal("0.5139"), Decimal("1.042")],
    )
    assert import_shares("c.csv", "2025-03", ["0,5 %", "0,7"]) == ([], [Decimal("0.005"), Decimal("0.007")])


def test_a_column_of_nik_that_end_in_zero_is_warned_of(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant
) -> None:
    rows = participant.rows(30)
    for place, row in enumerate(rows):
        row["NIK"] = f"31710112039{place:04d}0"
    rows[0]["NIK"] = "3171011203900011"
    report = import_into("participants", write_csv("a.csv", rows), dry_run=True)
    assert [(note.code, note.fields["share"]) for note in report.notes] == [("W-IMPORT-206", "29/30")]
    rows[1]["NIK"] = rows[2]["NIK"] = rows[3]["NIK"] = "3171011203900012"
    assert import_into("participants", write_csv("b.csv", rows), dry_run=True).notes == ()
    few = [{**row, "NIK": f"31710112039{place:04d}0"} for place, row in enumerate(participant.rows(19))]
    assert import_into("participants", write_csv("c.csv", few), dry_run=True).notes == ()


def test_dates_that_may_be_swapped_unseen_are_warned_of(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant
) -> None:
    rows = participant.rows(3, NIK=None, TGL_LAHIR="03/04/1990")
    rows[2]["TGL LAHIR"] = "12/31/1990"
    report = import_into("participants", write_csv("a.csv", rows), dry_run=True)
    assert [(note.code, note.fields) for note in report.notes] == [
        ("W-IMPORT-234", {"rows": 1, "column": "TGL LAHIR"})
    ]
    assert report.rejected == 1


def test_counts_without_a_basis_are_warned_of(import_into: ImportInto, write_csv: WriteCsv) -> None:
    rows: list[dict[str, str | None]] = [{"KODE": "31", "JUMLAH PESERTA": "5"}]
    report = import_into("participant_counts", write_csv("a.csv", rows))
    assert [note.code for note in report.notes] == ["W-IMPORT-240"]
    assert report.accepted == 1


def test_codes_that_could_be_two_things_need_a_word(
    import_into: ImportInto, write_csv: WriteCsv, stored: Stored, workspace: Workspace
) -> None:
    rows: list[dict[str, str | None]] = [{"KODE": "3171", "JUMLAH PESERTA": "5", "DASAR": "domisili"}]
    file = write_csv("a.csv", rows)
    with pytest.raises(SemestaError) as refused:
        import_into("participant_counts", file)
    assert codes(refused) == ["E-IMPORT-006"]
    assert "3171" in str(refused.value)
    assert list(workspace.registers.iterdir()) == []
    import_into("participant_counts", file, codes="bps", period="2025-11")
    import_into("participant_counts", file, codes="kemendagri", period="2025-12")
    assert [(row["period"], row["area_code"]) for row in stored("participant_counts")] == [
        ("2025-11", "31.74"),
        ("2025-12", "31.71"),
    ]


def test_codes_with_dots_are_never_those_of_bps(import_into: ImportInto, write_csv: WriteCsv) -> None:
    rows: list[dict[str, str | None]] = [{"KODE": "31.71", "JUMLAH PESERTA": "5", "DASAR": "domisili"}]
    with pytest.raises(SemestaError) as refused:
        import_into("participant_counts", write_csv("a.csv", rows), codes="bps")
    assert codes(refused) == ["E-IMPORT-013"]


def test_the_nation_is_an_area(import_into: ImportInto, write_csv: WriteCsv, stored: Stored) -> None:
    words = ["ID", "Indonesia", "NASIONAL"]
    rows: list[dict[str, str | None]] = [
        {"KODE": word, "JUMLAH PESERTA": "5", "DASAR": "domisili", "DEFINISI": str(place)}
        for place, word in enumerate(words)
    ]
    import_into("participant_counts", write_csv("a.csv", rows))
    assert [row["area_code"] for row in stored("participant_counts")] == ["ID"] * 3


def test_village_codes_of_bps_are_refused_as_a_whole(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant, workspace: Workspace
) -> None:
    rows = participant.rows(3, KODE_KELURAHAN="3171010001")
    rows[1]["KODE KELURAHAN"] = "3171010002"
    rows[2]["KODE KELURAHAN"] = "3171010003"
    with pytest.raises(SemestaError) as refused:
        import_into("participants", write_csv("a.csv", rows))
    assert codes(refused) == ["E-IMPORT-007"]
    assert list(workspace.registers.iterdir()) == []


def test_village_codes_are_led_to_the_present_ones(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant, stored: Stored
) -> None:
    from semesta import areas

    moved = min((old, new) for old, new in areas.led_codes().items() if len(old) == 13)
    reused = min(code for code in areas.reused_codes() if len(code) == 13)
    written = ["31.71.01.1001", "3171011001", "3171011001.0", moved[0], reused, "31.71.01.9999", None]
    rows = [{**row, "KODE KELURAHAN": code} for row, code in zip(participant.rows(7), written, strict=True)]
    report = import_into("participants", write_csv("a.csv", rows))
    assert [(fault.code, fault.column, fault.rows) for fault in report.faults] == [
        ("E-IMPORT-116", "village_code", 1),
        ("W-IMPORT-210", "village_code", 1),
        ("W-IMPORT-211", "village_code", 1),
    ]
    texts = {fault.code: fault.examples[0].text for fault in report.faults}
    assert (
        f"KODE KELURAHAN {moved[0]} adalah kode lama; dipakai kode sekarang {moved[1]} "
        in texts["W-IMPORT-210"]
    )
    assert reused in texts["W-IMPORT-211"]
    assert "31.71.01.9999 tidak ada dalam kode wilayah Kemendagri 2025" in texts["E-IMPORT-116"]
    assert [row["village_code"] for row in stored("participants")] == [
        *["31.71.01.1001"] * 3, moved[1], reused, None,
    ]  # fmt: skip


def test_a_village_that_cannot_be_led_names_its_candidates(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant
) -> None:
    from openpyxl import load_workbook

    from semesta import areas

    code = "31.71.01.9999"
    names = [f"{area.code} {area.name}" for area in areas.lead(code).candidates[:3]]
    assert names == ["31.71.01.1001 Gambir", "31.71.01.1002 Cideng", "31.71.01.1003 Petojo Utara"]
    rows = participant.rows(2)
    rows[0]["KODE KELURAHAN"] = code
    report = import_into("participants", write_csv("a.csv", rows))
    assert report.repair_file is not None
    sheet = load_workbook(report.repair_file).worksheets[0]
    heading = {cell.value: cell.column for cell in sheet[1]}
    comment = sheet.cell(2, heading["KODE KELURAHAN"] or 0).comment
    assert comment is not None
    assert all(name in comment.text for name in names), comment.text


def test_what_cannot_be_asked(import_into: ImportInto, write_csv: WriteCsv, participant: Participant) -> None:
    file = write_csv("a.csv", [participant.row()])
    for register, period, code in (
        ("orang", "2025-12", "E-IMPORT-001"),
        ("participants", "2025-13", "E-IMPORT-002"),
    ):
        with pytest.raises(SemestaError) as refused:
            import_into(register, file, period=period)
        assert codes(refused) == [code]
    with pytest.raises(SemestaError) as refused:
        import_into("participants", file.with_name("tiada.csv"))
    assert codes(refused) == ["E-READ-001"]


def test_an_office_may_tidy_its_repair_folder(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant, workspace: Workspace
) -> None:
    rows = participant.rows(2)
    rows[0]["NIK"] = "3,17E+15"
    import_into("participants", write_csv("a.csv", rows))
    (workspace.repair / "B0001.xlsx").unlink()
    workspace.repair.rmdir()
    report = import_into("participants", write_csv("b.csv", participant.rows(3)))
    assert (report.batch, report.rejected) == ("B0002", 1)
    for name in ("B\u00b2.xlsx", "Bab.xlsx", "B0007 (kopi).xlsx", "b0009.xlsx", "B0005.xlsx.bak"):
        (workspace.repair / name).touch()
    assert import_into("participants", write_csv("c.csv", participant.rows(4))).batch == "B0006"


def test_the_repair_workbook_speaks_the_language_of_its_reader(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant, workspace: Workspace
) -> None:
    from openpyxl import load_workbook

    from semesta.language import use

    use("en")
    report = import_into("participants", write_csv("a.csv", participant.rows(1, NIK="3,17E+15")))
    assert report.repair_file is not None
    assert load_workbook(report.repair_file).sheetnames == ["a", "_semesta", "_read me"]
    assert report.faults[0].examples[0].where == "a.csv, row 2"
    assert report.faults[0].examples[0].text.startswith("The NIK ******** was rounded by Excel")


def test_values_in_messages_are_short_and_on_one_line(
    import_into: ImportInto, write_csv: WriteCsv, participant: Participant
) -> None:
    rows = participant.rows(1, STATUS="a\x1b[31m\nb" + "x" * 30_000)
    report = import_into("participants", write_csv("a.csv", rows))
    text = report.faults[0].examples[0].text
    assert text == "STATUS a [31m b" + "x" * 49 + "... tidak dikenal."


def test_the_engine_sees_what_the_store_holds(
    import_into: ImportInto,
    write_csv: WriteCsv,
    participant: Participant,
    workspace: Workspace,
    tmp_path: Path,
) -> None:
    import_into("participants", write_csv("a.csv", participant.rows(25)))
    con = connect(tmp_path / "engine")
    table = Store(workspace).read("participants", con)
    counted = records(con, table.group_by("period").agg(n=table.count(), wages=table.wage.sum()))
    assert counted == [{"period": "2025-12", "n": 25, "wages": 25 * 5_400_000}]
    con.disconnect()
