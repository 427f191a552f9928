"""The import beside its peers: 1,000,000 participants in CSV checked and stored, 10,000,000 for the memory, and a
workbook of 100,000 rows; every figure of one run on one machine.

    make benchmarks            or            .venv/bin/python benchmarks/bench_import.py [--quick]

Limits (design): 5 s and 1 GB for the million, memory flat up to ten millions, 4 s for the workbook, 0.4 s for --help.
Each process starts cold, imports of Python included. `--quick` leaves out frictionless and the ten millions.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import measure

SEMESTA = str(Path(sys.executable).parent / "semesta")
FILES = str(Path(__file__).parent / "participants_file.py")
PEERS = str(Path(__file__).parent / "peers_import.py")
READ = {
    "fastexcel": "import sys, fastexcel; fastexcel.read_excel(sys.argv[1]).load_sheet(0, dtypes='string').to_arrow()",
    "openpyxl": "import sys, openpyxl; [list(r) for r in openpyxl.load_workbook(sys.argv[1], read_only=True).active.rows]",
}


def made(path: Path, rows: int) -> Path:
    """Make a file in a process of its own: what a process held before it starts another counts as that one's memory."""
    measure.run([sys.executable, FILES, path.suffix[1:], str(path), str(rows)])
    return path


def imported(folder: Path, file: Path, name: str) -> measure.Run:
    """Import a file into a new workspace."""
    workspace = folder / name
    measure.run([SEMESTA, "init", str(workspace), "--area", "31"])
    return measure.run(
        [SEMESTA, "-w", str(workspace), "import", "participants", str(file), "--period", "2025-12"]
    )


def main(*, quick: bool) -> None:
    measure.machine("semesta", "duckdb", "ibis-framework", "deltalake", "polars", "pandas", "frictionless")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        million = made(folder / "million.csv", 1_000_000)
        runs = [imported(folder, million, f"w{number}") for number in range(3)]
        ours = min(runs, key=lambda each: each.seconds)
        measure.line("semesta import, 1,000,000 x 14 CSV (limit 5 s, 1 GB)", ours)
        peers = ("duckdb", "polars", "pandas") if quick else ("duckdb", "polars", "pandas", "frictionless")
        for peer in peers:
            measure.line(
                f"  {peer}: load and twelve checks, nothing stored",
                measure.run([sys.executable, PEERS, peer, str(million)]),
                ours,
            )
        book = made(folder / "book.xlsx", 100_000)
        ours = min(
            (imported(folder, book, f"x{number}") for number in range(3)), key=lambda each: each.seconds
        )
        measure.line("semesta import, 100,000 x 14 xlsx (limit 4 s)", ours)
        for reader, code in READ.items():
            measure.line(f"  {reader}: reading alone", measure.python(code, str(book)), ours)
        measure.line("semesta --help (limit 0.4 s)", measure.best(5, [SEMESTA, "--help"]))
        if not quick:
            million.unlink()
            ten = made(folder / "ten.csv", 10_000_000)
            measure.line(
                "semesta import, 10,000,000 x 14 CSV (memory as for one)", imported(folder, ten, "ten")
            )


if __name__ == "__main__":
    main(quick="--quick" in sys.argv[1:])
