"""The table of dirt (``data/dirt.toml``): each kind, how often it comes, where, and what it does."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from semesta.synth import data


class Kind(BaseModel):
    """One kind of dirt. ``rates`` gives, for each register, the share of ``of`` that is hit."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    of: Literal["rows", "eligible workers", "covered people", "covered people, or eligible workers", "employers",
                "licensed employers"]  # fmt: skip
    rates: dict[str, float] = Field(min_length=1)
    id: str
    en: str


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order of the table."""
    return tuple(Kind(name=name, **entry) for name, entry in data.toml("dirt.toml").items())


def rates_of_rows(register: str) -> dict[str, float]:
    """The kinds that hit rows of one register at random, with their rates."""
    return {
        kind.name: kind.rates[register] for kind in kinds() if kind.of == "rows" and register in kind.rates
    }


def rate(name: str, register: str) -> float:
    """The rate of one kind in one register."""
    return next(kind.rates[register] for kind in kinds() if kind.name == name)
