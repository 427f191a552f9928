"""``semesta calc``: statutory amounts on a date, with a trace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from semesta.cli import calc_benefit
from semesta.cli.options import FormatOption
from semesta.language import say

app = typer.Typer(help=say("calc.help"), no_args_is_help=True)

Segment = Literal["PU", "BPU", "JAKON", "PMI"]
Scale = Literal["micro", "small", "medium", "large"]
Payer = Literal["self", "employer", "apbn", "apbd", "village", "csr"]
Industry = Literal["food", "textile", "leather", "footwear", "toys", "furniture"]
WageKind = Literal["monthly", "daily", "piecework", "weather"]


@app.command("contribution", help=say("calc.contribution.help"))
def contribution(
    date: Annotated[str, typer.Option("--date", help=say("calc.date"), metavar="YYYY-MM-DD")],
    segment: Annotated[Segment, typer.Option("--segment", help=say("calc.segment"))] = "PU",
    wage: Annotated[str | None, typer.Option("--wage", help=say("calc.wage"), metavar="RP")] = None,
    wage_kind: Annotated[WageKind, typer.Option("--wage-kind", help=say("calc.wage_kind"))] = "monthly",
    jkk_group: Annotated[int | None, typer.Option("--jkk-group", help=say("calc.jkk_group"))] = None,
    scale: Annotated[Scale | None, typer.Option("--scale", help=say("calc.scale"))] = None,
    programmes: Annotated[
        str | None, typer.Option("--programmes", help=say("calc.programmes"), metavar="JKK+JKM+...")
    ] = None,
    payer: Annotated[Payer, typer.Option("--payer", help=say("calc.payer"))] = "self",
    occupation: Annotated[str | None, typer.Option("--occupation", help=say("calc.occupation"))] = None,
    contract_value: Annotated[
        str | None, typer.Option("--contract-value", help=say("calc.contract_value"), metavar="RP")
    ] = None,
    vat_included: Annotated[bool, typer.Option("--vat-included", help=say("calc.vat_included"))] = False,
    area: Annotated[str | None, typer.Option("--area", help=say("calc.area"))] = None,
    birth_date: Annotated[
        str | None, typer.Option("--birth-date", help=say("calc.birth_date"), metavar="YYYY-MM-DD")
    ] = None,
    industry: Annotated[Industry | None, typer.Option("--industry", help=say("calc.industry"))] = None,
    workers: Annotated[int | None, typer.Option("--workers", help=say("calc.workers"))] = None,
    months: Annotated[int | None, typer.Option("--months", help=say("calc.months"))] = None,
    extension_months: Annotated[
        int, typer.Option("--extension-months", help=say("calc.extension_months"))
    ] = 0,
    independent: Annotated[bool, typer.Option("--independent", help=say("calc.independent"))] = False,
    jht: Annotated[str | None, typer.Option("--jht", help=say("calc.jht"), metavar="RP")] = None,
    no_relief: Annotated[bool, typer.Option("--no-relief", help=say("calc.no_relief"))] = False,
    paid_on: Annotated[
        str | None, typer.Option("--paid-on", help=say("calc.paid_on"), metavar="YYYY-MM-DD")
    ] = None,
    collective_leave: Annotated[
        bool, typer.Option("--collective-leave", help=say("calc.collective_leave"))
    ] = False,
    output: FormatOption = "table",
) -> None:
    """Print the contributions of one case."""
    from semesta.cli.calc_output import print_contribution
    from semesta.scheme import law
    from semesta.scheme.contributions import Case
    from semesta.scheme.contributions import contribution as compute
    from semesta.scheme.given import day, optional_day, optional_rupiah, programme_names, province, rupiah
    from semesta.scheme.wages import counted_wage

    when = day("--date", date)
    on = law().on(when)
    counted = None
    if wage is not None:
        counted = counted_wage(on, wage_kind, [rupiah("--wage", each) for each in wage.split("+")])
    found = compute(
        Case(
            day=when,
            segment=segment,
            wage=counted,
            jkk_group=jkk_group,
            scale=scale,
            programmes=programme_names(programmes),
            payer=payer,
            occupation=occupation,
            contract_value=optional_rupiah("--contract-value", contract_value),
            vat_included=vat_included,
            province=province(area),
            birth_date=optional_day("--birth-date", birth_date),
            industry=industry,
            workers=workers,
            months=months,
            extension_months=extension_months,
            independent=independent,
            jht_amount=optional_rupiah("--jht", jht),
            relief=not no_relief,
            paid_on=optional_day("--paid-on", paid_on),
            collective_leave=collective_leave,
        ),
        before=on,
    )
    print_contribution(found, output)


calc_benefit.add_to(app)


@app.command("contributions", help=say("calc.contributions.help"))
def contributions(
    file: Annotated[Path, typer.Argument(help=say("calc.file"))],
    date: Annotated[str, typer.Option("--date", help=say("calc.date"), metavar="YYYY-MM-DD")],
    out: Annotated[Path | None, typer.Option("--out", help=say("calc.out"), metavar="FILE")] = None,
    jkk_group: Annotated[int | None, typer.Option("--jkk-group", help=say("calc.jkk_group"))] = None,
    scale: Annotated[Scale | None, typer.Option("--scale", help=say("calc.scale"))] = None,
    programmes: Annotated[
        str | None, typer.Option("--programmes", help=say("calc.programmes"), metavar="JKK+JKM+...")
    ] = None,
    area: Annotated[str | None, typer.Option("--area", help=say("calc.area"))] = None,
    no_relief: Annotated[bool, typer.Option("--no-relief", help=say("calc.no_relief"))] = False,
    output: FormatOption = "table",
) -> None:
    """Compute a payroll file and write a workbook."""
    from semesta.cli.calc_output import print_payroll
    from semesta.payroll import Request, compute_payroll, write_workbook
    from semesta.scheme.given import day, programme_names, province

    found = compute_payroll(
        file,
        Request(
            day=day("--date", date),
            jkk_group=jkk_group,
            scale=scale,
            programmes=programme_names(programmes),
            province=province(area),
            relief=not no_relief,
        ),
    )
    target = write_workbook(out or file.with_name(f"{file.stem}-iuran.xlsx"), found)
    print_payroll(found, target, output)
