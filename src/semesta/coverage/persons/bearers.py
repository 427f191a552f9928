"""Records that bear one NIK: the same person again, or two people who share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.names import is_other_day, is_other_name, name_key
from semesta.coverage.persons.nik import tells_birth

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.steps import Steps

FIRST, AGAIN, STRANGER = "first", "again", "stranger"


def repeated_niks(records: ir.Table) -> ir.Table:
    """The NIK that more than one record bears: ``nik``."""
    counted = records.filter(records.nik.notnull()).group_by("nik").agg(bearers=ibis._.count())
    return counted.filter(counted.bearers > 1).select("nik")


def is_stranger(pairs: ir.Table) -> ir.BooleanValue:
    """Whether two records of one NIK are surely two people.

    Their birth dates are another, and so are their names; or the names are alike but not the same, and sex or village
    is another.

    Args:
        pairs: key, birth_date, sex, village_code, and the same of the NIK's owner (``owner_key``, ...).
    """
    is_same = (pairs.key == pairs.owner_key).fill_null(True)
    elsewhere = (pairs.village_code != pairs.owner_village_code).fill_null(False)
    other_sex = (pairs.sex != pairs.owner_sex).fill_null(False)
    other_name = is_other_name(pairs.key, pairs.owner_key) | (~is_same & (other_sex | elsewhere))
    return is_other_day(pairs.birth_date, pairs.owner_birth_date) & other_name


def bearers(steps: Steps, name: str, records: ir.Table) -> ir.Table:
    """What each record is among those that bear its NIK; records that bear one alone are left out.

    Columns: ``record, role, is_sure``. ``first`` is the record that stands for the person, ``again`` another one of the
    same person (not sure where its birth date is another), ``stranger`` one of somebody else (see ``is_stranger``). The
    person is the one for whose birth date the NIK was issued, if there is one.

    Args:
        steps: where the step is kept.
        name: of the step.
        records: record, nik (number), name, birth_date, sex, village_code, rank (the lowest stands for the person, then
            the record's id).
    """
    niks = steps.keep(f"{name}_niks", repeated_niks(records))
    if steps.is_empty(niks):
        return niks.select(
            record=niks.nik.cast("string"), role=ibis.literal(FIRST), is_sure=ibis.literal(True)
        )
    rows = records.semi_join(niks, "nik").select(
        "record", "nik", "birth_date", "sex", "village_code", "rank", key=name_key(records["name"])
    )
    owns = tells_birth(rows.nik, rows.birth_date).ifelse(0, 1).cast("int8")
    rows = steps.keep(name, rows.mutate(owns=owns))
    place = ibis.row_number().over(ibis.window(group_by="nik", order_by=["owns", "rank", "record"]))
    ranked = rows.mutate(place=place)
    owners = ranked.filter(ranked.place == 0).select(
        "nik",
        owner_key="key",
        owner_birth_date="birth_date",
        owner_sex="sex",
        owner_village_code="village_code",
    )
    pairs = rows.join(owners, "nik")
    judged = pairs.mutate(
        is_strange=is_stranger(pairs), is_sure=~is_other_day(pairs.birth_date, pairs.owner_birth_date)
    )
    window = ibis.window(group_by=["nik", "is_strange"], order_by=["rank", "owns", "record"])
    judged = judged.mutate(place=ibis.row_number().over(window))
    role = ibis.cases((judged.is_strange, STRANGER), (judged.place == 0, FIRST), else_=AGAIN)
    return judged.select("record", role=role, is_sure="is_sure")
