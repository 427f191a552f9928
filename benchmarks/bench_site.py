"""The site under load: requests a second and latencies of the headline and of public pages, measured with wrk.

    python benchmarks/bench_site.py --workspace DEMO [--seconds 10]

Starts `semesta serve` itself. Needs wrk (Debian: apt install wrk). Prints what was measured beside the limits, and a ratio.
"""

from __future__ import annotations

import argparse
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

LIMIT_RATE, LIMIT_P95 = 1_000.0, 100.0
USERS = 50
UNITS = {"us": 0.001, "ms": 1.0, "s": 1_000.0}
REPORT = """done = function(summary, latency) io.write(string.format("p95_ms %.1f\\n", latency:percentile(95) / 1000)) end
"""


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--workspace", required=True)
    options.add_argument("--seconds", type=int, default=10)
    asked = options.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        "-P",
        "-c",
        "from semesta.cli import main; main()",
        "serve",
        "-w",
        asked.workspace,
        "--port",
        str(port),
    ]
    site = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL)
    try:
        measure(f"http://127.0.0.1:{port}", asked.seconds)
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait(60)


def measure(address: str, seconds: int) -> None:
    for _ in range(240):
        try:
            urlopen(f"{address}/healthz", timeout=5).close()  # noqa: S310 - our own site
            break
        except OSError:
            time.sleep(0.5)
    time.sleep(20)  # the worker makes the first pages meanwhile
    print(f"{'page':<24}{'requests/s':>12}{'p95 ms':>10}   against {LIMIT_RATE:.0f}/s and {LIMIT_P95:.0f} ms")
    for place in ("/", "/wilayah/31/", "/wilayah/31/cara", "/api/v1/areas?area=31"):
        urlopen(address + place, timeout=300).close()  # noqa: S310 - our own site
        rate, p95 = wrk(address + place, seconds)
        print(
            f"{place:<24}{rate:>12.0f}{p95:>10.1f}   {rate / LIMIT_RATE:.2f} x the rate, {p95 / LIMIT_P95:.2f} x the time"
        )


def wrk(url: str, seconds: int) -> tuple[float, float]:
    """Requests a second, and the 95th percentile in milliseconds."""
    import tempfile

    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(REPORT)
        script.flush()
        command = ["wrk", "-t2", f"-c{USERS}", f"-d{seconds}s", "--latency", "-s", script.name, url]
        said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), float(
        re.search(r"p95_ms ([\d.]+)", said)[1]
    )


if __name__ == "__main__":
    main()
