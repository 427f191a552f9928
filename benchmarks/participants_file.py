"""A file of made-up participants (synthetic, no real person), for measuring imports: CSV by the engine, any size.

python benchmarks/participants_file.py csv|xlsx FILE ROWS
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from semesta import areas

HEADINGS = (
    "NO KPJ", "NIK", "NAMA TK", "TGL LAHIR", "JENIS KELAMIN", "SEGMEN", "PROGRAM", "NPP", "UPAH", "PEKERJAAN",
    "KODE KELURAHAN", "STATUS", "TGL KEPESERTAAN", "DIBAYAR SAMPAI",
)  # fmt: skip

QUERY = """
WITH person AS (
  SELECT i, hash(i, 1) h, ? AS villages, DATE '1960-01-01' + CAST(hash(i, 2) % 16000 AS INTEGER) AS born FROM range(?) t(i)
), row AS (
  SELECT *, villages[1 + CAST(h % len(villages) AS INTEGER)] AS village, h % 5 < 2 AS is_woman FROM person
)
SELECT
  CAST(10000000000 + i AS VARCHAR),
  replace(left(village, 8), '.', '') || lpad(CAST(day(born) + CASE WHEN is_woman THEN 40 ELSE 0 END AS VARCHAR), 2, '0')
    || strftime(born, '%m%y') || lpad(CAST(1 + i % 9999 AS VARCHAR), 4, '0'),
  'ORANG CONTOH ' || chr(CAST(65 + h % 26 AS INTEGER)) || chr(CAST(65 + h // 26 % 26 AS INTEGER)),
  strftime(born, '%d/%m/%Y'), CASE WHEN is_woman THEN 'P' ELSE 'L' END,
  'PU', 'JKK+JKM+JHT+JP', CAST(10000000 + h % 9000 AS VARCHAR), CAST(3000000 + h % 6000000 AS VARCHAR), 'Buruh',
  village, 'aktif', '01/02/2020', '2025-12'
FROM row
"""


def write_csv(path: Path, rows: int) -> Path:
    """Write ``rows`` participants."""
    villages = [area.code for area in areas.descendants("31", "village")]
    con = duckdb.connect()
    names = ", ".join(f'"{name}"' for name in HEADINGS)
    con.execute(f"CREATE TABLE p AS {QUERY}", [villages, rows])
    con.execute(f"COPY (SELECT * FROM p AS t({names})) TO '{path}' (FORMAT csv, HEADER)")
    return path


def write_xlsx(path: Path, rows: int) -> Path:
    """Write ``rows`` participants as a workbook of text cells."""
    import xlsxwriter

    csv_path = write_csv(path.with_suffix(".csv"), rows)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Peserta")
        with csv_path.open(encoding="utf-8") as stream:
            for number, text in enumerate(stream):
                for column, cell in enumerate(text.rstrip("\n").split(",")):
                    sheet.write_string(number, column, cell)
    return path


if __name__ == "__main__":
    {"csv": write_csv, "xlsx": write_xlsx}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
