"""What the site's figures come from: the batches that are in, and the runs that were made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.coverage.runs import Results
from semesta.registers import schema
from semesta.registers.store import Store
from semesta.web.office import office

if TYPE_CHECKING:
    from semesta.coverage.runs import Run


@dataclass(frozen=True)
class Came:
    """What came in for one register: how many files, rows, and of which months."""

    title: str
    batches: int
    rows: int
    first: str
    last: str


@dataclass(frozen=True)
class Contents:
    """What is in the workspace, without any person."""

    registers: list[Came]
    runs: list[Run]


def contents() -> Contents:
    """What is in the workspace."""
    found = []
    batches = [each for each in Store(office()).batches() if each.undone_at is None]
    for register in schema.every():
        own = [each for each in batches if each.register == register.name]
        if own:
            months = sorted(each.period for each in own)
            rows = sum(each.accepted for each in own)
            found.append(Came(register.title_in(), len(own), rows, months[0], months[-1]))
    return Contents(found, list(reversed(Results(office()).runs())))
