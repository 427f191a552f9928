"""A site over a small office: synthetic people of Jakarta and published figures, made once for all tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
import pytest
from filelock import FileLock

from semesta.coverage.runs import make
from semesta.registers.importing import Request, import_files
from semesta.synth import write_extracts
from semesta.workspace import Workspace, create

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from semesta.web.people.models import Person

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "semesta.web.settings")
django.setup()

PASSWORD = "kuda-laut-biru-81"  # noqa: S105 - of people who are made up
SHARE = 0.002
PERIOD = "2025-12"
REGISTERS = ("workers", "employers", "participants")
PUBLISHED = {
    "participant_counts": "KODE WILAYAH;JUMLAH PESERTA;DASAR;DEFINISI;SUMBER\n"
    "31;2123056;domisili;ucj;Contoh A\n31;8320000;tempat kerja;registered;Contoh B\n",
    "workforce_counts": "KODE WILAYAH;JUMLAH PEKERJA;DEFINISI;SUMBER\n31;4131263;ucj;Contoh A\n",
    "targets": "KODE WILAYAH;TARGET;DEFINISI;SUMBER\n31;66%;ucj;Contoh C\n31.71;70%;ucj;Contoh C\n",
}


def pytest_report_header() -> str:
    """On which database the site is tested."""
    from django.db import connection

    return f"site: on {connection.vendor}"


@pytest.fixture(scope="session")
def small_office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A published figure and a counted synthetic province, a copy for each process; not to be changed.

    ``TEST_OFFICE`` may name a folder that keeps it between runs, for those who write tests.
    """
    base = tmp_path_factory.getbasetemp()
    # The processes of pytest-xdist have their folders in one.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    kept = Path(os.environ.get("TEST_OFFICE") or shared / "small-office")
    with FileLock(f"{kept}.lock"):
        if not (kept / "semesta.toml").is_file():
            shutil.copytree(_made(tmp_path_factory.mktemp("making")).path, kept)
    return Workspace(Path(shutil.copytree(kept, tmp_path_factory.mktemp("office") / "ws")))


def _made(folder: Path) -> Workspace:
    office = create(folder / "ws", "31")
    for name, text in PUBLISHED.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        import_files(
            office, Request(name, [folder / f"{name}.csv"], "2025-07", source="published", codes="kemendagri")
        )
    write_extracts(folder / "extracts", share=SHARE)
    for name in REGISTERS:
        import_files(office, Request(name, [folder / "extracts" / f"{name}.csv"], PERIOD, source="synthetic"))
    make(office, PERIOD, "ucj")
    return office


@pytest.fixture
def office_copy(small_office: Workspace, tmp_path: Path, settings: Any) -> Workspace:
    """An office of one's own, to be changed."""
    copy = tmp_path / "office"
    shutil.copytree(small_office.path, copy)
    settings.SITE_WORKSPACE, settings.SITE_FILES = copy, copy / "site"
    return Workspace(copy)


@pytest.fixture(autouse=True)
def _site(small_office: Workspace, settings: Any, tmp_path: Path) -> Iterator[None]:
    """The settings of the site for tests: the small office, and assets that need no collecting."""
    from django.utils import translation

    settings.SITE_WORKSPACE = small_office.path
    settings.SITE_FILES = tmp_path / "site"
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "whitenoise" not in each]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    yield
    translation.deactivate_all()


@pytest.fixture
def person(db: None) -> Callable[..., Person]:
    """Makes people: ``person("area_officer", "31.71")``."""
    from semesta.web.people.models import Person

    def make_one(role: str, area_code: str = "ID", **fields: Any) -> Person:
        number = Person.objects.count() + 1
        wanted = {"email": f"orang{number}@contoh.test", "name": f"Orang {number}", **fields}
        return Person.objects.create_user(password=PASSWORD, role=role, area_code=area_code, **wanted)

    return make_one


@pytest.fixture
def as_role(person: Callable[..., Person], client: Client) -> Callable[..., Client]:
    """A client that is logged in as somebody of a role."""

    def enter(role: str, area_code: str = "ID") -> Client:
        client.force_login(person(role, area_code))
        return client

    return enter
