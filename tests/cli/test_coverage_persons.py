"""`semesta coverage`, `runs`, `uncovered` and `trend` on registers of persons: six workers, three of them covered."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from semesta.cli.app import app
from semesta.registers.importing import Request, import_files
from semesta.workspace import create, open_workspace

if TYPE_CHECKING:
    from typer.testing import Result

    from semesta.workspace import Workspace

PERIOD = "2025-12"
WORKERS = """ID PEKERJA,NIK,NAMA,TGL LAHIR,JENIS KELAMIN,KODE KELURAHAN,FORMALITAS,KBLI,ASN,STATUS HIDUP
W1,3171011203900001,SRI CONTOH,12-03-1990,P,31.71.01.1001,FORMAL,G,TIDAK,HIDUP
W2,3171011304850002,BUDI CONTOH,13-04-1985,L,31.71.01.1001,FORMAL,C,TIDAK,HIDUP
W3,3171011405800003,DEWI CONTOH,14-05-1980,P,31.71.01.1002,INFORMAL,I,TIDAK,HIDUP
W4,3172011506750004,=CMD CONTOH,15-06-1975,L,31.72.01.1001,INFORMAL,A,TIDAK,HIDUP
W5,3172011607700005,TONO CONTOH,16-07-1970,L,31.72.01.1001,FORMAL,O,YA,HIDUP
W6,3172011708650006,TINI CONTOH,17-08-1965,P,31.72.01.1001,INFORMAL,A,TIDAK,MENINGGAL
"""
PARTICIPANTS = """NO KPJ,NIK,NAMA TK,TGL LAHIR,JENIS KELAMIN,SEGMEN,PROGRAM,NPP,UPAH,KODE KELURAHAN,STATUS
10000000001,3171011203900001,SRI CONTOH,12-03-1990,P,PU,JKK+JKM,20000001,5400000,31.71.01.1001,AKTIF
10000000002,3171011203900001,SRI CONTOH,12-03-1990,P,BPU,JKK+JKM,,,31.71.01.1001,AKTIF
10000000003,3171011405800003,DEWI CONTOH,14-05-1980,P,BPU,JKK+JKM,,,31.71.01.1002,AKTIF
10000000004,3172011506750004,=CMD CONTOH,15-06-1975,L,BPU,JKK+JKM,,,31.72.01.1001,NONAKTIF
10000000005,3172011607700005,TONO CONTOH,16-07-1970,L,PU,JKK+JKM,20000001,6000000,31.72.01.1001,AKTIF
"""
EMPLOYERS = """NPP,NAMA,KODE WILAYAH
20000001,PT CONTOH,31.72
"""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the three registers, made once."""
    folder = tmp_path_factory.mktemp("persons")
    office = create(folder / "ws", "ID", "en")
    put(office, folder, "workers", WORKERS)
    put(office, folder, "participants", PARTICIPANTS)
    put(office, folder, "employers", EMPLOYERS)
    return office.path


@pytest.fixture
def office(filled: Path, tmp_path: Path) -> Workspace:
    """A copy that a test may change."""
    return open_workspace(Path(shutil.copytree(filled, tmp_path / "office")))


def put(
    office: Workspace, folder: Path, register: str, text: str, period: str = PERIOD, source: str | None = None
) -> None:
    path = folder / f"{register}-{period}.csv"
    path.write_text(text, encoding="utf-8")
    report = import_files(office, Request(register, [path], period, source=source, codes="kemendagri"))
    assert report.rejected == 0, report


def run(office: Workspace, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--lang", "en", "-w", str(office.path), *arguments])


def rows_of(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def ask(office: Workspace, *more: str, period: str = PERIOD) -> list[dict[str, str]]:
    return rows_of(run(office, "coverage", "--period", period, *more, "--format", "csv"))


def numbers(rows: list[dict[str, str]], column: str = "area_code") -> dict[str, tuple[str, str]]:
    return {row[column]: (row["participants"], row["workers"]) for row in rows}


def test_each_person_is_counted_once_at_every_level(office: Workspace) -> None:
    assert numbers(ask(office, "--area", "31", "--level", "village"))["31.71.01.1001"] == ("1", "2")
    found = numbers(ask(office, "--area", "31"))
    assert found["31"] == ("2", "4")
    assert (found["31.71"], found["31.72"]) == (("2", "3"), ("0", "1"))
    assert numbers(ask(office, "--area", "ID", "--level", "nation")) == {"ID": ("2", "4")}


def test_an_area_without_people_is_an_empty_row_with_a_reason(office: Workspace) -> None:
    row = next(row for row in ask(office, "--area", "31") if row["area_code"] == "31.73")
    assert (row["participants"], row["workers"], row["coverage"]) == ("", "", "")
    assert "F-PERSONS-004" in row["flags"]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("sex", {"male": ("0", "2"), "female": ("2", "2")}),
        ("segment", {"PU": ("1", "4"), "BPU": ("1", "4")}),
        ("formality", {"formal": ("1", "2"), "informal": ("1", "2")}),
        ("age_band", {"35-44": ("1", "2"), "45-54": ("1", "2")}),
        ("kbli_section", {"A": ("0", "1"), "C": ("0", "1"), "G": ("1", "1"), "I": ("1", "1")}),
    ],
)
def test_every_split_adds_up_to_the_whole(
    office: Workspace, by: str, expected: dict[str, tuple[str, str]]
) -> None:
    found = numbers([row for row in ask(office, "--area", "31", "--by", by) if row["area_code"] == "31"], by)
    assert expected.items() <= found.items()
    assert sum(int(participants) for participants, _ in found.values()) == 2
    if by != "segment":
        assert sum(int(workers) for _, workers in found.values()) == 4


def test_the_workplace_basis_counts_where_the_employer_is(office: Workspace) -> None:
    rows = ask(office, "--area", "31", "--basis", "workplace")
    assert numbers(rows)["31.72"] == ("1", "")
    assert numbers(rows)["31.71"] == ("1", "")
    assert "F-PERSONS-001" in rows[0]["flags"]


def test_people_read_the_table_with_its_bounds(office: Workspace, tmp_path: Path) -> None:
    stranger = "10000000009,,ASING CONTOH,01-01-1991,L,BPU,JKK+JKM,,,31.71.01.1001,AKTIF\n"
    put(office, tmp_path, "participants", PARTICIPANTS.splitlines()[0] + "\n" + stranger)
    result = run(office, "coverage", "--period", PERIOD, "--area", "31", "--by", "sex")
    assert result.exit_code == 0, result.output
    assert "Low" in result.stdout
    assert "female" in result.stdout
    assert "W-PERSONS-002" in result.stdout


def test_a_second_question_reads_the_stored_run(office: Workspace) -> None:
    assert rows_of(run(office, "runs", "--format", "csv")) == []
    ask(office, "--area", "31")
    ask(office, "--area", "31", "--by", "sex")
    (line,) = rows_of(run(office, "runs", "--format", "csv"))
    assert (line["period"], line["definition"]) == (PERIOD, "ucj")
    assert "participants@" in line["versions"]
    assert line["run"] in run(office, "runs").stdout


def test_an_old_run_is_read_after_the_registers_have_moved_on(office: Workspace, tmp_path: Path) -> None:
    before = ask(office, "--area", "31")
    (first,) = json.loads(run(office, "runs", "--format", "json").stdout)
    late = "10000000007,3171011304850002,BUDI CONTOH,13-04-1985,L,BPU,JKK+JKM,,,31.71.01.1001,AKTIF\n"
    put(office, tmp_path, "participants", PARTICIPANTS.splitlines()[0] + "\n" + late)
    assert numbers(ask(office, "--area", "31"))["31"] == ("3", "4")
    assert (
        rows_of(run(office, "coverage", "--run", first["run"], "--area", "31", "--format", "csv")) == before
    )
    assert len(json.loads(run(office, "runs", "--format", "json").stdout)) == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--run", "R0"), "E-RUNS-001"),
        (("--period", PERIOD, "--definition", "nothing"), "E-PERSONS-003"),
        (("--period", "2025-11"), "E-PERSONS-002"),
        (("--period", "2025-13"), "E-IMPORT-002"),
    ],
)
def test_what_is_not_there_is_refused_and_nothing_stored(
    office: Workspace, arguments: tuple[str, ...], code: str
) -> None:
    result = run(office, "coverage", *arguments)
    assert result.exit_code == 1
    assert code in result.stderr
    assert result.stdout == ""
    assert not (office.path / "results").exists()


def test_without_a_period_and_a_run_the_usage_is_told(office: Workspace) -> None:
    result = run(office, "coverage")
    assert result.exit_code == 2
    assert "--run" in result.stderr


def test_without_a_workers_register_the_denominators_that_would_do_are_named(
    workspace: Workspace, tmp_path: Path
) -> None:
    put(workspace, tmp_path, "participants", PARTICIPANTS)
    counts = "KODE WILAYAH,JUMLAH PEKERJA,DEFINISI,SUMBER\n31,4,sakernas,BPS\n"
    put(workspace, tmp_path, "workforce_counts", counts)
    result = run(workspace, "coverage", "--period", PERIOD)
    assert result.exit_code == 1
    assert "E-PERSONS-001" in result.stderr
    assert "there for: 31." in result.stderr


def test_published_figures_stand_below_the_counted_ones(office: Workspace, tmp_path: Path) -> None:
    published = "KODE WILAYAH,JUMLAH PESERTA,DASAR,DEFINISI,SUMBER\n31,3,domisili,koran,Koran Contoh\n"
    put(office, tmp_path, "participant_counts", published)
    rows = [row for row in ask(office, "--area", "31") if row["area_code"] == "31"]
    assert [(row["definition"], row["participants"]) for row in rows] == [("ucj", "2"), ("koran", "3")]
    assert "Koran Contoh" in rows[1]["source"]
    only = [row for row in ask(office, "--area", "31", "--definition", "koran") if row["participants"]]
    assert [(row["area_code"], row["definition"]) for row in only] == [("31", "koran")]
    assert {row["definition"] for row in ask(office, "--area", "31", "--by", "sex")} == {"ucj"}


def test_published_figures_are_shown_with_the_reason_where_persons_cannot_be_counted(
    office: Workspace, tmp_path: Path
) -> None:
    published = "KODE WILAYAH,JUMLAH PESERTA,DASAR,DEFINISI,SUMBER\n31,3,domisili,koran,Koran Contoh\n"
    put(office, tmp_path, "participant_counts", published, period="2025-10")
    result = run(office, "coverage", "--period", "2025-10", "--area", "31", "--format", "csv")
    assert numbers(rows_of(result))["31"] == ("3", "")
    assert "W-PERSONS-008" in result.stderr
    assert "There is no participants register for 2025-10" in result.stderr


def test_made_up_registers_say_so(workspace: Workspace, tmp_path: Path) -> None:
    put(workspace, tmp_path, "workers", WORKERS, source="synthetic")
    put(workspace, tmp_path, "participants", PARTICIPANTS)
    row = ask(workspace, "--area", "31")[0]
    assert "SYNTHETIC DATA" in row["source"]
    assert "F-PERSONS-010" in row["flags"]


def test_the_steps_can_be_read_as_sql_and_nothing_is_stored(office: Workspace) -> None:
    result = run(office, "coverage", "--period", PERIOD, "--explain")
    assert result.exit_code == 0, result.output
    assert "-- placed\n" in result.stdout
    assert "SELECT" in result.stdout
    assert not (office.path / "results").exists()


def test_an_engine_that_is_none_is_refused(office: Workspace) -> None:
    result = run(office, "coverage", "--period", PERIOD, "--engine", "abacus")
    assert result.exit_code == 1
    assert "E-ENGINE" in result.stderr


def test_a_map_is_drawn_of_the_areas_of_the_table(office: Workspace, tmp_path: Path) -> None:
    drawn = tmp_path / "map.svg"
    result = run(
        office, "coverage", "--period", PERIOD, "--area", "31", "--level", "village", "--map", str(drawn)
    )
    assert result.exit_code == 0, result.output
    assert drawn.read_text(encoding="utf-8").startswith("<svg")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def uncovered(office: Workspace, out: Path, *more: str) -> Result:
    return run(office, "uncovered", "--period", PERIOD, "--area", "31", "--out", str(out), *more)


def test_the_uncovered_are_listed_masked_and_defused(office: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "list.csv"
    result = uncovered(office, out, "--format", "json")
    assert json.loads(result.stdout) == {
        "area_code": "31", "period": PERIOD, "rows": 2, "file": str(out),
    }  # fmt: skip
    text = out.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["worker_id"] for row in rows] == ["W2", "W4"]
    assert rows[0]["nik"] == "3171**********02"
    assert rows[1]["name"] == "'=CMD CONTOH"
    assert rows[0]["village"] == "Gambir"
    assert "3171011304850002" not in text
    assert "10000000004" not in text


def test_unmasking_needs_a_reason_and_is_logged(office: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "list.xlsx"
    refused = uncovered(office, out, "--unmask", "--reason", "  ")
    assert (refused.exit_code, out.exists()) == (1, False)
    assert "E-PERSONS-011" in refused.stderr
    assert not (office.path / "audit.log").exists()
    done = uncovered(office, out, "--unmask", "--reason", "visit 12/2025")
    assert done.exit_code == 0, done.output
    assert "2 uncovered workers in Daerah Khusus Ibukota Jakarta" in done.stdout
    first, last = (json.loads(line) for line in (office.path / "audit.log").read_text().splitlines())
    assert (first["why"], first["area"], last["rows"]) == ("visit 12/2025", "31", 2)


def test_the_difference_to_the_gap_is_explained(office: Workspace, tmp_path: Path) -> None:
    stranger = "10000000009,,ASING CONTOH,01-01-1991,L,BPU,JKK+JKM,,,31.71.01.1001,AKTIF\n"
    put(office, tmp_path, "participants", PARTICIPANTS.splitlines()[0] + "\n" + stranger)
    ask(office, "--area", "31")
    assert "1 active participants of this area were not found" in uncovered(office, tmp_path / "l.csv").stdout


def test_a_file_of_no_known_form_is_refused(office: Workspace, tmp_path: Path) -> None:
    result = uncovered(office, tmp_path / "list.pdf")
    assert result.exit_code == 1
    assert "E-PERSONS-010" in result.stderr


def test_the_trend_shows_stored_runs(office: Workspace) -> None:
    ask(office, "--area", "31")
    result = run(
        office, "trend", "--area", "31", "--definition", "ucj", "--basis", "residence", "--format", "json"
    )
    assert result.exit_code == 0, result.output
    (row,) = json.loads(result.stdout)
    assert (row["source"], row["last_period"], row["participants"], row["workers"]) == (
        "persons",
        PERIOD,
        2,
        4,
    )
    assert row["reason"] == "too_short"
    village = run(office, "trend", "--area", "31.71.01.1001", "--format", "json")
    assert {row["participants"] for row in json.loads(village.stdout)} == {1}


def test_an_engine_that_has_nothing_to_do_is_told(office: Workspace) -> None:
    ask(office, "--area", "31")
    result = run(
        office, "coverage", "--period", PERIOD, "--area", "31", "--engine", "local[2]", "--format", "csv"
    )
    assert result.exit_code == 0, result.output
    assert "W-PERSONS-009" in result.stderr
    assert numbers(rows_of(result))["31"] == ("2", "4")


def test_a_part_is_no_surer_than_its_whole(office: Workspace, tmp_path: Path) -> None:
    late = "10000000009,3171011506750009,DEWI CONTOHH,14-05-1980,P,BPU,JKK+JKM,,,31.71.01.1002,AKTIF\n"
    put(office, tmp_path, "participants", PARTICIPANTS.splitlines()[0] + "\n" + late)
    whole = ask(office, "--area", "31")[0]
    for row in ask(office, "--area", "31", "--by", "sex"):
        if row["area_code"] == "31" and float(row["coverage"]):
            spread = [float(row[side]) / float(row["coverage"]) for side in ("low", "high")]
            area = [float(whole[side]) / float(whole["coverage"]) for side in ("low", "high")]
            assert spread[0] <= area[0] + 1e-9
            assert spread[1] >= area[1] - 1e-9
