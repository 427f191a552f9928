"""What a link run was made from: the batches of each register, by which it is known to be stale."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.identity.gathering import KEYS
from semesta.identity.kept import BASE, BATCHES, ENTRY, PERIOD, Kept
from semesta.registers.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace

DECIDED = "semesta.decided"
"""The digest of the decisions that a run respected."""
Batches = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class LinkRun:
    """A kept run: its number, its month, the batches of each register, and the run that it only added to."""

    run: str
    period: str
    batches: Batches
    base: str | None = None
    decided: str = ""

    def covers(self, wanted: Mapping[str, Sequence[str]]) -> bool:
        """Whether the run was made from these very batches of these registers."""
        return all(tuple(sorted(found)) == self.batches.get(name, ()) for name, found in wanted.items())


def batches_of(workspace: Workspace, period: str, entity: Entity) -> Batches:
    """The batches of a month that are not taken back, of each register of an entity.

    Raises:
        SemestaError: E-WORKSPACE-006, a table is damaged.
    """
    found: Batches = dict.fromkeys(KEYS[entity], ())
    for batch in Store(workspace).batches():
        if batch.undone_at is None and batch.period == period and batch.register in found:
            found[batch.register] = tuple(sorted((*found[batch.register], batch.batch)))
    return found


def dump(batches: Batches) -> str:
    """Batches as one line of JSON."""
    return json.dumps(batches, sort_keys=True)


def link_runs(workspace: Workspace, entity: Entity = "person") -> list[LinkRun]:
    """Every kept run of an entity, the first one first."""
    return [
        LinkRun(
            run=commit[ENTRY],
            period=commit[PERIOD],
            batches={name: tuple(found) for name, found in json.loads(commit.get(BATCHES, "{}")).items()},
            base=commit.get(BASE),
            decided=commit.get(DECIDED, ""),
        )
        for commit in Kept(workspace, entity).runs()
    ]


def last_of(workspace: Workspace, period: str, entity: Entity = "person") -> LinkRun | None:
    """The last run of a month; None when it was never linked."""
    return next((run for run in reversed(link_runs(workspace, entity)) if run.period == period), None)


def chain_of(runs: Sequence[LinkRun], run: LinkRun) -> list[str]:
    """The runs that a run adds to, the whole one first, and itself."""
    base = {each.run: each.base for each in runs}
    chain = [run.run]
    while (step := base.get(chain[0])) is not None:
        chain.insert(0, step)
    return chain
