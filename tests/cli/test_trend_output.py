"""How ``semesta trend`` prints."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from semesta.cli.trend_output import print_months, print_projections
from semesta.coverage.trend import COLUMNS, Point, Projection, Series, Target, project
from semesta.coverage.trend.months import COLUMNS as MONTHLY
from semesta.registers.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

STRAIGHT = [600_000 + 10_000 * month for month in range(6)]
KEY = {
    "area_code": "31",
    "area_name": "Daerah Khusus Ibukota Jakarta",
    "level": "province",
    "basis": "residence",
    "definition": "ucj",
}


def made(participants: Sequence[int] = STRAIGHT, **more: Any) -> Projection:
    points = tuple(
        Point(period=Period(2025, month), participants=count, workers=1_000_000)
        for month, count in enumerate(participants, start=1)
    )
    target = Target(Decimal("0.66"), Period(2025, 12), "ucj")
    return project(Series(**(KEY | more), points=points), target)


def test_csv_and_json_hold_the_same_columns(capsys: pytest.CaptureFixture[str]) -> None:
    print_projections([made()], "csv")
    (line,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    print_projections([made()], "json")
    (row,) = json.loads(capsys.readouterr().out)
    assert tuple(line) == tuple(row) == COLUMNS
    assert (line["participants"], line["coverage"], line["reason"]) == ("650000", "0.65", "")
    assert (row["participants"], row["coverage"], row["reason"]) == (650_000, 0.65, None)


def test_people_see_a_table_and_the_remarks(capsys: pytest.CaptureFixture[str]) -> None:
    print_projections([made()], "table")
    shown = capsys.readouterr().out
    for part in ("650.000", "65,00", "66,00", "2025-12", "2025-07", "domisili, ucj", "[1]"):
        assert part in shown
    assert "[1] F-TREND-012: Pada uji mundur metode kami" in shown
    assert "Diuji dari" not in shown


def test_remarks_that_several_projections_share_stand_once(capsys: pytest.CaptureFixture[str]) -> None:
    print_projections([made(), made(basis="workplace"), made(STRAIGHT[:3])], "table")
    shown = capsys.readouterr().out
    assert "[1][2] F-TREND-014: Jumlah pekerja dianggap tetap 1.000.000." in shown
    assert "data kurang" in shown
    assert "[3] F-TREND-001: Baru 3 bulan yang ada angkanya" in shown


def test_a_method_that_beats_the_naive_ones_tells_how_it_was_tested(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_projections([made([600_000, 601_000, 602_000, 603_000, 623_000, 624_000])], "table")
    shown = capsys.readouterr().out
    assert "[1] Diuji dari 2 bulan: metode ini meleset rata-rata 12.667 orang" in shown
    assert '"tidak berubah" 14.000, "perubahan tahun lalu" 14.250' in shown
    assert "Metode: nilai tengah pertambahan bulanan" in shown


def test_an_area_without_figures(capsys: pytest.CaptureFixture[str]) -> None:
    print_projections([], "table", absent="51")
    shown = capsys.readouterr().out
    assert "Bali [1]" in shown
    assert "tanpa data" in shown
    assert "[1] F-TREND-020: Tidak ada jumlah peserta" in shown
    print_projections([], "json", absent="51")
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["area_code"], row["participants"], row["reason"]) == ("51", None, "no_data")


def test_months_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    print_months([made()], "json")
    rows = json.loads(capsys.readouterr().out)
    assert tuple(rows[0]) == MONTHLY
    assert [row["kind"] for row in rows] == ["observed"] * 6 + ["projected"] * 12
    print_months([made()], "csv")
    assert len(list(csv.DictReader(io.StringIO(capsys.readouterr().out)))) == 18
    print_months([made()], "table")
    shown = capsys.readouterr().out
    assert (shown.count("diketahui"), shown.count("proyeksi")) == (6, 12)
    print_months([], "json")
    assert json.loads(capsys.readouterr().out) == []


def test_persons_counted_one_by_one_are_told_from_counts(capsys: pytest.CaptureFixture[str]) -> None:
    projection = made(STRAIGHT[:2], source="persons")
    print_projections([projection, made(STRAIGHT[:2])], "table")
    print_months([projection], "table")
    assert capsys.readouterr().out.count("orang per orang") == 3
