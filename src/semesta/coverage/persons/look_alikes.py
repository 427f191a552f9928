"""Records of one village that may be one person although neither NIK nor name says so outright."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.persons.names import is_other_day, is_other_name
from semesta.coverage.persons.nik import is_alike

if TYPE_CHECKING:
    import ibis.expr.types as ir


def look_alikes(records: ir.Table, others: ir.Table) -> ir.Table:
    """Pairs of one village and sex: birth date or name is the same, the other is alike, and no NIK speaks against it.

    A village has few people of one birth date, and fewer whose names begin or end alike. Columns: ``record, nik, other``.

    Args:
        records: record, nik (number or NULL), key, birth_date, sex, village_code.
        others: the same columns, of those who may be the same.
    """
    theirs = others.select(
        "sex",
        "village_code",
        "birth_date",
        "key",
        other="record",
        other_nik="nik",
        other_birth="birth_date",
        other_key="key",
    )
    same_day = records.join(theirs.drop("key"), ["village_code", "sex", "birth_date"])
    same_day = same_day.filter(~is_other_name(same_day.key, same_day.other_key))
    same_name = records.join(theirs.drop("birth_date"), ["village_code", "sex", "key"])
    same_name = same_name.filter(~is_other_day(same_name.birth_date, same_name.other_birth))
    columns = ("record", "nik", "other", "other_nik")
    pairs = same_day.select(*columns).union(same_name.select(*columns), distinct=True)
    fits = pairs.nik.isnull() | pairs.other_nik.isnull() | is_alike(pairs.nik, pairs.other_nik)
    return pairs.filter(fits & (pairs.record != pairs.other)).select("record", "nik", "other")
