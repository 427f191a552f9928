"""``semesta import``, ``batches``, ``undo`` and ``template``."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from semesta.cli import output
from semesta.cli.options import Format, FormatOption, PeriodOption, WorkspaceOption, opened
from semesta.errors import problem
from semesta.language import current, say

if TYPE_CHECKING:
    from semesta.registers.report import Report

Register = Literal[
    "participants", "workers", "employers", "licences", "contributions",
    "rosters", "workforce_counts", "participant_counts", "targets",
]  # fmt: skip
RegisterArgument = Annotated[Register, typer.Argument(help=say("cli.import.register"))]
BATCH_COLUMNS = ("batch", "register", "period", "rows", "accepted", "warnings", "rejected", "status", "imported_at",
                 "source", "files")  # fmt: skip


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("import", help=say("cli.import.help"))(import_)
    app.command("batches", help=say("cli.batches.help"))(batches)
    app.command("undo", help=say("cli.undo.help"))(undo)
    app.command("template", help=say("cli.template.help"))(template)


def import_(
    ctx: typer.Context,
    register: RegisterArgument,
    files: Annotated[list[Path], typer.Argument(help=say("cli.import.files"), metavar="FILE...")],
    period: PeriodOption,
    source: Annotated[str | None, typer.Option("--source", help=say("cli.import.source"))] = None,
    mapping: Annotated[Path | None, typer.Option("--mapping", help=say("cli.import.mapping"))] = None,
    codes: Annotated[
        Literal["kemendagri", "bps"] | None, typer.Option("--codes", help=say("cli.import.codes"))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("cli.import.dry_run"))] = False,
    format_: FormatOption = "table",
    workspace: WorkspaceOption = None,
) -> None:
    """Check files and store them as one batch."""
    from semesta.registers import schema
    from semesta.registers.importing import Request, import_files
    from semesta.registers.mapping import load_mapping, save_mapping, saved_mapping

    office = opened(ctx, workspace)
    wanted = schema.get(register)
    own = load_mapping(mapping, wanted) if mapping else None
    if own is None and source is not None:
        own = saved_mapping(office.path, wanted, source)
    report = import_files(office, Request(register, files, period, source, own, codes, dry_run))
    if mapping and source and own and report.batch:
        save_mapping(office.path, wanted, source, own)
    _print_report(report, format_)
    if report.accepted == 0:
        code = "E-IMPORT-012" if dry_run else "E-IMPORT-005"
        typer.echo(problem(code, rows=report.rows, repair=report.repair_file or "-").text(), err=True)
        raise typer.Exit(1)


def batches(
    ctx: typer.Context,
    format_: FormatOption = "table",
    workspace: WorkspaceOption = None,
) -> None:
    """List what came in."""
    from semesta.registers.store import Store

    rows = []
    for batch in Store(opened(ctx, workspace)).batches():
        line = asdict(batch)
        line["status"] = "undone" if batch.undone_at else "stored"
        line["files"] = " ".join(batch.files)
        rows.append(line)
    _print_rows(rows, BATCH_COLUMNS, format_, empty=say("cli.batches.none"))


def undo(
    ctx: typer.Context,
    batch: Annotated[str, typer.Argument(help=say("cli.undo.batch"))],
    workspace: WorkspaceOption = None,
) -> None:
    """Take a batch back."""
    from semesta.registers.store import Store

    office = opened(ctx, workspace)
    with office.locked():
        done = Store(office).undo(batch, datetime.now(UTC).isoformat(timespec="seconds"))
    typer.echo(
        say("cli.undo.done", batch=done.batch, register=done.register, period=done.period, rows=done.accepted)
    )


def template(
    register: RegisterArgument,
    out: Annotated[Path | None, typer.Option("--out", help=say("cli.template.out"))] = None,
) -> None:
    """Write an empty workbook to fill in."""
    from semesta.registers import schema
    from semesta.registers.template import write_template

    path = out or Path(f"{register}.xlsx")
    write_template(path, schema.get(register), current())
    typer.echo(say("cli.template.done", path=path))


def _print_report(report: Report, format_: Format) -> None:
    fields = (
        "batch",
        "rows",
        "accepted",
        "warnings",
        "rejected",
        "repair_file",
        "warnings_file",
        "register",
        "period",
    )
    line = {name: getattr(report, name) for name in fields}
    for name in ("repair_file", "warnings_file"):
        line[name] = None if line[name] is None else str(line[name])
    if format_ == "csv":
        output.print_csv(fields, [line])
    elif format_ == "json":
        faults = [asdict(fault) for fault in report.faults]
        notes = [{"code": note.code, "message": note.what()} for note in report.notes]
        output.print_json({**line, "dry_run": report.dry_run, "faults": faults, "notes": notes})
    else:
        _print_report_table(report)
    if format_ != "json":
        for note in report.notes:
            typer.echo(note.text(), err=True)


def _print_report_table(report: Report) -> None:
    title = say("cli.import.title", register=report.register, period=report.period)
    counts = {
        "rows": output.whole(report.rows),
        "accepted": output.whole(report.accepted),
        "warnings": output.whole(report.warnings),
        "rejected": output.whole(report.rejected),
    }
    key = (
        "cli.import.dry" if report.dry_run else "cli.import.stored" if report.batch else "cli.import.nothing"
    )
    typer.echo(f"{title}\n{say(key, batch=report.batch or '-')}\n{say('cli.import.counts', None, **counts)}")
    for fault in report.faults:
        heading = say(
            "cli.import.fault", code=fault.code, column=fault.column or "-", rows=output.whole(fault.rows)
        )
        typer.echo(f"  {heading}")
        for example in fault.examples:
            typer.echo(f"    {example.where}: {example.text}")
    if report.repair_file:
        typer.echo(say("cli.import.repair", path=report.repair_file))
    if report.warnings_file:
        typer.echo(say("cli.import.warnings", path=report.warnings_file))


def _print_rows(rows: list[dict[str, object]], columns: tuple[str, ...], format_: Format, empty: str) -> None:
    if format_ == "json":
        output.print_json([{name: row[name] for name in columns} for row in rows])
    elif format_ == "csv":
        output.print_csv(columns, rows)
    elif rows:
        output.print_table(
            {name: say(f"cli.column.{name}") for name in columns},
            rows,
            right=frozenset({"rows", "accepted", "warnings", "rejected"}),
        )
    else:
        typer.echo(empty)
