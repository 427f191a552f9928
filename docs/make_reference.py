"""Makes what the documentation takes from the program: ``make docs``.

    python docs/make_reference.py                 write the reference pages and the output below the examples
    python docs/make_reference.py --check         change nothing; exit 1 and name the pages that are stale
    python docs/make_reference.py --only reference
    python docs/make_reference.py --only examples
    python docs/make_reference.py --into FOLDER   write the pages there and leave those of the repository alone

The reference pages are made in one process for each language, since the texts of the command line are chosen at start.
"""  # noqa: INP001 - docs is no package; this is a script

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent


def main() -> int:
    """Write or check all made pages."""
    asked = _arguments()
    if asked.print:
        from making.pages import make

        sys.stdout.write(json.dumps(make()))
        return 0
    pages: dict[str, str] = {}
    if asked.only != "examples":
        for language in ("en", "id"):
            pages |= _reference(language)
    if asked.only != "reference":
        from making.examples import make as make_examples

        pages |= make_examples()
    stale = [name for name, text in pages.items() if _read(asked.into / name) != text]
    for name in stale:
        sys.stderr.write(f"{'stale' if asked.check else 'written'}: docs/{name}\n")
        if not asked.check:
            (asked.into / name).parent.mkdir(parents=True, exist_ok=True)
            (asked.into / name).write_text(pages[name], encoding="utf-8")
    return 1 if asked.check and stale else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a page is stale")
    parser.add_argument("--only", choices=("reference", "examples"), help="make these pages alone")
    parser.add_argument("--into", type=Path, default=DOCS, help="the folder of the pages")
    parser.add_argument("--print", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _reference(language: str) -> dict[str, str]:
    made = subprocess.run(  # noqa: S603 - this script itself
        [sys.executable, __file__, "--print"],
        env={**os.environ, "SEMESTA_LANG": language},
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    pages: dict[str, str] = json.loads(made.stdout)
    return pages


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
