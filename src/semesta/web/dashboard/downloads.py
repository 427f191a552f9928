"""Tables as files: CSV with unrounded values, Excel with codes as text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from semesta.language import current, say
from semesta.registers.defusing import defused
from semesta.web.dashboard.splits import name_of

if TYPE_CHECKING:
    from semesta.web.dashboard.figures import Table

BEFORE = ("area_code", "area_name", "level", "period", "basis")
AFTER = (
    "participants",
    "workers",
    "coverage",
    "low",
    "high",
    "gap",
    "target",
    "definition",
    "source",
    "flags",
)
RATIOS = frozenset({"coverage", "low", "high", "target"})


def columns(table: Table) -> tuple[str, ...]:
    """The columns of the contract, ``hidden`` last."""
    return (*BEFORE, *((table.by,) if table.by else ()), *AFTER, "hidden")


def records(table: Table) -> list[dict[str, Any]]:
    """The rows in these columns; hidden figures are None and say so."""
    found = []
    for each in table.rows:
        row = each.row
        split = {table.by: row.split} if table.by else {}
        line = {name: getattr(row, name) for name in (*BEFORE, *AFTER[:-2])}
        line |= split | {
            "source": row.source(),
            "flags": row.flag_text(),
            "hidden": "yes" if each.is_hidden else "",
        }
        found.append(line)
    return found


def as_csv(table: Table) -> bytes:
    """UTF-8 with a mark, which lets Excel see it."""
    out = io.StringIO()
    names = columns(table)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for line in records(table):
        writer.writerow([_cell(line[name]) for name in names])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table) -> bytes:
    """A workbook: headings in the reader's language, percentages as such."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(say("web.download.sheet"))
        bold, share = book.add_format({"bold": True}), book.add_format({"num_format": "0.00%"})
        whole = book.add_format({"num_format": "#,##0"})
        names = columns(table)
        for place, name in enumerate(names):
            sheet.write_string(0, place, say(f"web.column.{name}"), bold)
        for number, line in enumerate(records(table), start=1):
            for place, name in enumerate(names):
                value = line[name]
                if name == table.by and value is not None:
                    value = name_of(name, value)
                if isinstance(value, int | float):
                    sheet.write_number(number, place, value, share if name in RATIOS else whole)
                elif value:
                    sheet.write_string(number, place, defused(str(value)))
        sheet.freeze_panes(1, 2)
        sheet.set_column(1, 1, 30)
        book.set_properties({"title": say("web.name"), "comments": current()})
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return defused(value)
    return "" if value is None else value
