"""What is done before the site opens: the database brought up to date, the assets made, and a demo's accounts."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.language import current, use
from semesta.workspace import VARIABLE, Workspace

if TYPE_CHECKING:
    from semesta.web.people.demo import Account

SETTINGS = "semesta.web.settings"
DEMO = ".semesta-demo"
"""The file that marks a workspace which `semesta demo` made."""


def prepare(office: Workspace, host: str) -> tuple[list[Account], str]:
    """The database brought up to date, the assets made; what the children need to know goes into the environment.

    Returns the accounts of a demo workspace and their password; none for any other.

    Raises:
        SemestaError: E-WORKSPACE-005, the workspace cannot be written to.
    """
    _tell_where(office)
    hosts = os.environ.get("SITE_HOSTS", "")
    if host not in hosts.split(","):
        wanted = "*" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
        os.environ["SITE_HOSTS"] = hosts or wanted
    try:
        with office.locked():
            return _make_ready(office)
    except OSError as error:
        raise refusal("E-WORKSPACE-005", path=office.path, reason=error.strerror or error) from error


def set_up(office: Workspace) -> None:
    """The database of a site brought up to date, for commands that look into it.

    Raises:
        SemestaError: E-WORKSPACE-005, the workspace cannot be written to.
    """
    _tell_where(office)
    try:
        with office.locked():
            _migrate()
    except OSError as error:
        raise refusal("E-WORKSPACE-005", path=office.path, reason=error.strerror or error) from error


def _tell_where(office: Workspace) -> None:
    os.environ[VARIABLE] = str(office.path.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)


def _migrate() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def _make_ready(office: Workspace) -> tuple[list[Account], str]:
    from semesta.web.assets import write_assets

    write_assets(office.path / "site" / "assets")
    _migrate()
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)
    from semesta.web.dashboard.keeping import shelf

    # Pages that an earlier version of the site made are not for this one.
    shutil.rmtree(shelf(), ignore_errors=True)
    from semesta.web.people.demo import demo_accounts
    from semesta.web.tasks.queue import ask

    _make_front_page(office)
    is_demo = (office.path / DEMO).is_file()
    ask("warm", None)
    if is_demo:
        _ask_for_list(office)
    if not is_demo:
        return [], ""
    return demo_accounts(office.settings.area, _village(office))


def _make_front_page(office: Workspace) -> None:
    """The first page in the office's language is there when the site opens; the worker makes the others."""
    from semesta.web.dashboard.answers import page_html
    from semesta.web.dashboard.pages import Asked

    before = current()
    use(office.settings.language)
    try:
        page_html(Asked(office.settings.area))
    finally:
        use(before)


def _village(office: Workspace) -> str | None:
    """The village of the newest run in which most workers are missing; None when none is counted."""
    from semesta.coverage.runs import Results
    from semesta.engine import connect, records

    runs = Results(office).runs()
    if not runs:
        return None
    with office.scratch() as scratch:
        con = connect(scratch, office.settings.memory_limit)
        try:
            found = Results(office).read(con, runs[-1].run)
            here = found.filter(
                (found.level == "village") & (found.by == "") & (found.basis == runs[-1].rules["basis"])
            )
            missing = (here.workers - here.participants).desc()
            rows = records(con, here.order_by([missing, here.area_code]).select("area_code").limit(1))
            return str(rows[0]["area_code"]) if rows else None
        finally:
            con.disconnect()


def _ask_for_list(office: Workspace) -> None:
    """A demo's list of uncovered workers is filled from its newest run, unless it is there."""
    from semesta.coverage.runs import Results
    from semesta.web.tasks.queue import ask
    from semesta.web.worklist.models import Case

    runs = Results(office).runs()
    if runs and not Case.objects.exists():
        ask("list", None, period=runs[-1].period)
