"""The commands under their names, and what happens to errors on their way to the user."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from semesta import __version__
from semesta.cli import (
    areas,
    audit,
    calc,
    calc_benefit,
    coverage,
    demo,
    doctor,
    invite,
    link,
    match,
    registers,
    review,
    runs,
    serve,
    synth,
    trend,
    uncovered,
    workspace,
)
from semesta.errors import SemestaError, problem
from semesta.language import say, use
from semesta.registers.masking import mask_numbers

DEBUG = "SEMESTA_DEBUG"
OUT_OF_MEMORY = "OutOfMemoryException"
"""DuckDB's, known by its name: DuckDB is not loaded for a command that does not need it."""
#: What Typer itself tells the user (wrong usage, exit code 2), whichever Click it brings along.
USAGE: type[Exception] = next(
    kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException"
)


class Commands(TyperGroup):
    """Turns refusals into a message and exit code 1; nothing that a user does ends in a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except SemestaError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error
        except BrokenPipeError as error:
            # The reader of our output went away (`semesta ... | head`): that is no mistake.
            sys.stderr.close()
            raise typer.Exit(0) from error
        except (typer.Exit, typer.Abort, KeyboardInterrupt):
            raise
        except MemoryError as error:
            typer.echo(problem("E-CLI-002").text(), err=True)
            raise typer.Exit(1) from error
        except USAGE:
            raise
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            if _is_out_of_memory(error):
                typer.echo(problem("E-CLI-003").text(), err=True)
                raise typer.Exit(1) from error
            # What the engine tells of a fault may quote a cell: numbers of people are not for a screen.
            reason = mask_numbers(str(error))
            typer.echo(problem("E-CLI-001", kind=type(error).__name__, reason=reason).text(), err=True)
            raise typer.Exit(1) from error


def _is_out_of_memory(error: BaseException) -> bool:
    """Whether the engine ran out of memory, also where another library says so in its own words (Splink)."""
    cause: BaseException | None = error
    while cause is not None and type(cause).__name__ != OUT_OF_MEMORY:
        cause = cause.__cause__ or cause.__context__
    return cause is not None


app = typer.Typer(
    cls=Commands,
    help=say("cli.help"),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer hands options over by place
    if wanted:
        typer.echo(f"semesta {__version__}")
        raise typer.Exit


@app.callback()
def start(
    ctx: typer.Context,
    workspace: Annotated[Path | None, typer.Option("--workspace", "-w", help=say("cli.workspace"))] = None,
    lang: Annotated[str | None, typer.Option("--lang", help=say("cli.lang"), metavar="id|en")] = None,
    version: Annotated[  # noqa: ARG001 - read by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help=say("cli.version"))
    ] = False,
) -> None:
    """Options of all commands."""
    ctx.obj = {"workspace": workspace}
    if lang is not None:
        if lang not in ("id", "en"):
            raise typer.BadParameter("id, en", param_hint="--lang")
        os.environ["SEMESTA_LANG"] = lang
        use("en" if lang == "en" else "id")


app.add_typer(areas.app, name="areas")
app.add_typer(calc.app, name="calc")
calc_benefit.add_to(calc.app)
workspace.add_to(app)
registers.add_to(app)
coverage.add_to(app)
runs.add_to(app)
uncovered.add_to(app)
trend.add_to(app)
synth.add_to(app)
demo.add_to(app)
doctor.add_to(app)
match.add_to(app)
link.add_to(app)
review.add_to(app)
serve.add_to(app)
invite.add_to(app)
audit.add_to(app)
