"""What the peers of the import do: load the file and collect every failure of twelve checks into one long table.

python benchmarks/peers_import.py duckdb|polars|pandas|frictionless FILE
"""

from __future__ import annotations

import sys
from typing import Any

CHECKS = (
    ("kpj_form", "NO KPJ", "^[0-9]{11}$"),
    ("nik_form", "NIK", "^[0-9]{16}$"),
    ("nik_month", "NIK", "^[0-9]{8}(0[1-9]|1[0-2])[0-9]{6}$"),
    ("name_letter", "NAMA TK", "[A-Za-z]"),
    ("birth_form", "TGL LAHIR", "^[0-3][0-9]/[01][0-9]/[12][0-9]{3}$"),
    ("sex_known", "JENIS KELAMIN", "^[LP]$"),
    ("segment_known", "SEGMEN", "^(PU|BPU|JAKON|PMI)$"),
    ("programmes_known", "PROGRAM", r"^(JKK|JKM|JHT|JP|JKP)(\+(JKK|JKM|JHT|JP|JKP))*$"),
    ("wage_number", "UPAH", "^[0-9]+$"),
    ("village_form", "KODE KELURAHAN", r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}$"),
    ("paid_form", "DIBAYAR SAMPAI", "^[0-9]{4}-[01][0-9]$"),
)


def with_duckdb(file: str) -> int:
    import duckdb

    con = duckdb.connect(config={"threads": 2})
    con.execute(
        f"CREATE TABLE p AS SELECT *, row_number() OVER () AS row FROM read_csv('{file}', all_varchar = true)"
    )
    parts = [
        f"SELECT row, '{name}' AS failed, \"{column}\" AS value FROM p WHERE NOT regexp_matches(\"{column}\", '{form}')"
        for name, column, form in CHECKS
    ]
    twice = 'SELECT "NO KPJ" FROM p GROUP BY 1 HAVING count(*) > 1'
    parts.append(f'SELECT row, \'twice\', "NO KPJ" FROM p WHERE "NO KPJ" IN ({twice})')
    con.execute(f"CREATE TABLE failures AS {' UNION ALL '.join(parts)}")
    return int(con.execute("SELECT count(*) FROM failures").fetchall()[0][0])


def with_polars(file: str) -> int:
    import polars as pl

    p = pl.read_csv(file, infer_schema=False).with_row_index("row")
    parts = [
        p.filter(~pl.col(column).str.contains(form)).select("row", failed=pl.lit(name), value=column)
        for name, column, form in CHECKS
    ]
    parts.append(
        p.filter(pl.col("NO KPJ").is_duplicated()).select("row", failed=pl.lit("twice"), value="NO KPJ")
    )
    return pl.concat(parts).height


def with_pandas(file: str) -> int:
    import pandas as pd

    p = pd.read_csv(file, dtype=str, keep_default_na=False)
    parts = []
    for name, column, form in CHECKS:
        bad = p[~p[column].str.contains(form.replace("(", "(?:"), regex=True)]
        parts.append(pd.DataFrame({"row": bad.index, "failed": name, "value": bad[column]}))
    bad = p[p["NO KPJ"].duplicated(keep=False)]
    parts.append(pd.DataFrame({"row": bad.index, "failed": "twice", "value": bad["NO KPJ"]}))
    return len(pd.concat(parts))


def with_frictionless(file: str) -> int:
    import os

    from frictionless import Resource, Schema, validate

    os.chdir(os.path.dirname(file) or ".")
    by_column: dict[str, list[str]] = {}
    for _, column, form in CHECKS:
        by_column.setdefault(column, []).append(form)
    with open(os.path.basename(file), encoding="utf-8") as stream:
        names = stream.readline().strip().split(",")
    fields: list[dict[str, Any]] = [
        {
            "name": name,
            "type": "string",
            "constraints": {"pattern": by_column[name][-1]} if name in by_column else {},
        }
        for name in names
    ]
    fields[0]["constraints"]["unique"] = True
    schema = Schema.from_descriptor({"fields": fields})
    report = validate(Resource(path=os.path.basename(file), schema=schema), limit_errors=1_000_000)
    return int(report.stats["errors"])


if __name__ == "__main__":
    kind, file = sys.argv[1:]
    print(
        {
            "duckdb": with_duckdb,
            "polars": with_polars,
            "pandas": with_pandas,
            "frictionless": with_frictionless,
        }[kind](file)
    )
