"""Lists that nobody should have to match, at size: seconds, megabytes, what came of them, and the largest group joined.

``python benchmarks/bench_bad_lists.py [--rows 1000000] [--only WORD]``. Each list is matched by ``semesta match`` in a process of its
own. What is written is read back: how many pairs, and how many records the largest group of joined records has.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb
import measure
from lists_of_a_million import write_lists

FIFTH = 5


@dataclass(frozen=True)
class Case:
    """Files to match (one: with itself) and what stands out about them."""

    name: str
    files: tuple[Path, ...]
    entity: str = "person"


def copy(con: duckdb.DuckDBPyConnection, query: str, to: Path) -> Path:
    con.execute(f"COPY ({query}) TO '{to}'")
    return to


def cases(folder: Path, rows: int) -> list[Case]:
    """The lists of the issue; those of a fifth of the rows are the ones where 200,000 is asked."""
    left, right = write_lists(folder, rows)
    con = duckdb.connect()
    con.execute(f"CREATE VIEW l AS FROM '{left}'; CREATE VIEW r AS FROM '{right}'")
    part = rows // FIFTH
    same = copy(
        con,
        "SELECT 'S' || n AS id, '3174015508900001' AS nik, 'SITI CONTOH' AS name, DATE '1990-08-15' AS birth_date, 'P' AS sex,"
        f" '31.74.01.1001' AS village_code FROM range({rows}) t(n)",
        folder / "same.parquet",
    )
    nameless = [
        copy(
            con,
            f"SELECT * REPLACE ('' AS name) FROM {side} LIMIT {part}",
            folder / f"nameless_{side}.parquet",
        )
        for side in "lr"
    ]
    bare = copy(
        con, f"SELECT id, '' AS name, birth_date FROM l LIMIT {part}", folder / "nothing_but_dates.parquet"
    )
    village = [
        copy(
            con,
            f"SELECT * EXCLUDE (nik) REPLACE ('31.74.01.1001' AS village_code) FROM {side}",
            folder / f"village_{side}.parquet",
        )
        for side in "lr"
    ]
    place = "CASE WHEN n < 1000 THEN {0} ELSE {1} END AS {1}"
    numbered = f"(SELECT *, row_number() OVER (ORDER BY id) - 1 AS n FROM l LIMIT {part})"
    placeholder = copy(
        con,
        f"SELECT id, {place.format(repr('3174010101900001'), 'nik')}, {place.format(repr('TIDAK ADA'), 'name')},"
        f" birth_date, sex, village_code FROM {numbered}",
        folder / "placeholder.parquet",
    )
    nothing = copy(con, f"SELECT id, 'x' || id AS colour FROM r LIMIT {part}", folder / "nothing.parquet")
    names = copy(con, f"SELECT id, name FROM l LIMIT {part}", folder / "names.parquet")
    phones = copy(
        con, f"SELECT id, hash(id)::VARCHAR AS phone FROM r LIMIT {part}", folder / "phones.parquet"
    )
    firms = copy(
        con,
        f"SELECT 'S' || n AS id, 'PT CONTOH JAYA' AS name FROM range({rows}) t(n)",
        folder / "firms.parquet",
    )
    million, fifth = f"{rows:,}", f"{part:,}"
    return [
        Case(f"{million} identical rows, with itself", (same,)),
        Case(f"{million} identical rows, with {million} others", (same, right)),
        Case(f"{million} identical companies, with itself", (firms,), "employer"),
        Case(f"all names empty, {fifth}, with itself", (nameless[0],)),
        Case(f"all names empty, {fifth} with {fifth}", tuple(nameless)),
        Case(f"all names empty, birth dates alone, {fifth}", (bare,)),
        Case(f"one village, no NIK, {million}, with itself", (village[0],)),
        Case(f"one village, no NIK, {million} with {million}", tuple(village)),
        Case(f"1,000 of {fifth} share a placeholder NIK and a name", (placeholder,)),
        Case("no column known", (names, nothing)),
        Case("no column in common", (names, phones)),
    ]


def ran(case: Case, out: Path) -> tuple[measure.Run, int, str]:
    """What it took, exit code and the last line that the command said."""
    lists = ["--dedupe", *case.files] if len(case.files) == 1 else list(case.files)
    command = [sys.executable, "-c", "from semesta.cli import main; main()", "match", *lists, "--out", out]
    ids = ["--id-left", "id", *(["--id-right", "id"] if len(case.files) > 1 else [])]
    said = out.with_suffix(".txt")
    code, taken = measure.watched([*map(str, command), "--entity", case.entity, *ids], said)
    lines = [line for line in said.read_text().splitlines() if line.strip()]
    return taken, code, lines[-1]


def largest(out: Path, is_one: bool) -> tuple[int, int]:  # noqa: FBT001 # a fact of the case, handed on
    """Pairs written, and records in the largest group that they join."""
    sides = ("", "") if is_one else ("l", "r")
    rows = duckdb.connect().execute(
        f"SELECT '{sides[0]}' || id_left, '{sides[1]}' || id_right FROM read_csv('{out}', all_varchar = true)"
    )
    heads: dict[str, str] = {}

    def head(key: str) -> str:
        while heads.setdefault(key, key) != key:
            heads[key] = heads[heads[key]]
            key = heads[key]
        return key

    pairs = 0
    while some := rows.fetchmany(100_000):
        pairs += len(some)
        for left, right in some:
            heads[head(left)] = head(right)
    sizes = Counter(map(head, list(heads)))
    return pairs, max(sizes.values(), default=1)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    print(f"{'list':58}{'s':>7}{'cpu s':>7}{'MB':>7}{'pairs':>10}{'largest group':>15}  said")
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(Path(folder), asked.rows):
            if asked.only not in case.name:
                continue
            out = Path(folder) / "out.csv"
            out.unlink(missing_ok=True)
            taken, code, said = ran(case, out)
            pairs, group = largest(out, len(case.files) == 1) if out.exists() else (0, 1)
            print(
                f"{case.name:58}{taken.seconds:7.1f}{taken.processor:7.1f}{taken.gigabytes * 1024:7.0f}{pairs:10d}{group:15d}  {code}: {said}",
                flush=True,
            )


if __name__ == "__main__":
    main()
