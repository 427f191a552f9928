"""Java, which Spark runs on: whether there is one, and whether it is new enough."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from semesta.errors import refusal

NEEDED = 17
START_SECONDS = 60


def require_java() -> int:
    """The major version of the Java that Spark will use: that of ``JAVA_HOME``, else the one on the path.

    Raises:
        SemestaError: E-ENGINE-002, there is none that runs; E-ENGINE-006, it is older than 17.
    """
    home = os.environ.get("JAVA_HOME")
    command = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    said = _ask(command) if command else None
    if said is None:
        raise refusal("E-ENGINE-002", needed=NEEDED, place=f"JAVA_HOME={home}" if home else "PATH")
    version = major(said)
    if version is None or version < NEEDED:
        raise refusal("E-ENGINE-006", needed=NEEDED, found=said.splitlines()[0], place=command)
    return version


def major(said: str) -> int | None:
    """The major version in what ``java -version`` prints; None when it says none.

    >>> major('openjdk version "17.0.15" 2025-04-15'), major('java version "1.8.0_402"'), major("?")
    (17, 8, None)
    """
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found[1]) if found else None


def _ask(command: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - the user's own Java
            [command, "-version"], capture_output=True, text=True, timeout=START_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    said = (done.stderr or done.stdout).strip()
    return said if done.returncode == 0 and said else None
