"""The law: all parameters of a folder of files, to be read on a day."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.scheme.loading import load
from semesta.scheme.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    import ibis.expr.types as ir

    from semesta.scheme.parameter import Parameter


class Law:
    """The dated parameters of the law."""

    def __init__(self, parameters: Mapping[str, Parameter]) -> None:
        self.parameters = parameters
        #: The parameters of one name under all its keys: ``jkk.rate`` -> those of ``jkk.rate.1`` to ``jkk.rate.5``.
        self.families: dict[str, list[Parameter]] = {}
        for name, parameter in parameters.items():
            self.families.setdefault(name.rpartition(".")[0], []).append(parameter)

    def on(self, day: date | ir.DateValue) -> Reading:
        """The law on a day, or on each row's day of a date column."""
        return Reading(self, day)

    def parameter(self, name: str) -> Parameter:
        """A parameter by its id.

        Raises:
            SemestaError: E-SCHEME-004, there is none.
        """
        if name not in self.parameters:
            raise refusal("E-SCHEME-004", parameter=name)
        return self.parameters[name]


def read_law(folder: Path) -> Law:
    """The law as the TOML files of a folder have it.

    Raises:
        SemestaError: E-SCHEME-010 to E-SCHEME-015, something is wrong with the files.
    """
    return Law(load(folder))


@cache
def law() -> Law:
    """The law as it ships with this program, read once."""
    return Law(load())
