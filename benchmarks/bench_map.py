"""The national map of 514 regencies in a browser: from the request to a drawn map that answers the pointer.

    python benchmarks/bench_map.py [--rounds 5]

Makes an office with made-up counts of every regency (they say that they are synthetic), opens the site over it, and
lets Debian's Chromium load the map as somebody does who was never there. Prints the seconds beside the limit.
"""

from __future__ import annotations

import argparse
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT = 1.5
PERIOD = "2025-12"
PAGE = "/wilayah/ID/?level=regency"
PROGRAM = [sys.executable, "-P", "-c", "from semesta.cli import main; main()"]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=5)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder) / "office"
        fill(office, Path(folder))
        said = Path(folder) / "said.txt"
        with said.open("w") as out:
            site = subprocess.Popen(
                [*PROGRAM, "-w", str(office), "serve", "--port", str(free())], stdout=out, stderr=out
            )
            try:
                measure(address(said), asked.rounds)
            finally:
                site.send_signal(signal.SIGTERM)
                site.wait(60)


def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fill(office: Path, folder: Path) -> None:
    from semesta import areas
    from semesta.registers.importing import Request, import_files
    from semesta.workspace import create

    workspace = create(office, "ID", "en")
    codes = [area.code for area in areas.at_level("regency")]
    people = [f"{code};{20_000 + 37 * n};domisili;ucj;synthetic" for n, code in enumerate(codes)]
    workers = [f"{code};{90_000 + 11 * n};ucj;synthetic" for n, code in enumerate(codes)]
    files = {
        "participant_counts": ["KODE WILAYAH;JUMLAH PESERTA;DASAR;DEFINISI;SUMBER", *people],
        "workforce_counts": ["KODE WILAYAH;JUMLAH PEKERJA;DEFINISI;SUMBER", *workers],
    }
    for name, lines in files.items():
        file = folder / f"{name}.csv"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        import_files(workspace, Request(name, [file], PERIOD, source="synthetic", codes="kemendagri"))
    print(f"{len(codes)} regencies")


def address(said: Path) -> str:
    for _ in range(600):
        found = re.search(r"http://\S+?:\d+", said.read_text())
        if found:
            time.sleep(20)  # the worker makes the first pages meanwhile
            return found.group()
        time.sleep(0.2)
    sys.exit(said.read_text())


def measure(base: str, rounds: int) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        first = once(browser, base)
        times = [once(browser, base) for _ in range(rounds)]
        browser.close()
    print(f"first visit of all (the page and the picture are made): {first:.2f} s")
    print(
        f"interactive after: median {statistics.median(times):.2f} s, slowest {max(times):.2f} s"
        f" (limit {LIMIT} s, {statistics.median(times) / LIMIT:.2f} of it)"
    )


def once(browser: object, base: str) -> float:
    context = browser.new_context(viewport={"width": 1280, "height": 900})  # type: ignore[attr-defined] # the browser is handed over untyped
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(base + PAGE, wait_until="commit")
    page.wait_for_selector("figure.is-live[data-spec*=peta]", timeout=60_000)
    seconds = time.perf_counter() - begun
    context.close()
    return seconds


if __name__ == "__main__":
    main()
