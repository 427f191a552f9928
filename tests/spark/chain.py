"""A chain of steps like coverage: who is active, one row for each person, who is uncovered, every level by sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.engine import bit_or

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.sql import SQLBackend

#: Multiplying by 2654435761 spreads keys without pattern, and the same way everywhere.
_MEMBERS = """
    SELECT k AS kpj,
           CASE WHEN k % 11 = 0 THEN NULL ELSE 3171000000000000 + (k * 2654435761) % {people} END AS nik,
           (['PU', 'BPU', 'PMI', 'JAKON', NULL])[1 + (k * 2654435761 // 7) % 5] AS segment,
           CASE WHEN k % 13 = 0 THEN 'inactive' ELSE 'active' END AS status
    FROM range({start}, {stop}) AS r(k)"""
_WORKERS = """
    SELECT k AS worker_id,
           CASE WHEN k % 17 = 0 THEN NULL ELSE 3171000000000000 + (k * 2654435761) % {people} END AS nik,
           printf('31.%02d.%02d.%04d', 71 + k % 5, 1 + k % 3, 1001 + k % 7) AS village_code,
           CASE WHEN k % 2 = 0 THEN 'formal' ELSE 'informal' END AS formality
    FROM range({start}, {stop}) AS r(k)"""


def write_registers(con: SQLBackend, folder: Path, rows: int, files: int) -> tuple[list[str], list[str]]:
    """Members and workers as Parquet files: missing keys, several memberships of a person, persons in one alone."""
    written: tuple[list[str], list[str]] = ([], [])
    each = rows // files
    for names, query, name in zip(written, (_MEMBERS, _WORKERS), ("members", "workers"), strict=True):
        for number in range(files):
            path = str(folder / f"{name}{number:03d}.parquet")
            select = query.format(start=number * each, stop=(number + 1) * each, people=rows * 3 // 4)
            con.con.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
            names.append(path)
    return written


def active(members: ibis.Table) -> ibis.Table:
    """Active members with a known segment."""
    return members.filter(members.status == "active", members.segment.notnull(), members.nik.notnull())


def covered(members: ibis.Table) -> ibis.Table:
    """One row for each person with a bitmask of segments."""
    bit = members.segment.cases(("PU", 1), ("BPU", 2), ("PMI", 4), ("JAKON", 8), else_=0)
    return (
        members.mutate(bit=bit)
        .group_by("nik")
        .agg(mask=lambda row: bit_or(row.bit), members=lambda row: row.count())
    )


def once(workers: ibis.Table) -> ibis.Table:
    """Each person once, the row with the lowest number; those without NIK are all different."""
    place = ibis.row_number().over(ibis.window(group_by=workers.nik, order_by=workers.worker_id))
    return workers.mutate(place=place).filter(lambda row: (row.place == 0) | row.nik.isnull()).drop("place")


def cells(workers: ibis.Table, persons: ibis.Table) -> ibis.Table:
    """Workers, covered workers and people with several memberships, by village and formality."""
    joined = workers.left_join(persons, "nik")
    return joined.group_by("village_code", "formality").agg(
        workers=lambda row: row.count(),
        participants=lambda row: row.mask.count(),
        wage_earners=lambda row: ((row.mask % 2) == 1).sum(),
        several=lambda row: (row.members > 1).sum(),
    )


def rolled_up(village_cells: ibis.Table) -> ibis.Table:
    """Every level by sums of villages."""
    levels = [
        village_cells.group_by(
            area_code=village_cells.village_code.left(width), formality=village_cells.formality
        ).agg(
            **{
                name: village_cells[name].sum()
                for name in ("workers", "participants", "wage_earners", "several")
            }
        )
        for width in (2, 5, 8, 13)
    ]
    return ibis.union(*levels)


def coverage(members: ibis.Table, workers: ibis.Table) -> ibis.Table:
    """The whole chain, with the uncovered of each village from an anti join beside it."""
    persons = covered(active(members))
    people = once(workers)
    table = rolled_up(cells(people, persons))
    missing = (
        people.anti_join(persons, "nik").group_by("village_code", "formality").agg(uncovered=ibis._.count())
    )
    joined = table.left_join(
        missing, [table.area_code == missing.village_code, table.formality == missing.formality]
    )
    return joined.select(*table.columns, "uncovered")
