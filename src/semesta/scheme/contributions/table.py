"""Contributions of whole tables: the same formulas over columns, for PU and BPU memberships of any months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from semesta.scheme.amount import where
from semesta.scheme.contributions import own_account, wage_earners

if TYPE_CHECKING:
    from pathlib import Path

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.scheme.reading import Reading

#: The columns that are added, rupiah a month (int64).
COLUMNS: Final = (
    "jkk", "jkm", "jht_employer", "jht_worker", "jp_employer", "jp_worker", "jkp_government",
)  # fmt: skip


def contribution_columns(table: ir.Table, on: Reading) -> dict[str, ir.IntegerValue]:
    """The contributions of PU and BPU memberships as expressions over a table's columns.

    ``jkk`` and ``jkm`` are what the employer owes (PU) or the member (BPU), gross of what JKP takes from them;
    ``jht_worker`` is the whole JHT of BPU. Rows of other segments, and programmes that a row does not hold, are 0.

    Args:
        table: columns ``segment`` (PU, BPU), ``wage`` (rupiah a month), and if there are such: ``programmes``
            (``JKK+JKM+JHT``; else all that the segment has), ``jkk_group`` (1 to 5), ``payer``, ``transport`` and
            ``labour_intensive`` (boolean).
        on: the law on a day, or on each row's day (``law().on(table.month)``); tells afterwards which parameters it used.
    """
    wage = table["wage"].cast("int64")
    wage_earner = table["segment"] == "PU"
    own = table["segment"] == "BPU"
    labour: Any = table["labour_intensive"].fill_null(False) if "labour_intensive" in table.columns else False
    group = table["jkk_group"] if "jkk_group" in table.columns else None
    excluded: Any = False
    if "payer" in table.columns:
        excluded = table["payer"].isin(["apbn", "apbd"]).fill_null(False)
    transport: Any = table["transport"].fill_null(False) if "transport" in table.columns else False
    earner = {
        "jkk": 0 if group is None else wage_earners.jkk(on, wage, group, labour),
        "jkm": wage_earners.jkm(on, wage),
        "jht_employer": wage_earners.jht_employer(on, wage),
        "jht_worker": wage_earners.jht_worker(on, wage),
        "jp_employer": wage_earners.jp_employer(on, wage),
        "jp_worker": wage_earners.jp_worker(on, wage),
        "jkp_government": wage_earners.jkp_government(on, wage),
    }
    member = {
        "jkk": own_account.bpu_jkk(on, wage, transport, excluded, True),
        "jkm": own_account.bpu_jkm(on, transport, excluded, True),
        "jht_worker": own_account.bpu_jht(on, wage),
    }
    found = {}
    for name in COLUMNS:
        otherwise = where(own, member[name], 0) if name in member else 0
        found[name] = _held(table, name, where(wage_earner, earner[name], otherwise)).name(name)
    return found


def write_contributions(con: SQLBackend, table: ir.Table, path: Path) -> None:
    """Write a table of amounts to one Parquet file.

    With DuckDB numbers are stored by their differences (Parquet 2), without looking for a dictionary: amounts hardly repeat,
    and this takes a third of the time and half of the room.

    Raises:
        duckdb.Error: the disk is full, or a source file cannot be read as it was thought.
    """
    from semesta.engine import is_spark, write_parquet

    if is_spark(con):
        write_parquet(con, table, path)
        return
    target = str(path).replace("'", "''")
    options = "FORMAT parquet, PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 1"
    con.con.execute(f"COPY ({con.compile(table)}) TO '{target}' ({options})")


def _held(table: ir.Table, name: str, amount: Any) -> Any:
    """The amount where the row holds the programme."""
    if "programmes" not in table.columns:
        return amount
    programme = name.split("_", maxsplit=1)[0].upper()
    # "+JKK+JKM+" holds "+JK" + "K+" wholly: names that begin alike are told apart by their plus signs.
    return where(("+" + table["programmes"] + "+").contains(f"+{programme}+"), amount, 0)
