"""Formulas of the law: functions written once, which leave a step in the trace when they run on one case.

    @formula("contribution")
    def jp_worker(law: Reading, wage: Whole) -> Whole:
        return portion(jp_base(law, wage), law.value("jp.rate.worker"))

Called with numbers this is one amount with its trace (``law.steps``); called with columns it is an expression. The words
of a formula are the text ``contribution.formula.jp_worker`` (the domain, then the function's name).
"""

from __future__ import annotations

import functools
import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from semesta.language import Language, say
from semesta.scheme.amount import is_column

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from semesta.scheme.parameter import Dated
    from semesta.scheme.reading import Reading

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Step:
    """One formula that ran: what went in, which dated values it looked up itself, and what came out."""

    domain: str
    formula: str
    inputs: Mapping[str, object]
    used: tuple[Dated, ...]
    result: object

    def words(self, language: Language | None = None) -> str:
        """The formula in words."""
        return say(f"{self.domain}.formula.{self.formula}", language)


def formula(domain: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function a formula: its first argument is the ``Reading``, the others its inputs."""

    def named(function: Callable[P, R]) -> Callable[P, R]:
        names = list(inspect.signature(function).parameters)[1:]

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            law = cast("Reading", args[0])
            inputs = {**dict(zip(names, args[1:], strict=False)), **kwargs}
            law.frames.append({})
            try:
                result = function(*args, **kwargs)
            finally:
                own = law.frames.pop()
            if not any(map(is_column, (law.day, result, *inputs.values()))):
                step = Step(domain, function.__name__, inputs, tuple(own), result)
                if step not in law.steps:
                    law.steps.append(step)
            return result

        return run

    return named
