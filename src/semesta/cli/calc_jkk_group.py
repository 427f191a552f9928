"""``semesta calc jkk-group``: the row of the JKK list that a business is nearest to, or the question that decides."""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from semesta.cli.options import FormatOption
from semesta.cli.output import percent, print_csv, print_json, print_table
from semesta.errors import problem, refusal
from semesta.language import current, say

if TYPE_CHECKING:
    from semesta.cli.options import Format
    from semesta.scheme.jkk_groups import BusinessType
    from semesta.scheme.jkk_groups_search import Answer

COLUMNS = ("row", "group", "risk_level", "rate", "business_type", "score")


def jkk_group(
    text: Annotated[str, typer.Argument(help=say("benefits.jkk_group.text"))],
    row: Annotated[str | None, typer.Option("--row", help=say("benefits.jkk_group.row"))] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help=say("benefits.jkk_group.limit"))] = 5,
    day: Annotated[
        str | None, typer.Option("--date", help=say("benefits.jkk_group.date"), metavar="YYYY-MM-DD")
    ] = None,
    output: FormatOption = "table",
) -> None:
    """Print the group of a business; ask when it stands in several."""
    from semesta.scheme.given import optional_day
    from semesta.scheme.jkk_groups import IN_FORCE_FROM, find
    from semesta.scheme.jkk_groups_search import nearest

    answer = nearest(text, limit)
    if not answer.matches:
        raise refusal("E-BENEFITS-090", text=text)
    on = optional_day("--date", day)
    if on is not None and on < IN_FORCE_FROM:
        typer.echo(problem("W-BENEFITS-090").text(), err=True)
    chosen = None if row is None else find(row)
    if row is not None and chosen is None:
        raise refusal("E-BENEFITS-091", row=row)
    if chosen is None and answer.asks and output == "table" and on_terminal():
        chosen = _ask(answer)
    if chosen is None and not answer.asks:
        chosen = answer.matches[0].business
        if not answer.is_sure:
            typer.echo(problem("W-BENEFITS-091", text=text).text(), err=True)
    _print(answer, chosen, output, row_given=row is not None)


def on_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(answer: Answer) -> BusinessType:
    """Ask which row is meant, until it is one of those that may be."""
    _print_rows(answer)
    likely = {match.business.label: match.business for match in answer.likely}
    typer.echo(question(answer))
    while True:
        said = typer.prompt(say("benefits.jkk_group.choose") + f" ({', '.join(likely)})").strip().upper()
        if said in likely:
            return likely[said]


def question(answer: Answer) -> str:
    """What decides between the rows: the question of a trade that stands twice, else a general one."""
    return answer.twin.question[current()] if answer.twin is not None else say("benefits.jkk_group.asks")


def _print(answer: Answer, chosen: BusinessType | None, output: Format, *, row_given: bool) -> None:
    if output == "json":
        from semesta.scheme.jkk_groups import SOURCE

        print_json(
            {
                "text": answer.text,
                "asks": chosen is None,
                "sure": chosen is not None and (row_given or answer.is_sure),
                "question": question(answer) if chosen is None else None,
                "group": None if chosen is None else chosen.group,
                "risk_level": None if chosen is None else chosen.risk_level,
                "rate": None if chosen is None else rate_of(chosen),
                "row": None if chosen is None else chosen.label,
                "business_type": None if chosen is None else chosen.name,
                "candidates": rows_of(answer),
                "likely": [match.business.label for match in answer.likely],
                "source": SOURCE,
            }
        )
    elif output == "csv":
        print_csv(COLUMNS, rows_of(answer))
    else:
        _print_rows(answer)
        _print_answer(chosen)
    if chosen is None and output != "json":
        typer.echo(question(answer), err=True)
        row = answer.likely[0].business.label
        typer.echo(say("benefits.jkk_group.again", row=row), err=True)


def _print_answer(chosen: BusinessType | None) -> None:
    if chosen is not None:
        level = say(f"benefits.risk.{chosen.risk_level}")
        fields: dict[str, Any] = {"row": chosen.label, "name": chosen.name, "rate": _percent(chosen)}
        typer.echo(say("benefits.jkk_group.answer", group=chosen.group, level=level, **fields))
    typer.echo(say("benefits.jkk_group.decides"))


def _print_rows(answer: Answer) -> None:
    headings = {name: say(f"benefits.column.{name}") for name in COLUMNS}
    by_label = {match.business.label: match.business for match in answer.matches}
    shown = [
        {
            **row,
            "risk_level": say(f"benefits.risk.{row['risk_level']}"),
            "rate": _percent(by_label[row["row"]]),
        }
        for row in rows_of(answer)
    ]
    print_table(headings, shown, right=frozenset({"rate", "score"}))


def rows_of(answer: Answer) -> list[dict[str, Any]]:
    """The rows found, as records."""
    return [
        {
            "row": match.business.label,
            "group": match.business.group,
            "risk_level": match.business.risk_level,
            "rate": rate_of(match.business),
            "business_type": match.business.name,
            "score": match.score,
        }
        for match in answer.matches
    ]


def rate_of(business: BusinessType) -> Decimal:
    """The rate as a ratio."""
    from semesta.scheme.amount import MILLION

    return Decimal(business.rate_millionths) / MILLION


def _percent(business: BusinessType) -> str:
    return percent(rate_of(business))
