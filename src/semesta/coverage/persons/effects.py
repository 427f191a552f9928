"""What each undecided pair would change if it were decided the other way: people covered and workers, by village."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.margins import whole
from semesta.coverage.persons.numbering_workers import rank_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.links import Links
    from semesta.coverage.persons.scope import Scope
    from semesta.coverage.persons.steps import Steps

PAIR = ("left_id", "right_id")
SIDES = ("left", "right")
NUMBERS = ("linked", "unlinked", "workers")
COLUMNS = (*PAIR, "is_joined", "holder", "place", *NUMBERS)


def effects(steps: Steps, links: Links, workers: ir.Table, members: ir.Table, scope: Scope) -> ir.Table:
    """The changes of every undecided pair: ``COLUMNS``; kept as ``pair_effects``.

    A pair that is joined now is parted (the right record goes, with those that are certainly it), another one is joined
    with all that both persons have. ``linked``: covered workers more (or fewer); ``unlinked``: covered people of no
    workers register; ``workers``: eligible workers; all by ``place``, the village where they are counted. ``holder`` is
    whoever is counted there, so that several pairs about one person are not added up.

    Args:
        steps: where the steps are kept.
        links: the link run.
        workers: record, person and the columns of the workers register.
        members: record, person, birth_date, village_code; active memberships.
        scope: whom the definition counts.
    """
    rows = steps.keep("pair_records", _records(steps, links))
    sides = steps.keep("pair_sides", _sides(rows, workers, members, scope))
    wide = _beside(steps.keep("open_pairs", open_pairs(links)), sides)
    parts = [_change(wide, side, is_joined=joined) for joined in (True, False) for side in SIDES]
    every = parts[0].union(*parts[1:])
    moved = every.filter(
        every.place.notnull() & ((every.linked != 0) | (every.unlinked != 0) | (every.workers != 0))
    )
    return steps.keep("pair_effects", moved.select(*COLUMNS))


def open_pairs(links: Links) -> ir.Table:
    """The undecided pairs with the person of each record and whether these are one: ``*PAIR, left, right, is_joined``."""
    known = links.persons.mutate(id=links.persons.register.concat(":", links.persons.record))
    pairs = links.open_pairs.select(*PAIR)
    for side in SIDES:
        key = f"{side}_id"
        own = known.semi_join(pairs, known.id == pairs[key])
        own = own.group_by("id").agg(person=own.person.min())
        pairs = pairs.join(own.select(**{key: own.id, side: own.person}), key)
    return pairs.mutate(is_joined=pairs.left == pairs.right)


def _records(steps: Steps, links: Links) -> ir.Table:
    """The records of both sides of every pair: ``*PAIR, side, register, record``.

    Of a pair that is joined: the right record with those that are certainly it, and all others of the person.
    """
    pairs = steps.keep("open_pairs_first", open_pairs(links))
    people = links.persons
    apart = pairs.filter(~pairs.is_joined)
    whole = [
        apart.join(people, apart[side] == people.person).select(
            *PAIR, "register", "record", side=ibis.literal(side)
        )
        for side in SIDES
    ]
    joined = pairs.filter(pairs.is_joined)
    inside = joined.join(people, joined.left == people.person)
    inside = inside.mutate(id=inside.register.concat(":", inside.record))
    followers = links.certain.select(leader="left_id", follower="right_id").mutate(follows=ibis.literal(True))
    inside = inside.left_join(
        followers, [inside.right_id == followers.leader, inside.id == followers.follower]
    )
    goes = (inside.id == inside.right_id) | inside.follows.fill_null(False)
    parted = inside.select(*PAIR, "register", "record", side=goes.ifelse("right", "left"))
    return whole[0].union(whole[1], parted)


def _sides(rows: ir.Table, workers: ir.Table, members: ir.Table, scope: Scope) -> ir.Table:
    """What each side counts for: ``*PAIR, side, holder, order, home, eligible, covered, lives``.

    ``order`` chooses among rows of the workers register (NULL: there is none), ``home`` is the village of the chosen one
    and ``eligible`` whether it is a worker to be covered; ``covered`` whether there is an active membership, ``lives``
    where its member lives.
    """
    keys = (*PAIR, "side")
    ours = rows.filter(rows.register == "workers").join(
        workers.select(
            "record",
            "village_code",
            is_eligible=scope.is_eligible(workers),
            order=rank_of(workers).cast("string").concat(workers.record),
        ),
        "record",
    )
    first = ibis.row_number().over(ibis.window(group_by=list(keys), order_by="order"))
    ours = ours.mutate(place=first)
    ours = ours.filter(ours.place == 0).select(*keys, "order", home="village_code", eligible="is_eligible")
    of_age = members.filter(scope.is_of_age(members.birth_date)).select("record", lives="village_code")
    theirs = rows.filter(rows.register == "participants").join(members.select("record"), "record")
    theirs = theirs.left_join(of_age, "record").drop("record_right")
    theirs = theirs.group_by(keys).agg(covered=ibis.literal(True), lives=theirs.lives.min())
    every = rows.group_by(keys).agg(holder=rows.register.concat(":", rows.record).min())
    found = every.left_join(ours, list(keys)).select(*every.columns, "order", "home", "eligible")
    return found.left_join(theirs, list(keys)).select(*found.columns, "covered", "lives")


def _beside(pairs: ir.Table, sides: ir.Table) -> ir.Table:
    """One row for each pair with the columns of both sides, ``left_...`` and ``right_...``."""
    for side in SIDES:
        own = sides.filter(sides.side == side)
        names = ("holder", "order", "home", "eligible", "covered", "lives")
        own = own.select(
            *(own[name].name(f"of_{name}") for name in PAIR),
            *(own[name].name(f"{side}_{name}") for name in names),
        )
        pairs = pairs.join(own, [pairs.left_id == own.of_left_id, pairs.right_id == own.of_right_id])
        pairs = pairs.drop("of_left_id", "of_right_id")
    return pairs


def _change(wide: ir.Table, side: str, *, is_joined: bool) -> ir.Table:
    """What changes for one side of the pairs that are (or are not) joined: as a person of its own, and as part of both.

    The side whose row of the workers register is chosen stands for both; without one, the left side.
    """
    other = "right" if side == "left" else "left"
    chosen = wide.filter(wide.is_joined if is_joined else ~wide.is_joined)
    mine, theirs = chosen[f"{side}_order"], chosen[f"{other}_order"]
    neither = mine.isnull() & theirs.isnull()
    leads = neither.ifelse(
        ibis.literal(side == "left"), mine.notnull() & (theirs.isnull() | (mine <= theirs)).fill_null(True)
    )
    covered = chosen[f"{side}_covered"].fill_null(False)
    any_covered = covered | chosen[f"{other}_covered"].fill_null(False)
    eligible = chosen[f"{side}_eligible"].fill_null(False)
    alone = {
        "linked": (eligible & covered).cast("int64"),
        "unlinked": (mine.isnull() & covered).cast("int64"),
        "workers": eligible.cast("int64"),
    }
    both = {
        "linked": (leads & eligible & any_covered).cast("int64"),
        "unlinked": (leads & neither & any_covered).cast("int64"),
        "workers": (leads & eligible).cast("int64"),
    }
    sign = -1 if is_joined else 1
    lives = ibis.coalesce(chosen[f"{side}_lives"], chosen[f"{other}_lives"])
    place = mine.isnull().ifelse(lives, chosen[f"{side}_home"])
    return chosen.select(
        *PAIR,
        "is_joined",
        holder=f"{side}_holder",
        place=place,
        **{name: (both[name] - alone[name]) * sign for name in NUMBERS},
    )


def open_by_village(moved: ir.Table) -> ir.Table:
    """How far the undecided pairs may move each village: ``place, doubted, maybe, fewer, doubles``.

    ``doubted``: covered workers who may not be covered; ``maybe``: covered people who may be more; ``fewer`` and
    ``doubles``: workers who may be too many, or more. Of several pairs about one person the one that moves most counts.

    Args:
        moved: from ``effects``.
    """
    nought = ibis.literal(0).cast("int64")
    covered = moved.linked + moved.unlinked
    kinds = {
        "doubted": ibis.greatest(-moved.linked, nought),
        "maybe": ibis.greatest(covered, nought),
        "fewer": ibis.greatest(-moved.workers, nought),
        "doubles": ibis.greatest(moved.workers, nought),
    }
    each = moved.select("holder", "place", **kinds)
    each = each.group_by(["place", "holder"]).agg(**{name: each[name].max() for name in kinds})
    return each.group_by("place").agg(**{name: whole(each[name].sum()) for name in kinds})
