"""The program as a whole: help, exit codes, errors on their way to the user, and nobody's numbers on the screen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer.testing import CliRunner

from semesta import __version__
from semesta.cli.app import app
from semesta.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from semesta.workspace import Workspace
    from tests.conftest import Participant, WriteCsv

PROGRAM = [sys.executable, "-c", "from semesta.cli import main; main()"]
HEAVY = ("ibis", "pandas", "pyarrow", "pydantic", "duckdb", "deltalake", "numpy", "altair", "openpyxl", "xlsxwriter",
         "rapidfuzz", "pyspark", "fastexcel")  # fmt: skip


def run(
    *words: object, env: dict[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    settings = {**os.environ, **(env or {})}
    return subprocess.run(
        [*PROGRAM, *map(str, words)], capture_output=True, text=True, env=settings, check=False, **options
    )


def commands(group: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command, groups too."""
    yield words
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, (*words, name))


COMMANDS = list(commands(typer.main.get_command(app)))


def test_the_commands_of_the_contract_are_there() -> None:
    assert {("init",), ("areas", "show"), ("areas", "search"), ("import",), ("batches",), ("undo",), ("template",),
            ("coverage",), ("demo",), ("doctor",)} <= set(COMMANDS)  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_and_option_is_explained(words: tuple[str, ...]) -> None:
    command: Any = typer.main.get_command(app)
    for word in words:
        command = command.commands[word]
    assert command.help
    for parameter in command.params:
        if parameter.name != "help":
            assert getattr(parameter, "help", None), (words, parameter.name)
    found = CliRunner().invoke(app, [*words, "--help"])
    assert (found.exit_code, found.stderr) == (0, "")


def test_help_speaks_both_languages() -> None:
    indonesian, english = (
        "Periksa berkas dan simpan sebagai satu batch",
        "Check files and store them as one batch",
    )
    for words, env, expected in (
        (("--help",), {"SEMESTA_LANG": "id"}, indonesian),
        (("--help",), {"SEMESTA_LANG": "en"}, english),
        (("--lang", "en", "--help"), {"SEMESTA_LANG": "id"}, english),
        (("--lang=en", "import", "--help"), {}, english),
    ):
        found = run(*words, env=env)
        assert (found.returncode, found.stderr) == (0, "")
        assert expected in " ".join(re.sub("[^\\w\\s]", " ", found.stdout).split())


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from semesta.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print('LOADED', *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    # Typer itself takes Pydantic along to the options of a command.
    for words, loaded in ((["--help"], ""), (["import", "--help"], " pydantic"), (["--version"], "")):
        command = [sys.executable, "-c", script, *words]
        found = subprocess.run(command, capture_output=True, text=True, check=True)
        assert found.stdout.splitlines()[-1] in ("LOADED", f"LOADED{loaded}")


def test_the_version() -> None:
    found = run("--version")
    assert (found.returncode, found.stdout, found.stderr) == (0, f"semesta {__version__}\n", "")


def test_an_import_in_a_process_of_its_own(
    workspace: Workspace, write_csv: WriteCsv, participant: Participant
) -> None:
    file = write_csv("a.csv", participant.rows(2))
    env = {"SEMESTA_WORKSPACE": str(workspace.path)}
    words = ("import", "participants", file, "--period", "2025-12", "--format", "csv")
    found = run(*words, env=env)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.splitlines()[1] == "B0001,2,2,0,0,,,participants,2025-12"
    again = run(*words, env=env)
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr.startswith("E-IMPORT-004: ")
    assert len(again.stderr.splitlines()) == 1


def test_a_reader_that_goes_away_is_no_mistake(workspace: Workspace) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        found = subprocess.run(
            [*PROGRAM, "-w", str(workspace.path), "areas", "search", "Jakarta", "--limit", "2000", "--format", "csv"],
            stdout=closed, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert "Traceback" not in found.stderr
    assert found.stderr == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_foresaw_is_said_without_a_traceback(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    from semesta.registers.store import Store

    def fail(_: Store) -> None:
        raise RuntimeError("cell 3171011203900001 of 12345678901 {broken}")

    monkeypatch.setattr(Store, "batches", fail)
    words = ["--lang", language, "-w", str(workspace.path), "batches"]
    found = CliRunner().invoke(app, words)
    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr.startswith("E-CLI-001: ")
    assert "(RuntimeError): cell 3171**********01 of 1234*****01 {broken}." in found.stderr
    monkeypatch.setenv("SEMESTA_DEBUG", "1")
    assert isinstance(CliRunner().invoke(app, words).exception, RuntimeError)


def test_too_little_memory_is_said(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from semesta.registers.store import Store

    def fail(_: Store) -> None:
        raise MemoryError

    monkeypatch.setattr(Store, "batches", fail)
    found = CliRunner().invoke(app, ["-w", str(workspace.path), "batches"])
    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr.startswith("E-CLI-002: ")


def test_a_memory_limit_that_is_too_low_is_said(
    workspace: Workspace, write_csv: WriteCsv, participant: Participant
) -> None:
    workspace.settings_file.write_text('memory_limit = "1KB"\n', encoding="utf-8")
    file = write_csv("a.csv", participant.rows(50))
    found = CliRunner().invoke(
        app, ["-w", str(workspace.path), "import", "participants", str(file), "--period", "2025-12"]
    )
    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr.startswith("E-WORKSPACE-007: "), found.stderr
    assert list(workspace.registers.iterdir()) == []


def test_what_does_not_fit_into_the_engine_is_said(
    workspace: Workspace, write_csv: WriteCsv, participant: Participant
) -> None:
    file = write_csv("a.csv", participant.rows(50))
    words = ["-w", str(workspace.path), "import", "participants", str(file), "--period", "2025-12"]
    assert CliRunner().invoke(app, words).exit_code == 0
    workspace.settings_file.write_text('run_memory_limit = "1KB"\n', encoding="utf-8")
    found = CliRunner().invoke(app, ["-w", str(workspace.path), "link", "--period", "2025-12"])
    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr.startswith("E-CLI-003: "), found.stderr
    assert not (workspace.path / "results" / "persons").exists()


def test_what_does_not_fit_is_said_when_a_library_wraps_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    def fail(*_: object) -> None:
        try:
            raise duckdb.OutOfMemoryException("2.0 GiB/2.3 GiB used")
        except duckdb.Error as error:
            raise RuntimeError("Error executing the following sql") from error

    monkeypatch.setattr("semesta.cli.link.link_month", fail)
    found = CliRunner().invoke(app, ["-w", str(workspace.path), "link", "--period", "2025-12"])
    assert found.exit_code == 1
    assert found.stderr.startswith("E-CLI-003: "), found.stderr


def test_broken_settings_are_said(workspace: Workspace) -> None:
    workspace.settings_file.write_text("x = 1\ny = 2\n", encoding="utf-8")
    found = CliRunner().invoke(app, ["-w", str(workspace.path), "batches"])
    assert (found.exit_code, found.stdout) == (1, "")
    assert [line.partition(":")[0] for line in found.stderr.splitlines()] == ["E-WORKSPACE-003"] * 2


SECRETS = {
    "NIK": "3171011203901234",
    "KPJ": "18273645546",
    "wage": "7654321",
    "dotted wage": "7.654.321",
    "another NIK": "3275024508857777",
    "rounded": "3.17101120390123E+15",
}


def private_rows(participant: Participant) -> list[dict[str, str | None]]:
    """Rows that break every rule which quotes its cell, with people's numbers in the right and in the wrong columns."""
    nik, card, wage = SECRETS["NIK"], SECRETS["KPJ"], SECRETS["wage"]
    rows = [
        participant.row(NO_KPJ=card, NIK=nik, UPAH=wage),
        participant.row(NO_KPJ=card, NIK=nik, UPAH=SECRETS["dotted wage"]),
        participant.row(NO_KPJ="18273645547", NIK=SECRETS["another NIK"], JENIS_KELAMIN="L", UPAH="76543210"),
        participant.row(NO_KPJ="18273645548", NIK=SECRETS["rounded"]),
        participant.row(NO_KPJ=nik, NIK=nik[:15], UPAH=f"Rp {wage}x"),
        participant.row(NO_KPJ=card[:10], NIK=nik + "1", NAMA_TK=nik, UPAH=f"-{wage}"),
    ]
    # Cells that slipped into a neighbour's column.
    for heading in participant.row():
        for place, secret in enumerate((nik, card, f"{nik} {card}", f"x{nik}")):
            number = f"{50_000_000_000 + 100 * len(rows) + place}"
            rows.append({**participant.row(NO_KPJ=number), heading: secret})
    for heading in ("SEGMEN", "PROGRAM", "STATUS", "JENIS KELAMIN", "PEMBAYAR"):
        rows.append({**participant.row(NO_KPJ=f"{60_000_000_000 + len(rows)}"), heading: wage})
    return rows


def assert_no_secret(text: str) -> None:
    for name, secret in SECRETS.items():
        assert secret not in text, (name, text[max(0, text.find(secret) - 150) : text.find(secret) + 50])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("output", ["table", "csv", "json"])
def test_nobodys_numbers_are_printed(
    workspace: Workspace, write_csv: WriteCsv, participant: Participant, language: str, output: str
) -> None:
    file = write_csv("a.csv", private_rows(participant))
    # The test can fail: the file holds each of them.
    assert all(secret in file.read_text(encoding="utf-8") for secret in SECRETS.values())
    words = ["--lang", language, "-w", str(workspace.path), "import", "participants", str(file), "--period", "2025-12",
             "--format", output]  # fmt: skip
    found = CliRunner().invoke(app, words)
    assert found.exit_code == 0
    assert_no_secret(found.output)
    warnings = (workspace.repair / "B0001.warnings.csv").read_text(encoding="utf-8")
    assert warnings.count("\n") > 3
    assert_no_secret(warnings)


@pytest.mark.parametrize(
    "kind", ["headless", "one line", "other columns", "semicolon names", "two periods", "village", "area"]
)
def test_refused_files_are_not_quoted(
    workspace: Workspace, participant: Participant, tmp_path: Path, kind: str
) -> None:
    sound = participant.row(NO_KPJ=SECRETS["KPJ"], NIK=SECRETS["NIK"], UPAH=SECRETS["wage"])
    cells = [cell or "" for cell in sound.values()]
    text = {
        "headless": "\n".join(";".join(cells) for _ in range(5)),
        "one line": ";".join(cells),
        "other columns": "A;B;C\n" + "\n".join(";".join(cells[:3]) for _ in range(3)),
        "semicolon names": ";".join([*list(sound)[:2], *cells]) + "\n" + ";".join(cells),
        "two periods": "PERIODE;" + ";".join(sound) + f"\n{SECRETS['NIK']};" + ";".join(cells),
        "village": ";".join(sound) + "\n" + ";".join(cells).replace("31.71.01.1001", SECRETS["NIK"]),
        "area": f"KODE;JUMLAH PESERTA\n{SECRETS['NIK']};{SECRETS['KPJ']}\n",
    }[kind]
    file = tmp_path / "a.csv"
    file.write_text(text + "\n", encoding="utf-8")
    register = "participant_counts" if kind == "area" else "participants"
    found = CliRunner().invoke(
        app, ["-w", str(workspace.path), "import", register, str(file), "--period", "2025-12"]
    )
    assert found.exit_code == 1
    assert found.stderr
    assert_no_secret(found.output)
