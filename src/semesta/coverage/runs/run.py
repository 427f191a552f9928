"""A run: what was counted, from which registers, by which definition and program."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from typing import Any

LENGTH = 10
SYNTHETIC = "synthetic"
"""The source of batches that no real person is in (``semesta import --source synthetic``)."""


@dataclass(frozen=True)
class Reading:
    """A register as a run read it: the table's version, and the batches of the month that were in it."""

    version: int | None
    batches: tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """One run.

    ``rules`` is the definition as it was, ``versions`` the registers, ``counts`` the definition of the workforce counts that
    were the denominator, ``outside`` and ``nowhere`` the people whom no area counts (see ``persons.tally``), ``sources`` where
    the batches were said to come from, ``link`` the link run that told who is who (None: the rules of ``persons`` did).
    """

    run: str
    period: str
    definition: str
    rules: dict[str, Any]
    versions: dict[str, Reading]
    program: str
    made_at: str = ""
    rows: int = 0
    outside: int = 0
    nowhere: int = 0
    counts: str | None = None
    sources: tuple[str, ...] = ()
    link: str | None = None

    @property
    def is_synthetic(self) -> bool:
        """Whether any of the registers is made up."""
        return SYNTHETIC in self.sources

    def dump(self) -> str:
        """The run as one line of JSON."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def load(cls, text: str) -> Run:
        """The run that ``dump`` wrote."""
        raw = json.loads(text)
        versions = {
            name: Reading(each["version"], tuple(each["batches"])) for name, each in raw["versions"].items()
        }
        return cls(**{**raw, "versions": versions, "sources": tuple(raw.get("sources", ()))})


@cache
def rules_of_counting() -> str:
    """A digest of the steps that count persons (the modules of ``coverage.persons``)."""
    from semesta.coverage import persons

    digest = hashlib.sha256()
    for module in sorted(resources.files(persons).iterdir(), key=lambda each: each.name):
        if module.name.endswith(".py"):
            digest.update(module.name.encode() + b"\0" + module.read_bytes())
    return digest.hexdigest()


def run_id(
    period: str,
    definition: str,
    rules: dict[str, Any],
    versions: dict[str, Reading],
    program: str,
    link: str | None = None,
) -> str:
    """The run's number: the same registers, month, definition and program have the same.

    What is hashed of a register are the batches of the month: another month's import makes no new run of this one. The
    program is known by its version and by its rules of counting, so that a mended rule makes a new run.
    """
    what = {
        "period": period,
        "definition": definition,
        "rules": rules,
        "batches": {name: list(reading.batches) for name, reading in versions.items()},
        "program": program,
        "rules_of_counting": rules_of_counting(),
        "link": link,
    }
    digest = hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()
    return f"R{digest[:LENGTH]}"
