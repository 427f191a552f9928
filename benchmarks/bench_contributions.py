"""Contributions of 45 million memberships, and five formulas at 10 million persons beside OpenFisca-core and numpy.

Each run is a fresh process from Parquet to Parquet; its memory is the peak of the whole process. Amounts are compared with
exact ones (whole numbers in Python's own arithmetic over a sample, and numpy's 64-bit integers over all rows); wages beyond
2^53 rupiah are among the 45 million.

    .venv/bin/python benchmarks/bench_contributions.py [--memberships 45000000] [--persons 10000000] [--times 2]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import measure

MONTH = date(2026, 3, 1)
MEMORY = "1300MB"
SECONDS, GIGABYTES, TIMES_FASTER = 8.0, 2.0, 3.0
#: One row in this many has a wage beyond what a double can hold.
HUGE = 100_000
FIVE = ("jkk", "jkm", "jht_employer", "jp_worker", "jkp_government")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--memberships", type=int, default=45_000_000)
    parser.add_argument("--persons", type=int, default=10_000_000)
    parser.add_argument("--times", type=int, default=2, help="runs of each; the quickest counts")
    parser.add_argument("--run", nargs=3, metavar=("WHAT", "SOURCE", "TARGET"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        what, source, target = given.run
        {"all": everything, "five": five}[what](source, Path(target))
        return
    measure.machine("duckdb", "ibis-framework", "openfisca-core", "numpy")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        memberships(folder / "memberships.parquet", given.memberships)
        persons(folder / "persons.parquet", given.persons)
        nation(folder, given.memberships, given.times)
        beside_peers(folder, given.persons, given.times)


def nation(folder: Path, count: int, times: int) -> None:
    """Seven amounts of every membership."""
    source, target = folder / "memberships.parquet", folder / "contributions.parquet"
    print(f"\n{count:,} memberships (PU and BPU, programmes, payers), seven amounts each, to Parquet")
    found = measure.best(times, [sys.executable, __file__, "--run", "all", str(source), str(target)])
    measure.line("semesta", found)
    wrong, checked, largest = differing(source, target)
    print(f"against Python's own whole numbers: {wrong} of {checked:,} rows differ; largest wage {largest:,}")
    kept = found.seconds <= SECONDS and found.gigabytes <= GIGABYTES and not wrong
    print(f"limit {SECONDS:g} s and {GIGABYTES:g} GB: {'kept' if kept else 'MISSED'}")


def beside_peers(folder: Path, count: int, times: int) -> None:
    """Five formulas in three programs."""
    source = folder / "persons.parquet"
    peers = str(Path(__file__).with_name("contributions_peers.py"))
    commands = {
        "semesta": [sys.executable, __file__, "--run", "five"],
        "OpenFisca-core": [sys.executable, peers, "openfisca"],
        "numpy (64-bit integers, by hand)": [sys.executable, peers, "numpy"],
    }
    print(f"\n{count:,} persons, the same five formulas, from Parquet to Parquet")
    runs: dict[str, measure.Run] = {}
    seconds: dict[str, float] = {}
    for name, command in commands.items():
        target = folder / f"{name.split()[0]}.parquet"
        for _ in range(times):
            found = measure.run([*command, str(source), str(target)])
            if name not in runs or found.seconds < runs[name].seconds:
                runs[name] = found
                seconds[name] = float(Path(f"{target}.seconds").read_text(encoding="utf-8"))
        measure.line(name, runs[name], runs["semesta"])
        print(f"{'':20}of these from input to result, libraries loaded {seconds[name]:9.2f} s")
    for name in ("semesta", "OpenFisca-core"):
        rows, rupiah = off(folder / f"{name.split()[0]}.parquet", folder / "numpy.parquet")
        print(f"{name}: {rows:,} rows with an amount that is not exact, {rupiah:,} rupiah off in all")
    ratio = seconds["OpenFisca-core"] / seconds["semesta"]
    whole = runs["OpenFisca-core"].seconds / runs["semesta"].seconds
    print(
        f"from input to result {ratio:.1f} times faster than OpenFisca-core (aim: {TIMES_FASTER:g}), "
        f"with the start of Python and its libraries {whole:.1f} times"
    )


def memberships(path: Path, count: int) -> None:
    """Memberships of all kinds; every number follows from the row's place."""
    make(
        f"""
        SELECT range AS membership,
               CASE WHEN range % 10 < 7 THEN 'PU' ELSE 'BPU' END AS segment,
               CASE WHEN range % {HUGE} = 0 THEN 9007199254740993 + range * 7919
                    WHEN range % 10 < 7 THEN 2000000 + (range * 7919) % 28000000
                    ELSE (range * 104729) % 6000000 END AS wage,
               1 + (range * 31) % 5 AS jkk_group,
               CASE range % 4 WHEN 0 THEN 'JKK+JKM' WHEN 1 THEN 'JKK+JKM+JHT'
                    ELSE 'JKK+JKM+JHT+JP+JKP' END AS programmes,
               CASE WHEN range % 10 < 7 THEN 'employer' WHEN range % 3 = 0 THEN 'apbd' ELSE 'self' END AS payer,
               range % 13 = 0 AS transport,
               range % 17 = 0 AS labour_intensive
        FROM range({count})
        """,
        path,
    )


def persons(path: Path, count: int) -> None:
    """Wage earners with wages of two to a hundred million rupiah, which 32-bit floats hold up to 16.7 million."""
    make(
        f"""
        SELECT 2000000 + (range * 7919) % 98000000 AS wage, (1 + (range * 31) % 5)::INTEGER AS jkk_group
        FROM range({count})
        """,
        path,
    )


def make(query: str, path: Path) -> None:
    import duckdb

    with duckdb.connect() as con:
        con.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")


def everything(source: str, target: Path) -> None:
    """One run: seven amounts of each membership."""
    from semesta.engine import connect, read_parquet
    from semesta.scheme import law
    from semesta.scheme.contributions import contribution_columns, write_contributions

    con = connect(target.parent / "scratch", MEMORY)
    table = read_parquet(con, [source])
    amounts = contribution_columns(table, law().on(MONTH))
    write_contributions(con, table.select("membership", **amounts), target)


def five(source: str, target: Path) -> None:
    """One run: the five formulas of the peers."""
    import duckdb  # noqa: F401 - loaded before the clock starts, as the peers load their libraries
    import ibis  # noqa: F401 - loaded before the clock starts

    from semesta.engine import connect, read_parquet
    from semesta.scheme import law
    from semesta.scheme.contributions import wage_earners, write_contributions

    begun = time.perf_counter()
    con = connect(target.parent / "scratch", MEMORY)
    table = read_parquet(con, [source])
    on = law().on(MONTH)
    amounts = {name: getattr(wage_earners, name)(on, table.wage) for name in FIVE[1:]}
    write_contributions(
        con, table.select(jkk=wage_earners.jkk(on, table.wage, table.jkk_group), **amounts), target
    )
    Path(f"{target}.seconds").write_text(str(time.perf_counter() - begun), encoding="utf-8")


def differing(source: Path, target: Path) -> tuple[int, int, int]:
    """Rows whose amounts are not those of the calculator, of a sample with every huge wage; and the largest wage."""
    import duckdb

    from semesta.scheme.contributions import COLUMNS, Case, contribution

    with duckdb.connect() as con:
        rows = con.execute(
            f"""
            SELECT segment, wage, jkk_group, programmes, payer, transport, labour_intensive, {", ".join(COLUMNS)}
            FROM '{source}' JOIN '{target}' USING (membership)
            WHERE membership % {HUGE} = 0 OR hash(membership) % 4500 = 0
            """
        ).fetchall()
    wrong = 0
    for segment, wage, group, held, payer, transport, labour, *amounts in rows:
        programmes = [each for each in held.split("+") if segment == "PU" or each in {"JKK", "JKM", "JHT"}]
        shares = contribution(
            Case(
                MONTH, segment, wage, group,
                programmes=tuple(programmes), payer=payer, occupation="transport" if transport else None,
                industry="toys" if labour else None, workers=50,
            )
        ).programmes  # fmt: skip
        expected = dict.fromkeys(COLUMNS, 0)
        for name, share in shares.items():
            low = name.lower()
            if low in expected:
                expected[low] = share.total
            elif segment == "BPU":
                expected[f"{low}_worker"] = share.total
            elif low == "jkp":
                expected["jkp_government"] = share.government
            else:
                expected |= {f"{low}_employer": share.employer, f"{low}_worker": share.worker}
        wrong += list(expected.values()) != amounts
    return wrong, len(rows), max(row[1] for row in rows)


def off(target: Path, exact: Path) -> tuple[int, int]:
    """Rows in which an amount differs from the exact one, and the rupiah in which they differ."""
    import numpy as np
    import pyarrow.parquet as pq

    found, wanted = pq.read_table(target), pq.read_table(exact)
    differs = sum(
        np.abs(found[name].to_numpy().astype(np.float64) - wanted[name].to_numpy()) for name in FIVE
    )
    return int(np.count_nonzero(differs)), int(differs.sum())


if __name__ == "__main__":
    main()
