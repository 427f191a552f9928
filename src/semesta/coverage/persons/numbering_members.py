"""Who is who among members: the worker that a membership belongs to, else a number of the member's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.bearers import AGAIN, STRANGER, bearers, is_stranger
from semesta.coverage.persons.look_alikes import look_alikes
from semesta.coverage.persons.names import is_other_day, name_key
from semesta.coverage.persons.nik import is_near
from semesta.coverage.persons.numbering_workers import NAME
from semesta.coverage.persons.own_numbers import own_numbers

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.steps import Steps

REGENCY = 5
"""Characters of a regency's code."""


@dataclass(frozen=True)
class MemberNumbers:
    """What is told of the memberships whose person is not simply their NIK.

    ``numbers``: ``record, person``; no rows when every NIK is sound and nobody's twin. ``doubtful``: ``record, person,
    village_code`` of memberships that may be another's than their person's.
    """

    numbers: ir.Table
    doubtful: ir.Table


def member_numbers(steps: Steps, members: ir.Table, known: ir.Table, keys: ir.Table) -> MemberNumbers:
    """Number the memberships; the results are kept as ``member_numbers`` and ``doubtful_members``.

    Args:
        steps: where they are kept.
        members: record, nik (number), name, birth_date, sex, village_code.
        known: the workers register by NIK: nik, person, name, birth_date, sex, village_code; each NIK once.
        keys: the workers register by name: person, nik, key, birth_date, sex, village_code.
    """
    loose = steps.keep("loose_members", _loose(members, known))
    if steps.is_empty(loose):
        nobody = steps.keep("member_numbers", loose.select("record", person="nik"))
        return MemberNumbers(nobody, loose.select("record", "person", "village_code"))
    roles = _roles(steps, loose)
    strangers = _strangers(steps, loose, known, roles)
    free = _free(steps, loose, strangers)
    by_name = steps.keep("members_by_name", _by_name(free, keys))
    alike = steps.keep("members_alike", _alike(free.anti_join(by_name, "record"), keys))
    linked = by_name.union(alike)
    rest = free.anti_join(linked, "record")
    found = loose.filter(loose.person.notnull() & (loose.person != loose.nik)).anti_join(strangers, "record")
    elsewhere = found.select("record", "person")
    numbers = steps.keep(
        "member_numbers", linked.select("record", "person").union(_without_nik(rest), elsewhere)
    )
    return MemberNumbers(numbers, steps.keep("doubtful_members", _doubtful(loose, strangers, roles, linked)))


def _loose(members: ir.Table, known: ir.Table) -> ir.Table:
    """The memberships whose NIK alone does not settle who they are."""
    workers = known.select("nik", "person", worker_birth="birth_date", known_nik="nik")
    joined = members.left_join(workers, "nik")
    # Few birth dates differ at all: the rest need not be taken apart into days and months.
    differs = joined.birth_date != joined.worker_birth
    is_open = (
        joined.known_nik.isnull()
        | (differs & is_other_day(joined.birth_date, joined.worker_birth))
        | (joined.person != joined.nik)
    )
    return joined.filter(is_open).select(
        "record", "nik", "name", "birth_date", "sex", "village_code", "person", "worker_birth"
    )


def _roles(steps: Steps, loose: ir.Table) -> ir.Table:
    """What each loose membership is among those that bear its NIK, where no worker bears it (see ``bearers``)."""
    unknown = loose.filter(loose.person.isnull()).mutate(rank=ibis.literal(0, "int8"))
    return steps.keep("member_roles", bearers(steps, "member_bearers", unknown))


def _strangers(steps: Steps, loose: ir.Table, known: ir.Table, roles: ir.Table) -> ir.Table:
    """Loose memberships under somebody else's NIK (see ``is_stranger``): ``record``."""
    workers = known.select(
        "nik",
        owner_name="name",
        owner_birth_date="birth_date",
        owner_sex="sex",
        owner_village_code="village_code",
    )
    named = loose.filter(loose.person.notnull()).join(workers, "nik")
    named = named.mutate(key=name_key(named["name"]), owner_key=name_key(named.owner_name))
    strange = named.filter(is_stranger(named)).select("record")
    return steps.keep("strange_members", strange.union(roles.filter(roles.role == STRANGER).select("record")))


def _doubtful(loose: ir.Table, strangers: ir.Table, roles: ir.Table, linked: ir.Table) -> ir.Table:
    """Memberships that may be another's: ``record, person, village_code``.

    Their NIK gives them to a person of another birth date, who is not surely a stranger; or their name, to a worker who
    lives elsewhere in the regency; or they look like a worker of their village.
    """
    of_worker = loose.filter(is_other_day(loose.birth_date, loose.worker_birth)).anti_join(
        strangers, "record"
    )
    again = roles.filter((roles.role == AGAIN) & ~roles.is_sure).anti_join(linked, "record")
    of_member = loose.semi_join(again, "record").mutate(person=ibis._.nik)
    of_name = linked.filter(~linked.is_sure).join(loose.select("record", "village_code"), "record")
    columns = ("record", "person", "village_code")
    return of_worker.select(*columns).union(of_member.select(*columns), of_name.select(*columns))


def _free(steps: Steps, loose: ir.Table, strangers: ir.Table) -> ir.Table:
    """Loose memberships that no NIK gives to a worker, with name key: ``record, nik`` (NULL when missing or somebody else's).

    Kept as ``free_members``.
    """
    marked = loose.left_join(strangers.mutate(is_strange=ibis.literal(True)), "record")
    marked = marked.mutate(is_strange=marked.is_strange.fill_null(False))
    free = marked.filter(marked.person.isnull() | marked.is_strange)
    nik = free.is_strange.ifelse(ibis.null("int64"), free.nik)
    return steps.keep(
        "free_members",
        free.select("record", "birth_date", "sex", "village_code", nik=nik, key=name_key(free["name"])),
    )


def _by_name(free: ir.Table, keys: ir.Table) -> ir.Table:
    """Free memberships that name, birth date and sex give to one worker, and no other member claims.

    Names repeat, also with the birth date (one in forty Jakartans has such a namesake among the members who live
    elsewhere), so something else must agree: the village, or the NIK but for a typing error; or, for want of these and
    without a NIK, the regency, which is not sure. Columns: ``record, person, is_sure``.
    """
    workers = keys.select(*NAME, worker_nik="nik", worker_village="village_code", person="person")
    pairs = free.join(workers, NAME)
    same_village = (pairs.village_code == pairs.worker_village).fill_null(False)
    same_regency = (pairs.village_code.left(REGENCY) == pairs.worker_village.left(REGENCY)).fill_null(False)
    is_sure = same_village | is_near(pairs.nik, pairs.worker_nik).fill_null(False)
    nowhere_else = pairs.nik.isnull() & (pairs.village_code.isnull() | same_regency)
    fitting = pairs.mutate(is_sure=is_sure).filter(is_sure | nowhere_else)
    sure = fitting.filter(fitting.is_sure)
    chosen = sure.union(fitting.anti_join(sure, "record")).select("record", "nik", "person", "is_sure")
    return _clear(chosen)


def _alike(free: ir.Table, keys: ir.Table) -> ir.Table:
    """Free memberships that look like one worker of their village, and no other member does: as from ``_by_name``."""
    # Most live where there are no workers to look like.
    here = free.semi_join(keys.select("village_code").distinct(), "village_code")
    pairs = look_alikes(here, keys)
    workers = keys.select("person", other="record")
    pairs = pairs.join(workers, "other")
    return _clear(pairs.select("record", "nik", "person", is_sure=ibis.literal(False)))


def _clear(pairs: ir.Table) -> ir.Table:
    """The pairs (``record, nik, person, is_sure``) whose membership has one worker, and whose worker one other NIK at most.

    Columns: ``record, person, is_sure``.
    """
    for_member = pairs.group_by("record").agg(
        persons=pairs.person.nunique(), person=pairs.person.min(), is_sure=pairs.is_sure.all()
    )
    for_worker = pairs.group_by("person").agg(claims=pairs.nik.nunique())
    clear = for_member.filter(for_member.persons == 1).join(
        for_worker.filter(for_worker.claims <= 1), "person"
    )
    return clear.select("record", "person", "is_sure")


def _without_nik(rest: ir.Table) -> ir.Table:
    """Memberships without a sound NIK that belong to no worker: ``record, person``.

    Those of one name, birth date, sex and village are one person, and that of the only NIK among them.
    """
    where = (*NAME, "village")
    placed = rest.mutate(village=rest.village_code.fill_null(""))
    named = placed.filter(placed.key.notnull() & placed.birth_date.notnull() & placed.sex.notnull())
    # Few are without a NIK: only their names are worth grouping.
    named = named.semi_join(named.filter(named.nik.isnull()).select(*where).distinct(), where)
    groups = named.group_by(where).agg(
        niks=named.nik.nunique(), only=named.nik.min(), leader=named.record.min(where=named.nik.isnull())
    )
    lost = placed.filter(placed.nik.isnull()).left_join(groups, where)
    known = lost.filter(lost.niks == 1).select("record", person="only")
    own = lost.filter(lost.niks.isnull() | (lost.niks != 1))
    own = own.select("record", leader=own.niks.isnull().ifelse(own.record, own.leader))
    numbers = own_numbers(own, "members")
    return known.union(own.join(numbers, "leader").select("record", "person"))
