"""One line of the coverage table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.language import current, say

if TYPE_CHECKING:
    from semesta.errors import Problem
    from semesta.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Coverage of one area, period, basis and definition.

    ``coverage``, ``low``, ``high`` and ``target`` are ratios (0 to 1, above 1 where more are covered than counted as
    workers); ``gap`` counts workers not yet covered. ``split`` is the segment or formality of a split table. A figure
    that is not known is None, never zero. ``flags`` are the remarks that the figure must not be shown without.
    """

    area_code: str
    area_name: str | None
    level: str | None
    period: str
    basis: str | None = None
    split: str | None = None
    participants: int | None = None
    workers: int | None = None
    low: float | None = None
    high: float | None = None
    target: float | None = None
    definition: str | None = None
    flags: tuple[Problem, ...] = ()
    participants_source: str | None = None
    workers_source: str | None = None
    summed_children: int | None = None
    """How many children the participants were added up from; None for a figure of the area itself."""
    workers_summed_children: int | None = None
    """The same of the workers."""

    @property
    def coverage(self) -> float | None:
        """Participants / workers; None without either, or without workers."""
        if self.participants is None or not self.workers:
            return None
        return self.participants / self.workers

    @property
    def gap(self) -> int | None:
        """Workers not yet covered; below zero when more are covered than counted as workers."""
        return None if self.participants is None or self.workers is None else self.workers - self.participants

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the flags."""
        return tuple(flag.code for flag in self.flags)

    def source(self, language: Language | None = None) -> str | None:
        """Where the participants and the workers are from; "sum of 38 provinces" when they were added up."""
        lang = language or current()
        numerator = self._origin(self.participants_source, self.summed_children, lang)
        denominator = self._origin(self.workers_source, self.workers_summed_children, lang)
        if denominator is None or denominator == numerator:
            return numerator
        workers = say("coverage.workers_source", lang, source=denominator)
        return f"{numerator}; {workers}" if numerator else workers

    def _origin(self, source: str | None, children: int | None, language: Language) -> str | None:
        return source if children is None else say(f"coverage.sum.{self.level}", language, count=children)

    def flag_text(self, language: Language | None = None) -> str:
        """All flags in words, with "; " between; empty when there are none."""
        return "; ".join(flag.text(language) for flag in self.flags)
