"""How fast areas are: importing the package, finding one village in a fresh process, the whole tree, a search.

Every figure is the median of several fresh processes. Printed beside it are the limit that the design sets and the
ratio to the simplest way that needs no library: reading all codes from CSV into one dict and looking the village up.

    .venv/bin/python benchmarks/bench_areas.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys

ROUNDS = 7

_TIMED = """
import time
{before}
start = time.perf_counter()
{timed}
print((time.perf_counter() - start) * 1000)
"""

_PLAIN = """
import csv
from importlib import resources
names = {}
folder = resources.files("semesta.areas.data")
for file in [folder / "areas.csv", *sorted((folder / "villages").iterdir(), key=str)]:
    names.update(csv.reader(file.read_text(encoding="utf-8").splitlines()))
assert names["33.01.01.2001"] == "Tambakreja"
"""

IMPORTED = "import semesta.areas as areas"
CASES = (
    ("import the package", "", IMPORTED, None),
    ("find a village of Central Java (8,563 villages)", IMPORTED, "assert areas.find('33.01.01.2001')", 50),
    ("find a village of Jakarta", IMPORTED, "assert areas.find('31.71.01.1001')", 50),
    ("lead a village of 2022", IMPORTED, "assert areas.lead('91.01.01.1002').area", 50),
    ("the whole tree, 91,600 areas", IMPORTED, "assert len(areas.tree()) == 91600", 1_000),
    (
        "the codes as an Arrow table",
        f"import pyarrow.csv\n{IMPORTED}",
        "assert areas.codes_table().num_rows == 91600",
        1_000,
    ),
    ("first search of all names", IMPORTED, "assert areas.search('Kec. Kebayoran Baru')", None),
    (
        "a further search",
        f"{IMPORTED}\nareas.search('Gambir')",
        "assert areas.search('Kec. Kebayoran Baru')",
        None,
    ),
    ("boundaries of 514 regencies, light", IMPORTED, "assert areas.boundaries('regency')", None),
    ("plain: all codes from CSV into a dict", "import csv\nfrom importlib import resources", _PLAIN, None),
)


def milliseconds(before: str, timed: str) -> float:
    code = _TIMED.format(before=before, timed=timed)
    runs = [
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)
        for _ in range(ROUNDS)
    ]
    return statistics.median(runs)


def main() -> None:
    measured = [(name, limit, milliseconds(before, timed)) for name, before, timed, limit in CASES]
    plain = measured[-1][2]
    print(f"{'what':50} {'ms':>8} {'limit ms':>9} {'ratio to plain':>15}")
    for name, limit, elapsed in measured:
        print(f"{name:50} {elapsed:8.1f} {limit or '-':>9} {elapsed / plain:15.2f}")


if __name__ == "__main__":
    main()
