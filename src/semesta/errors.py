"""Every refusal that users see: a code, where it happened, why, and what to do next, in the reader's language.

Codes are stable: ``E-`` refuses, ``W-`` warns, ``F-`` flags a figure. Their texts are in ``semesta/messages``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from semesta.language import Language, current, domain, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: a code and the values that its text needs."""

    code: str
    fields: Mapping[str, object] = field(default_factory=dict)

    def what(self, language: Language | None = None) -> str:
        """What happened, where and why."""
        return say(self.code, language, **self.fields)

    def next_step(self, language: Language | None = None) -> str:
        """What to do next; empty when nothing needs doing."""
        lang = language or current()
        entry = domain(self.code.split("-")[1].lower())[self.code]
        return entry.get(f"do_{lang}", "").format(**self.fields)

    def text(self, language: Language | None = None) -> str:
        """The whole message: code, what happened, and what to do next."""
        parts = [f"{self.code}: {self.what(language)}", self.next_step(language)]
        return " ".join(part for part in parts if part)


class SemestaError(Exception):
    """The data or the request was refused; nothing was changed. Carries all problems found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.code for problem in self.problems))

    def __str__(self) -> str:
        return "\n".join(problem.text() for problem in self.problems)


def problem(code: str, /, **fields: object) -> Problem:
    """A problem from its code and the values of its text."""
    return Problem(code, fields)


def refusal(code: str, /, **fields: object) -> SemestaError:
    """A refusal with one problem, to be raised."""
    return SemestaError([problem(code, **fields)])
