"""``semesta link``: the persons, and the employers, of one month across the registers, with numbers that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.identity.adding import add_records
from semesta.identity.decisions import decisions_file, digest, in_force, read_decisions
from semesta.identity.evidence import evidence
from semesta.identity.expecting import expect
from semesta.identity.gathering import gather
from semesta.identity.inputs import DECIDED, batches_of, dump
from semesta.identity.joining import join_records
from semesta.identity.kept import BATCHES, Kept
from semesta.identity.kinds import put_kinds
from semesta.identity.known import keep_known
from semesta.identity.linking import HERE, link
from semesta.identity.numbers_that_stay import number_groups, write_diary
from semesta.identity.outcome import LinkedPersons, told
from semesta.identity.plan import plan_for
from semesta.identity.records import standardise
from semesta.identity.same_number import empty_placeholders, join_same_numbers, keep_leaders
from semesta.identity.sizes import sizes_of
from semesta.identity.splink_places import load_splink
from semesta.identity.standing import UNDECIDED, put_decisions, stand

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

    from semesta.identity.plan import Entity
    from semesta.identity.splink_places import Place
    from semesta.workspace import Workspace

__all__ = ["LinkedPersons", "link_persons"]


def link_persons(
    con: Backend,
    workspace: Workspace,
    period: str,
    when: str,
    entity: Entity = "person",
    place: Place = HERE,
) -> LinkedPersons:
    """Link, number and keep the persons (or employers) of a month; under the workspace's lock.

    Args:
        con: an engine of our own.
        workspace: the office.
        period: ``2025-12``.
        when: the moment, ISO 8601, for the diary.
        entity: persons or employers.
        place: where Splink scores the residual; a few new records are scored here.

    Raises:
        SemestaError: E-IDENTITY-021, no register of them has that month; E-WORKSPACE-005, -006.
    """
    batches = batches_of(workspace, period, entity)
    decided = in_force(read_decisions(decisions_file(workspace, entity)))
    entry = {BATCHES: dump(batches), DECIDED: digest(decided)}
    if entity == "person":
        added = add_records(con, workspace, period, when, batches, decided)
        if added is not None:
            return added
    load_splink()
    records = gather(con, workspace, period, entity)
    if not records:
        raise refusal("E-IDENTITY-021", period=period)
    engine = con.con
    standardise(engine, entity)
    if entity == "person":
        empty_placeholders(engine)
        join_same_numbers(engine)
        keep_leaders(engine)
    else:
        engine.execute("CREATE OR REPLACE TEMP TABLE certain AS SELECT record, record AS leader FROM record")
    put_kinds(engine, "register")
    plan = plan_for(entity)
    sizes = sizes_of(engine, is_one_list=True)
    found = link(engine, plan, is_one_list=True, least=0.0, lowest=UNDECIDED[0], place=place, by_kind=True)
    if not found.comparisons:
        engine.execute(
            "CREATE OR REPLACE TEMP TABLE linked (l INTEGER, r INTEGER, odds DOUBLE, probability DOUBLE)"
        )
        engine.execute("CREATE OR REPLACE TEMP TABLE scored (l INTEGER, r INTEGER, odds DOUBLE)")
    stand(engine, evidence(found.comparisons, entity, "p", "a", "b") if found.comparisons else "''")
    put_decisions(engine, decided)
    join_records(engine)
    kept = Kept(workspace, entity)
    kept.read_before(con)
    last = number_groups(engine, kept.last_number())
    write_diary(engine)
    expect(engine, UNDECIDED[0], found.loss)
    run = kept.append(con, period, when, last, entry)
    if entity == "person":
        keep_known(engine, workspace, run, found, sizes)
    return told(engine, run, period, records, found.loss)
