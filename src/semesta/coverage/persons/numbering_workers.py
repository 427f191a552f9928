"""Who is who in the workers register: a number for each person, and which of a person's rows counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.bearers import AGAIN, STRANGER, bearers
from semesta.coverage.persons.look_alikes import look_alikes
from semesta.coverage.persons.names import name_key
from semesta.coverage.persons.nik import is_alike, is_near, tells_birth
from semesta.coverage.persons.own_numbers import own_numbers

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.steps import Steps

#: What makes two records one person when a NIK does not.
NAME = ("key", "birth_date", "sex")


def rank_of(workers: ir.Table) -> ir.IntegerValue:
    """Which of a person's rows counts, the lowest first.

    A death or a public office that one list knows is not undone by a list that does not; who moved away counts where
    they live now.
    """
    return ibis.cases(
        (workers.vital_status == "deceased", 0),
        (workers.public_servant == "yes", 1),
        (workers.vital_status == "moved", 3),
        else_=2,
    ).cast("int8")


def worker_roles(steps: Steps, workers: ir.Table) -> ir.Table:
    """What each row is among those that bear its NIK (see ``bearers``); kept as ``worker_roles``."""
    ranked = workers.mutate(rank=rank_of(workers))
    return steps.keep("worker_roles", bearers(steps, "worker_bearers", ranked))


def worker_keys(steps: Steps, workers: ir.Table, roles: ir.Table) -> ir.Table:
    """The workers register by name: the rows with a name, a birth date and a sex that are no second row of their NIK.

    Columns: ``record, nik`` (NULL when it is missing or somebody else's), ``key, birth_date, sex, village_code, rank``.
    Kept as ``worker_keys``.
    """
    rows = workers.mutate(rank=rank_of(workers))
    rows = rows.filter(rows["name"].notnull() & rows.birth_date.notnull() & rows.sex.notnull())
    nik: ir.Value = rows.nik
    if not steps.is_empty(roles):
        rows = rows.left_join(roles, "record").drop("record_right")
        rows = rows.filter(rows.role.isnull() | (rows.role != AGAIN))
        nik = (rows.role == STRANGER).fill_null(False).ifelse(ibis.null("int64"), rows.nik)
    keyed = rows.select(
        "record", "birth_date", "sex", "village_code", "rank", nik=nik, key=name_key(rows["name"])
    )
    return steps.keep("worker_keys", keyed.filter(keyed.key.notnull()))


def worker_numbers(steps: Steps, workers: ir.Table, roles: ir.Table, keys: ir.Table) -> ir.Table:
    """The rows whose person is not simply their NIK, and the rows that are a person's second.

    Columns: ``record, person, is_extra`` (of a person whom another row counts) and ``is_sure``: false where a row that
    counts has neither a NIK nor a name that tells it from all others, and where a row that is left out may be somebody
    else's (only name, birth date, sex and village are the same, or only the NIK). Kept as ``worker_numbers``; no rows when
    every row has a NIK of its own.

    Args:
        steps: where it is kept.
        workers: record, nik (number), vital_status, public_servant.
        roles: from ``worker_roles``.
        keys: from ``worker_keys``.
    """
    again = roles.filter(roles.role == AGAIN).join(workers.select("record", "nik"), "record")
    extra = again.select("record", "is_sure", person="nik", is_extra=ibis.literal(True))
    strangers = roles.filter(roles.role == STRANGER).select("record")
    nameless = workers.filter(workers.nik.isnull()).select("record").union(strangers).distinct()
    nameless = steps.keep("workers_without_nik", nameless)
    namesakes = _namesakes(steps, keys)
    twins = steps.keep("worker_twins", _twins(namesakes))
    merged = twins.filter(twins.lead.notnull() & ~twins.is_open)
    merged = merged.select("record", "is_extra", person="lead", is_sure=~merged.is_extra)
    alike = twins.filter(twins.is_open)
    alike = alike.select("record", "is_extra", person="nik", is_sure=ibis.literal(False))
    doubtful = steps.keep("worker_look_alikes", _doubtful(keys))
    parts = [extra, merged, alike, doubtful.filter(doubtful.person.notnull()).anti_join(twins, "record")]
    if not steps.is_empty(nameless):
        told = keys.anti_join(namesakes, "record").anti_join(doubtful, "record")
        parts.append(_without_nik(nameless, twins, told))
    columns = ("record", "person", "is_extra", "is_sure")
    first, *others = (part.select(*columns) for part in parts)
    return steps.keep("worker_numbers", first.union(*others))


def _doubtful(keys: ir.Table) -> ir.Table:
    """Rows that may be another row of their village: without a NIK, or with one that does not tell the birth date.

    Columns: ``record, person`` (their NIK), ``is_extra, is_sure``.
    """
    lost = keys.filter(keys.nik.isnull() | ~tells_birth(keys.nik, keys.birth_date))
    found = look_alikes(lost, keys).select("record", "nik").distinct()
    return found.select("record", person="nik", is_extra=ibis.literal(False), is_sure=ibis.literal(False))


def _without_nik(nameless: ir.Table, twins: ir.Table, told: ir.Table) -> ir.Table:
    """Rows without a NIK of their own that no NIK takes up: ``record, person, is_extra, is_sure``.

    Args:
        nameless: record.
        twins: from ``_twins``.
        told: record of those whom their name tells from all others.
    """
    known = told.select(known="record")
    own = nameless.anti_join(twins, "record").left_join(known, ibis._.record == known.known)
    own = own.select("record", leader="record", is_extra=ibis.literal(False), is_sure=own.known.notnull())
    grouped = twins.filter(twins.lead.isnull())
    grouped = grouped.select("record", "leader", "is_extra", is_sure=~grouped.is_extra)
    without = own.union(grouped)
    return without.join(own_numbers(without, "workers"), "leader")


def _namesakes(steps: Steps, keys: ir.Table) -> ir.Table:
    """Rows that share name, birth date and sex with others, the columns of ``keys``; kept as ``namesakes``."""
    groups = keys.group_by(NAME).agg(rows=ibis._.count())
    groups = groups.filter(groups["rows"] > 1).select(*NAME)
    return steps.keep("namesakes", keys.semi_join(groups, NAME))


def _twins(namesakes: ir.Table) -> ir.Table:
    """Namesakes of one village who are one person: rows without a NIK, and NIK a typing error away from the first one.

    Columns: ``record, nik``, ``lead`` (the person's NIK; NULL when nobody of the name has one there), ``leader`` (the record
    that counts), ``is_extra`` (of the others) and ``is_open`` (of those who may be the first one or a namesake: only the
    serial number of their NIK is another; they are not extra). Namesakes of other villages are other people as far as
    anybody can tell: a province has thousands of them.
    """
    here = (*NAME, "village_code")
    placed = namesakes.filter(namesakes.village_code.notnull())
    bearing = placed.filter(placed.nik.notnull())
    first = ibis.row_number().over(ibis.window(group_by=here, order_by=["rank", "record"]))
    leads = bearing.mutate(place=first)
    leads = leads.filter(leads.place == 0).select(*here, lead="nik")
    joined = placed.left_join(leads, here).select(*placed.columns, "lead")
    is_near_lead = joined.nik.isnull() | is_near(joined.nik, joined.lead)
    theirs = joined.mutate(is_open=~is_near_lead & is_alike(joined.nik, joined.lead))
    theirs = theirs.filter(is_near_lead | theirs.is_open)
    order = ["is_open", "rank", theirs.nik.isnull(), "record"]
    ranked = theirs.mutate(
        place=ibis.row_number().over(ibis.window(group_by=here, order_by=order)),
        people=theirs.count().over(ibis.window(group_by=here)),
    )
    ranked = ranked.filter(ranked.people > 1)
    leaders = ranked.filter(ranked.place == 0).select(*here, leader="record")
    found = ranked.join(leaders, here)
    is_extra = (found.record != found.leader) & ~found.is_open
    return found.select("record", "nik", "lead", "leader", "is_open", is_extra=is_extra)
