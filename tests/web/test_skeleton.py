"""The frame: languages, headers, refusals, and settings that the environment makes."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from semesta.errors import SemestaError
from semesta.web.database import database
from semesta.web.secrets import secret_key

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from semesta.workspace import Workspace

pytestmark = pytest.mark.django_db


def test_pages_forbid_scripts_and_frames_from_elsewhere(client: Client) -> None:
    answer = client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_page_speaks_the_language_that_is_asked_for_and_remembers_it(client: Client) -> None:
    assert '<html lang="id">' in client.get("/tentang").text
    assert '<html lang="en">' in client.get("/tentang?lang=en").text
    assert '<html lang="en">' in client.get("/tentang").text
    assert '<html lang="en">' in client.get("/tentang?lang=xx").text


def test_a_page_that_is_not_there_says_so_in_words(client: Client) -> None:
    answer = client.get("/tidak-ada")
    assert answer.status_code == 404
    assert "Halaman tidak ada" in answer.text


def test_health_needs_the_database_and_says_ok(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"


def test_a_database_is_sqlite_in_the_workspace_unless_an_address_is_given(tmp_path: Path) -> None:
    assert database(tmp_path, None)["NAME"] == tmp_path / "site.sqlite3"
    found = database(tmp_path, "postgres://me:p%40ss@db:5433/site?sslmode=require")
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "me", "p@ss", "db", "5433", "site",
    )  # fmt: skip
    assert found["OPTIONS"] == {"sslmode": "require"}
    with pytest.raises(SemestaError, match="mysql"):
        database(tmp_path, "mysql://db/site")


def test_the_key_is_kept_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_SECRET_KEY", raising=False)
    first = secret_key(tmp_path)
    assert len(first) >= 50
    assert secret_key(tmp_path) == first
    assert (tmp_path / "site.key").stat().st_mode & 0o777 == 0o600
    (tmp_path / "named").write_text("of-a-file\n")
    monkeypatch.setenv("SITE_SECRET_KEY_FILE", str(tmp_path / "named"))
    assert secret_key(tmp_path) == "of-a-file"
    monkeypatch.setenv("SITE_SECRET_KEY_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(SemestaError, match="E-WEB-031"):
        secret_key(tmp_path)
    monkeypatch.setenv("SITE_SECRET_KEY", "of-the-environment")
    assert secret_key(tmp_path) == "of-the-environment"


def test_logs_hold_no_numbers_of_people(caplog: pytest.LogCaptureFixture) -> None:
    from semesta.web.shell.logs import Masked

    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "NIK %s", ("3171011203900001",), None)
    assert Masked().filter(record)
    assert record.getMessage() == "NIK 3171**********01"
    try:
        int("3171011203900001x")
    except ValueError:
        failed = logging.LogRecord("x", logging.ERROR, "x.py", 1, "broken", (), sys.exc_info())
    assert Masked().filter(failed)
    assert "3171011203900001" not in str(failed.exc_text)
    assert "ValueError" in str(failed.exc_text)


def test_error_reports_hold_no_values(rf: Any) -> None:
    from semesta.web.shell.logs import Report

    request = rf.post("/", {"nik": "3171011203900001"})
    nik = "3171011203900001"
    try:
        int(f"{nik}x")
    except ValueError:
        report = Report(request, *sys.exc_info()).get_traceback_text()
    assert nik not in report


def test_the_deployment_check_of_django_is_clean(small_office: Workspace) -> None:
    environment = {
        **os.environ,
        "SEMESTA_WORKSPACE": str(small_office.path),
        "SITE_HTTPS": "1",
        "DJANGO_SETTINGS_MODULE": "semesta.web.settings",
    }
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_nothing_is_waiting_to_be_migrated() -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
