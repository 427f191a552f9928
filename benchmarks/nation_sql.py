"""The nation's cube, or its uncovered per village, in SQL written by hand for this data: FOLDER OUT cube|uncovered MEMORY.

It knows that every NIK is sound, unique and in the workers register, so it needs no names, no twins and no unlinked.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import duckdb

VALUES = {
    "segment": ("PU", "BPU", "PMI", "JAKON"),
    "sex": ("male", "female"),
    "age_band": ("0-14", "15-24", "25-34", "35-44", "45-54", "55-64", "65+"),
    "formality": ("formal", "informal"),
    "kbli_section": tuple("ABCDEFGHIJKLMNOPQRSTUV"),
}
OF_WORKERS = [by for by in VALUES if by != "segment"]
LEVELS = {"village": 13, "district": 8, "regency": 5, "province": 2}
AGE = "CASE WHEN birth_date > DATE '2010-12-31' THEN 0 " + " ".join(
    f"WHEN birth_date > DATE '{2025 - age}-12-31' THEN {place}"
    for place, age in enumerate((25, 35, 45, 55, 65), 1)
) + " WHEN birth_date IS NOT NULL THEN 6 END"  # fmt: skip
CODED = f"""CASE sex WHEN 'male' THEN 0 WHEN 'female' THEN 1 END::TINYINT sex, ({AGE})::TINYINT age_band,
CASE formality WHEN 'formal' THEN 0 WHEN 'informal' THEN 1 END::TINYINT formality,
(ascii(kbli_section) - 65)::TINYINT kbli_section"""
ELIGIBLE = (
    "(vital_status IS NULL OR vital_status = 'alive') AND (public_servant IS NULL OR public_servant <> 'yes')"
)


def main(folder: Path, out: Path, job: str, memory: str) -> None:
    with tempfile.TemporaryDirectory(dir=out.parent) as scratch:
        con = duckdb.connect()
        con.execute(
            f"SET memory_limit='{memory}'; SET temp_directory='{scratch}'; SET preserve_insertion_order=false"
        )
        for name in ("participants", "workers", "employers"):
            con.execute(f"CREATE VIEW {name} AS FROM read_parquet('{folder}/{name}.parquet')")
        (cube if job == "cube" else uncovered)(con, out)


def uncovered(con: duckdb.DuckDBPyConnection, out: Path) -> None:
    con.execute(
        f"""COPY (SELECT village_code, count(*) people FROM workers w WHERE {ELIGIBLE} AND NOT EXISTS
        (FROM participants p WHERE p.status = 'active' AND p.nik::BIGINT = w.nik::BIGINT) GROUP BY 1)
        TO '{out}' (FORMAT parquet)"""
    )


def sums(dimensions: list[str]) -> str:
    return ", ".join(
        f"sum(({by} = {place})::INT)::BIGINT AS {by}_{place}"
        for by in dimensions
        for place in range(len(VALUES[by]))
    )


def cube(con: duckdb.DuckDBPyConnection, out: Path) -> None:
    con.execute(
        """CREATE TEMP TABLE offices AS SELECT npp, CASE WHEN area_code = 'ID' THEN NULL ELSE
        replace(area_code[:5], '.', '')::SMALLINT END place FROM employers"""
    )
    con.execute(
        """CREATE TEMP TABLE covered AS SELECT p.nik::BIGINT person, min(
            (CASE segment WHEN 'PU' THEN 0 WHEN 'BPU' THEN 1 WHEN 'PMI' THEN 2 WHEN 'JAKON' THEN 3 ELSE 4 END)::BIGINT * 18014398509481984
            + (1099511627775 - coalesce(wage, 0)) * 16384
            + coalesce(place, replace(village_code[:5], '.', '')::SMALLINT, 16383)) AS first
        FROM participants p LEFT JOIN offices USING (npp) WHERE status = 'active' GROUP BY 1"""
    )
    con.execute(
        f"""CREATE TEMP TABLE linked AS SELECT village_code, (first & 16383)::SMALLINT workplace,
        (first >> 54)::TINYINT AS segment, {CODED} FROM workers w JOIN covered c ON w.nik::BIGINT = c.person
        WHERE {ELIGIBLE}"""
    )
    con.execute("DROP TABLE covered")
    every = list(VALUES)
    con.execute(
        f"CREATE TEMP TABLE home AS SELECT village_code place, count(*) people, {sums(every)} FROM linked GROUP BY 1"
    )
    con.execute(
        f"CREATE TEMP TABLE work AS SELECT workplace, count(*) people, {sums(every)} FROM linked WHERE workplace <> 16383 GROUP BY 1"
    )
    con.execute("DROP TABLE linked")
    con.execute(
        f"""CREATE TEMP TABLE workers_at AS SELECT village_code place, count(*) people, {sums(OF_WORKERS)}
        FROM (SELECT village_code, {CODED} FROM workers WHERE {ELIGIBLE}) GROUP BY 1"""
    )
    con.execute(
        "CREATE TEMP TABLE offices_at AS SELECT * REPLACE (left(lpad(workplace::VARCHAR, 4, '0'), 2) || '.' || right(workplace::VARCHAR, 2) AS workplace) FROM work"
    )
    con.execute("ALTER TABLE offices_at RENAME workplace TO place")
    parts = [*long("home", "residence", "village", "participants"), *long("workers_at", "residence", "village", "workers"),
             *long("offices_at", "workplace", "regency", "participants")]  # fmt: skip
    together = " UNION ALL ".join(parts)
    con.execute(
        f"""COPY (SELECT basis, level, area_code, "by", value, sum(participants)::BIGINT participants,
        CASE WHEN basis = 'residence' THEN sum(workers)::BIGINT END workers FROM ({together})
        GROUP BY basis, level, area_code, "by", value HAVING sum(participants) > 0 OR ("by" <> 'segment' AND sum(workers) > 0)) TO '{out}' (FORMAT parquet)"""
    )


def long(table: str, basis: str, lowest: str, kind: str) -> list[str]:
    """One row for each area of each level and each value; workers by segment are all workers."""
    dimensions = list(VALUES) if table != "workers_at" else OF_WORKERS
    cells = [("''", "''", "people")]
    cells += [
        (f"'{by}'", f"'{value}'", f"{by}_{place}")
        for by in dimensions
        for place, value in enumerate(VALUES[by])
    ]
    if kind == "workers":
        cells += [("'segment'", f"'{value}'", "people") for value in VALUES["segment"]]
    listed = (
        "[" + ", ".join(f"{{'b': {by}, 'v': {value}, 'n': {column}}}" for by, value, column in cells) + "]"
    )
    numbers = ", ".join(
        ["people", *(f"{by}_{place}" for by in dimensions for place in range(len(VALUES[by])))]
    )
    sum_all = ", ".join(f"sum({each})::BIGINT {each}" for each in numbers.split(", "))
    found = []
    widths = {level: width for level, width in LEVELS.items() if width <= LEVELS[lowest]} | {"nation": 0}
    for level, width in widths.items():
        code = f"place[:{width}]" if width else "'ID'"
        values = (
            "c.n participants, 0::BIGINT workers"
            if kind == "participants"
            else "0::BIGINT participants, c.n workers"
        )
        found.append(
            f"""SELECT '{basis}' AS basis, '{level}' AS level, area_code, c.b AS "by", c.v AS value, {values} FROM
            (SELECT area_code, unnest({listed}) c FROM (SELECT {code} area_code, {sum_all} FROM {table} GROUP BY 1))"""
        )
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
