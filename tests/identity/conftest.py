from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from semesta.engine import connect
from semesta.identity import Matched, Place, Question, match
from semesta.language import use

Rows = Sequence[Mapping[str, object]]
Write = Callable[[str, Rows], Path]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use("en")
    yield
    use("id")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write rows as a CSV file."""

    def write_rows(name: str, rows: Rows) -> Path:
        file = tmp_path / f"{name}.csv"
        with file.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return file

    return write_rows


class Run:
    """What a run of ``match`` said and wrote."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[str] = []

    def __call__(
        self,
        left: Path,
        right: Path | None = None,
        *,
        out: str = "out.csv",
        place: Place | None = None,
        **options: Any,
    ) -> Matched:
        self.target = self.folder / out
        con = connect(self.folder / "scratch", "1GB", threads=1)
        try:
            return match(
                con.con,
                Question(left, right, **options),
                self.target,
                self.folder,
                self.said.append,
                place or Place(),
            )
        finally:
            con.disconnect()

    def rows(self) -> list[dict[str, str]]:
        with self.target.open(encoding="utf-8") as stream:
            return list(csv.DictReader(stream))

    def pairs(self) -> set[tuple[str, str]]:
        return {(row["id_left"], row["id_right"]) for row in self.rows()}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)
