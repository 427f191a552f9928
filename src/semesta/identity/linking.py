"""The probabilistic part: from ``record`` to ``linked``, step by step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from semesta.identity.blocking import SMALL, block, pair_up
from semesta.identity.chance import ceilings, chance, floors
from semesta.identity.clustering import cluster
from semesta.identity.comparing import compare, comparisons_for
from semesta.identity.competing import compete
from semesta.identity.kinds import learn_kinds, shift_kinds
from semesta.identity.loss import estimated_loss
from semesta.identity.model import learn
from semesta.identity.scoring import count_values
from semesta.identity.sizes import sizes_of
from semesta.identity.splink_places import Place
from semesta.identity.splink_scoring import score_with_splink

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from semesta.identity.blocking import Blocked
    from semesta.identity.model import Model
    from semesta.identity.plan import Comparison, Plan

TELLING = frozenset({"nik", "given", "surname", "name", "phone", "email", "npwp", "nib", "npp", "company"})
"""Comparisons of which one at least is needed: without them nobody is told from anybody."""

HERE = Place()
ALONE = 3.0
"""The stiffness of what is believed of one field alone: nothing else in the lists could correct what is learned of it."""


@dataclass(frozen=True)
class Linked:
    """How ``linked`` was made; ``comparisons`` is empty when the lists have nothing in common that tells people apart."""

    comparisons: tuple[Comparison, ...]
    keys: tuple[Blocked, ...] = ()
    model: Model | None = None
    loss: float = 0.0


def link(
    con: DuckDBPyConnection,
    plan: Plan,
    *,
    is_one_list: bool,
    least: float,
    lowest: float = 1.0,
    place: Place = HERE,
    by_kind: bool = False,
) -> Linked:
    """``linked``: l, r, odds, probability and the level of each comparison, of pairs that may be one.

    Args:
        con: the engine, with ``record``.
        plan: what is compared.
        is_one_list: whether one list is compared with itself.
        least: the log odds from which on records of one list are one.
        lowest: the probability from which on pairs of one list are kept that are not one (1: none).
        place: where Splink works.
        by_kind: whether the share of matches is learned of each kind of pair, by ``record_kind``.
    """
    sizes = sizes_of(con, is_one_list=is_one_list)
    comparisons = comparisons_for(con, plan, sizes)
    if not TELLING.intersection(comparison.name for comparison in comparisons):
        return Linked(())
    affordable = [key for key in plan.keys if sizes.records <= SMALL or not key.is_small]
    keys = block(con, affordable, sizes)
    rate = pair_up(con, sizes, keys)
    compare(con, comparisons, "pair", "level")
    con.execute("DROP TABLE pair")
    seen = chance(con, comparisons, sizes)
    bounds = list(zip(floors(con, comparisons, sizes), ceilings(con, comparisons, sizes), strict=True))
    stiffness = plan.stiffness if len(comparisons) > 1 else max(plan.stiffness, ALONE)
    model = learn(con, comparisons, "level", sizes, seen, bounds, stiffness, rate)
    count_values(con, comparisons, model, sizes)
    con.execute("DROP TABLE level")
    scoring = model if is_one_list else model.surer(plan.shift)
    score_with_splink(
        con, comparisons, scoring, sum(key.pairs for key in keys), place, is_one_list=is_one_list
    )
    if by_kind:
        model = replace(model, kinds=learn_kinds(con, model))
        shift_kinds(con, "scored", model.kinds)
    if is_one_list:
        cluster(con, comparisons, model, least, lowest)
    else:
        compete(con, comparisons, model, sizes)
    return Linked(tuple(comparisons), tuple(keys), model, estimated_loss(con, "scored"))
