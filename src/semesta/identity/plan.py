"""What is compared, and by which keys pairs are looked for: the declarations of ``data/person.toml`` and ``employer.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

Entity = Literal["person", "employer"]
ENTITIES: tuple[Entity, ...] = get_args(Entity)


@dataclass(frozen=True)
class Level:
    """One degree of agreement: its name, its condition in SQL, and its share among records of one person.

    ``u`` is its share among records of two persons where that is not counted in the lists; ``most`` is what the lists may
    move ``m`` to at most.
    """

    name: str
    when: str
    m: float
    u: float | None = None
    most: float = 1.0


@dataclass(frozen=True)
class Comparison:
    """One field and its levels, best first; ``field`` is the column whose absence makes it say nothing.

    ``frequency`` is the column whose common values count less (empty: all values count alike).
    """

    name: str
    field: str
    levels: tuple[Level, ...]
    frequency: str = ""
    needs: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()

    @property
    def column(self) -> str:
        """The column of levels: 0 is the worst, -1 says nothing."""
        return f"g_{self.name}"

    @property
    def is_plain(self) -> bool:
        """Whether the best level is nothing but the same value of ``frequency``."""
        return self.levels[0].when == f"a.{self.frequency} = b.{self.frequency}"

    def asks(self, shared: str) -> bool:
        """Whether a level looks at the words that two texts share (``shared_name``, ``shared_address``)."""
        return any(f"{shared}." in level.when for level in self.levels)


@dataclass(frozen=True)
class Key:
    """What two records must share to be compared: expressions over a record, and over one or two words of its name.

    ``is_small``: only for lists that can afford it.
    """

    name: str
    parts: tuple[str, ...]
    is_small: bool = False


@dataclass(frozen=True)
class Plan:
    """All comparisons and keys of an entity, and how stiff the beliefs about matches are.

    ``shift`` is added to the log odds of a match between two lists, whose learned share of matches is too careful.
    """

    comparisons: tuple[Comparison, ...]
    keys: tuple[Key, ...]
    stiffness: float
    shift: float = 0.0


@cache
def plan_of(entity: Entity) -> Plan:
    """The plan of an entity."""
    document = read_data(f"{entity}.toml")
    return Plan(
        comparisons=tuple(_comparison(entry) for entry in document["comparisons"]),
        keys=tuple(
            Key(entry["name"], tuple(entry["key"]), entry.get("small", False)) for entry in document["keys"]
        ),
        stiffness=float(document["stiffness"]),
        shift=float(document["shift"]),
    )


STIFFNESS: dict[Entity, float] = {"person": 3.0, "employer": 3.0}
"""Registers of one country are better known than foreign lists: what is believed of matches weighs more."""


def plan_for(entity: Entity) -> Plan:
    """The plan of an entity for the registers of a workspace."""
    return replace(plan_of(entity), stiffness=STIFFNESS[entity])


def read_data(name: str) -> dict[str, Any]:
    """One of the package's tables."""
    source = resources.files("semesta.identity.data") / name
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _comparison(entry: dict[str, Any]) -> Comparison:
    name = entry["name"]
    needs = tuple(entry.get("needs", ()))
    return Comparison(
        name=name,
        field=name if name != "company" else needs[0],
        levels=tuple(Level(**level) for level in entry["levels"]),
        frequency=entry.get("frequency", ""),
        needs=needs or (name,),
        instead_of=tuple(entry.get("instead_of", ())),
    )
