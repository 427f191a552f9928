"""``semesta doctor``: is everything there that Semesta needs, and is the workspace sound?"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from semesta.cli import output
from semesta.cli.options import FormatOption, WorkspaceOption
from semesta.errors import SemestaError
from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = ("duckdb", "ibis-framework", "pyarrow", "deltalake", "python-calamine", "XlsxWriter", "altair",
         "vl-convert-python")  # fmt: skip
LEAST_SPACE = 2 * 1024**3
OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    check: str
    is_sound: bool
    detail: str


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor", help=say("cli.doctor.help"))(doctor)


def doctor(ctx: typer.Context, format_: FormatOption = "table", workspace: WorkspaceOption = None) -> None:
    """Check the installation and the workspace; exit code 1 when something needs mending."""
    outer = (ctx.find_root().obj or {}).get("workspace")
    findings = [*_installation(), *_workspace(workspace or outer)]
    columns = ("check", "state", "detail")
    rows = [
        {
            "check": finding.check,
            "state": say("cli.doctor.good" if finding.is_sound else "cli.doctor.bad"),
            "detail": finding.detail,
        }
        for finding in findings
    ]
    if format_ == "json":
        output.print_json([{"check": f.check, "ok": f.is_sound, "detail": f.detail} for f in findings])
    elif format_ == "csv":
        output.print_csv(columns, rows)
    else:
        output.print_table({name: say(f"cli.doctor.column.{name}") for name in columns}, rows)
    if not all(finding.is_sound for finding in findings):
        raise typer.Exit(1)


def _installation() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("python", sys.version_info[:2] >= OLDEST_PYTHON, version)
    for part in PARTS:
        try:
            yield Finding(part, is_sound=True, detail=metadata.version(part))
        except metadata.PackageNotFoundError:
            yield Finding(part, is_sound=False, detail=say("cli.doctor.reinstall"))
    from semesta import areas

    number = len(areas.tree()) - 1
    yield Finding("areas", number == 91_599, say("cli.doctor.areas", count=output.whole(number)))  # noqa: PLR2004 - Kepmendagri 300.2.2-2430/2025


def _workspace(given: Path | None) -> Iterator[Finding]:
    from semesta.registers.store import Store
    from semesta.workspace import locate, open_workspace

    path = locate(given)
    try:
        office = open_workspace(given)
    except SemestaError as error:
        # No workspace at the default place is no fault of the installation.
        is_asked = given is not None or path.exists()
        yield Finding("workspace", not is_asked, str(error))
        return
    yield Finding("workspace", is_sound=True, detail=str(path))
    free = shutil.disk_usage(path).free
    yield Finding("disk", free >= LEAST_SPACE, say("cli.doctor.space", free=f"{free / 1024**3:.1f}"))
    store = Store(office)
    wrong = store.check()
    for refused in wrong:
        yield Finding("registers", is_sound=False, detail=str(refused))
    if not wrong:
        yield Finding(
            "registers", is_sound=True, detail=say("cli.doctor.batches", count=len(store.batches()))
        )
