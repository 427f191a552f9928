"""Two made-up lists of persons who share seven tenths of their people, for the benchmarks of matching.

On the right 30 % of the NIK are missing and 8 % mistyped, 10 % of the names have a letter changed and 5 % are cut to their
first word, 5 % of the birth dates have day and month exchanged or stand at 1 January.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SYLLABLES = [
    "su",
    "ma",
    "ri",
    "an",
    "to",
    "no",
    "wi",
    "di",
    "ya",
    "ka",
    "ra",
    "ha",
    "ti",
    "da",
    "ni",
    "sa",
    "pu",
    "ba",
    "na",
    "lo",
    "yu",
    "ru",
    "ke",
    "la",
    "mi",
    "ar",
    "en",
    "is",
    "um",
    "el",
]


def write_lists(folder: Path, count: int, seed: int = 1) -> tuple[Path, Path]:
    """``left.parquet`` and ``right.parquet`` (id, nik, name, birth_date, sex, village_code), ``count`` rows each.

    A person has the same number after the first letter of ``id`` in both.
    """
    import duckdb

    folder.mkdir(parents=True, exist_ok=True)
    con = duckdb.connect()
    con.execute(f"SELECT setseed({seed / 1000})")
    con.execute("SET threads = 1")
    con.execute(
        "CREATE TABLE syllable AS SELECT unnest(?::VARCHAR[]) AS s, unnest(range(?)) AS n",
        [SYLLABLES, len(SYLLABLES)],
    )
    con.execute(
        "CREATE TABLE word AS SELECT row_number() OVER (ORDER BY hash(a.s || b.s || c.s)) AS n, upper(a.s || b.s || c.s) AS w"
        " FROM syllable a, syllable b, syllable c QUALIFY row_number() OVER (ORDER BY hash(a.s || b.s || c.s)) <= 6000"
    )
    people = int(count * 1.3)
    con.execute(
        "CREATE TABLE drawn AS SELECT n, 1 + floor(6000 * pow(random(), 3))::INT AS first, 1 + floor(6000 * pow(random(), 2))::INT AS last,"
        " DATE '1960-01-01' + floor(random() * 17000)::INT AS born, random() < 0.45 AS woman,"
        f" 1 + floor(random() * 5)::INT AS city, 1 + floor(random() * 8)::INT AS district, 1 + floor(random() * 6)::INT AS village, random() AS r FROM range({people}) t(n)"
    )
    con.execute(
        "CREATE TABLE person AS SELECT d.n, a.w || ' ' || b.w AS name, born AS birth_date, CASE WHEN woman THEN 'P' ELSE 'L' END AS sex,"
        " printf('31.7%d.%02d.10%02d', city, district, village) AS village_code,"
        " printf('317%d%02d%02d%s%04d', city, district, day(born) + CASE WHEN woman THEN 40 ELSE 0 END, strftime(born, '%m%y'), 1 + (d.n * 7919) % 9000) AS nik"
        " FROM drawn d JOIN word a ON a.n = first JOIN word b ON b.n = last"
    )
    left, right = folder / "left.parquet", folder / "right.parquet"
    con.execute(
        f"COPY (SELECT 'L' || n AS id, nik, name, birth_date, sex, village_code FROM person WHERE n < {count} ORDER BY hash(n)) TO '{left}'"
    )
    con.execute(
        "COPY (SELECT 'R' || n AS id, CASE WHEN a < 0.30 THEN NULL WHEN a < 0.38 THEN left(nik, 12) || lpad(((right(nik, 4)::INT + 1000) % 10000)::VARCHAR, 4, '0') ELSE nik END AS nik,"
        " CASE WHEN b < 0.10 THEN overlay_name(name, k) WHEN b < 0.15 THEN split_part(name, ' ', 1) ELSE name END AS name,"
        " CASE WHEN c < 0.03 AND day(birth_date) <= 12 THEN make_date(year(birth_date), day(birth_date), month(birth_date))"
        " WHEN c < 0.05 THEN make_date(year(birth_date), 1, 1) ELSE birth_date END AS birth_date, sex, village_code FROM"
        " (SELECT *, random() AS a, random() AS b, random() AS c, 2 + floor(random() * (length(name) - 2))::INT AS k"
        f" FROM person WHERE n >= {people - count} ORDER BY n) ORDER BY hash(n + 1)) TO '{right}'".replace(
            "overlay_name(name, k)", "left(name, k - 1) || 'X' || substr(name, k + 1)"
        )
    )
    con.close()
    return left, right
