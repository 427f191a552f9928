"""A child with its years at school: ``sd:1,smp:3,sma:3,pt:5``, with its birth date ``sma:3,pt:5@2009-05-17``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from semesta.errors import problem, refusal
from semesta.scheme.benefits.base import not_in_future
from semesta.scheme.benefits.calendar import birthday
from semesta.scheme.formula import formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from semesta.errors import Problem
    from semesta.scheme.amount import Whole
    from semesta.scheme.reading import Reading

LEVELS: Final = ("primary", "junior", "senior", "higher")
_NAMES: Final = {
    "tk": "primary", "sd": "primary", "primary": "primary",
    "smp": "junior", "junior": "junior",
    "sma": "senior", "smk": "senior", "senior": "senior",
    "pt": "higher", "higher": "higher",
}  # fmt: skip
#: What the levels are called in Indonesia.
_SCHOOLS: Final = {"primary": "TK/SD", "junior": "SMP", "senior": "SMA", "higher": "PT"}
_PART = re.compile(r"\s*([a-z]+)\s*:\s*(\d{1,2})\s*")


@dataclass(frozen=True)
class Child:
    """Years still to go at each level of school: kindergarten and primary, junior high, senior high, higher education."""

    primary: int = 0
    junior: int = 0
    senior: int = 0
    higher: int = 0
    birth_date: date | None = None

    @property
    def levels(self) -> tuple[int, int, int, int]:
        """The years at each level, in the order of ``LEVELS``."""
        return self.primary, self.junior, self.senior, self.higher

    @property
    def years(self) -> int:
        """All years."""
        return sum(self.levels)

    def with_years(self, years: Sequence[int]) -> Child:
        """The same child with other years at each level."""
        primary, junior, senior, higher = years
        return Child(primary, junior, senior, higher, self.birth_date)

    def first(self, years: int) -> Child:
        """The child with only its first years, the lowest levels first."""
        kept = []
        for here in self.levels:
            kept.append(min(here, years))
            years -= kept[-1]
        return self.with_years(kept)

    def paid(self, on: Reading, day: date) -> tuple[Child, list[Problem]]:
        """The years that are paid: at most those of each level, one a year from ``day``, none on or after turning 23."""
        said = []
        most = [int(years_at_most(on, level)) for level in LEVELS]
        for level, years, limit in zip(LEVELS, self.levels, most, strict=True):
            if years > limit:
                said.append(problem("W-BENEFITS-022", level=_SCHOOLS[level], years=years, most=limit))
        kept = self.with_years([min(pair) for pair in zip(self.levels, most, strict=True)])
        if self.birth_date is None:
            return kept, said
        not_in_future(self.birth_date, day)
        age = int(age_without_scholarship(on))
        left = _yearly_until(birthday(self.birth_date, age), day)
        if kept.years > left:
            said.append(problem("W-BENEFITS-023", birth_date=self.birth_date, age=age, years=left))
        return kept.first(left), said


@formula("benefits")
def years_at_most(law: Reading, level: str) -> Whole:
    """Years of a level of school that a scholarship is paid for, at most."""
    return law.value("scholarship.years", level)


@formula("benefits")
def age_without_scholarship(law: Reading) -> Whole:
    """The age at which a scholarship ends."""
    return law.value("scholarship.until_age")


def read_child(text: str) -> Child:
    """A child as it is written on the command line.

    Raises:
        SemestaError: E-BENEFITS-022, it cannot be read.
    """
    levels, _, born = text.partition("@")
    years: dict[str, int] = {}
    for part in levels.lower().split(","):
        found = _PART.fullmatch(part)
        level = _NAMES.get(found[1]) if found else None
        if found is None or level is None:
            raise refusal("E-BENEFITS-022", text=text)
        years[level] = years.get(level, 0) + int(found[2])
    try:
        birth_date = date.fromisoformat(born.strip()) if born else None
    except ValueError:
        raise refusal("E-BENEFITS-022", text=text) from None
    return Child(birth_date=birth_date).with_years([years.get(level, 0) for level in LEVELS])


def _yearly_until(end: date, day: date) -> int:
    """How many yearly payments, the first on ``day``, come before ``end``."""
    years = 0
    while birthday(day, years) < end:
        years += 1
    return years
