"""``semesta link``: the persons, and the employers, of one month across the registers, with numbers that stay."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.identity.decisions import decisions_file, in_force, read_decisions
from semesta.identity.evidence import evidence
from semesta.identity.expecting import expect
from semesta.identity.gathering import gather
from semesta.identity.grouping import groups
from semesta.identity.inputs import batches_of, dump
from semesta.identity.kept import BATCHES, Kept
from semesta.identity.linking import link
from semesta.identity.lists import text
from semesta.identity.numbers_that_stay import number_groups, write_diary
from semesta.identity.plan import plan_of
from semesta.identity.records import standardise
from semesta.identity.same_number import join_same_numbers, keep_leaders
from semesta.language import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from ibis.backends.duckdb import Backend

    from semesta.identity.decisions import Decision
    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace

LINKED_FROM = 0.5
UNDECIDED = (0.05, 0.95)
"""Probabilities between which a pair waits for a person's decision."""
STIFFNESS = {"person": 3.0, "employer": 3.0}
"""Registers of one country are better known than foreign lists: what is believed of matches weighs more."""
SURE = 0.9999


@dataclass(frozen=True)
class LinkedPersons:
    """What a run gave: its number, records, persons, pairs by how they stand, entries of the diary, and the loss of blocking."""

    run: str
    period: str
    records: int
    persons: int
    certain: int
    linked: int
    undecided: int
    joined: int
    split: int
    loss: float


def link_persons(
    con: Backend, workspace: Workspace, period: str, when: str, entity: Entity = "person"
) -> LinkedPersons:
    """Link, number and keep the persons (or employers) of a month; under the workspace's lock.

    Args:
        con: an engine of our own.
        workspace: the office.
        period: ``2025-12``.
        when: the moment, ISO 8601, for the diary.
        entity: persons or employers.

    Raises:
        SemestaError: E-IDENTITY-021, no register of them has that month; E-WORKSPACE-005, -006.
    """
    batches = batches_of(workspace, period, entity)
    records = gather(con, workspace, period, entity)
    if not records:
        raise refusal("E-IDENTITY-021", period=period)
    engine = con.con
    standardise(engine, entity)
    if entity == "person":
        join_same_numbers(engine)
        keep_leaders(engine)
    else:
        engine.execute("CREATE OR REPLACE TEMP TABLE certain AS SELECT record, record AS leader FROM record")
    plan = dataclasses.replace(plan_of(entity), stiffness=STIFFNESS[entity])
    found = link(engine, plan, is_one_list=True, least=0.0, lowest=UNDECIDED[0])
    if not found.comparisons:
        engine.execute(
            "CREATE OR REPLACE TEMP TABLE linked (l INTEGER, r INTEGER, odds DOUBLE, probability DOUBLE)"
        )
        engine.execute("CREATE OR REPLACE TEMP TABLE scored (l INTEGER, r INTEGER, odds DOUBLE)")
    _pairs(engine, evidence(found.comparisons, entity, "p", "a", "b") if found.comparisons else "''")
    _decide(engine, in_force(read_decisions(decisions_file(workspace, entity))))
    _group(engine)
    kept = Kept(workspace, entity)
    kept.read_before(con)
    last = number_groups(engine, kept.last_number())
    write_diary(engine)
    expect(engine, UNDECIDED[0], found.loss)
    run = kept.append(con, period, when, last, {BATCHES: dump(batches)})
    return _told(engine, run, period, records, found.loss)


def _pairs(con: DuckDBPyConnection, said: str) -> None:
    """``link``: l, r, left, right (``register:key``), probability, standing, explanation; certain ones once for each record."""
    standing = f"CASE WHEN probability >= {UNDECIDED[1]} THEN 'linked' WHEN probability >= {UNDECIDED[0]} THEN 'undecided' END"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE link AS SELECT p.l, p.r, a.id AS left_id, b.id AS right_id, p.probability, {standing} AS standing,"
        f" {said} AS explanation FROM linked p JOIN given a ON a.record = p.l JOIN given b ON b.record = p.r"
        f" WHERE p.probability >= {UNDECIDED[0]} UNION ALL"
        f" SELECT c.leader, c.record, a.id, b.id, {SURE}, 'certain', {text(say('identity.match.certain'))} FROM certain c"
        " JOIN given a ON a.record = c.leader JOIN given b ON b.record = c.record WHERE c.leader <> c.record"
    )


def _decide(con: DuckDBPyConnection, decided: dict[tuple[str, str], Decision]) -> None:
    """Put the decisions into ``link``, and those to stay apart into ``apart`` (l, r)."""
    rows = [(*pair, each.verdict) for pair, each in decided.items()]
    con.execute(
        "CREATE OR REPLACE TEMP TABLE decided AS SELECT unnest(?::VARCHAR[]) AS left_id, unnest(?::VARCHAR[]) AS right_id, unnest(?::VARCHAR[]) AS verdict",
        [list(column) for column in zip(*rows, strict=True)] if rows else [[], [], []],
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE known AS SELECT min(a.record) AS l, min(b.record) AS r, left_id, right_id, verdict FROM decided"
        " JOIN given a ON a.id = left_id JOIN given b ON b.id = right_id GROUP BY ALL"
    )
    con.execute(
        "DELETE FROM link WHERE (least(l, r), greatest(l, r)) IN (SELECT (least(l, r), greatest(l, r)) FROM known) AND standing <> 'certain'"
    )
    con.execute(
        "INSERT INTO link SELECT l, r, left_id, right_id, CASE verdict WHEN 'merge' THEN 1 ELSE 0 END, 'decided', "
        f"{text(say('identity.link.decided'))} || ' (' || verdict || ')' FROM known"
    )
    con.execute("CREATE OR REPLACE TEMP TABLE apart AS SELECT l, r FROM known WHERE verdict = 'unmerge'")


def _group(con: DuckDBPyConnection) -> None:
    """``grouped_record``: record, id, grouped (the smallest record of the person)."""
    edges = con.execute(
        f"SELECT l, r, probability FROM link WHERE probability >= {LINKED_FROM} AND standing <> 'certain'"
    ).fetchall()
    apart = con.execute("SELECT l, r FROM apart").fetchall()
    touched = {record for pair in apart for record in pair}
    leaders = dict(con.execute("SELECT record, leader FROM certain WHERE leader <> record").fetchall())
    loose = _loose(con, touched, leaders)
    led = [(_leader(a, leaders, loose), _leader(b, leaders, loose), p) for a, b, p in edges]
    led += [(leaders[record], record, SURE) for record in loose]
    found = groups([edge for edge in led if edge[0] != edge[1]], apart)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE head AS SELECT unnest(?::INTEGER[]) AS record, unnest(?::INTEGER[]) AS grouped",
        [list(found), list(found.values())],
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE loose AS SELECT unnest(?::INTEGER[]) AS record", [sorted(loose)]
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE grouped_record AS SELECT g.record, g.id, coalesce(own.grouped, head.grouped, c.leader) AS grouped"
        " FROM given g JOIN certain c USING (record) LEFT JOIN head ON head.record = c.leader"
        " LEFT JOIN (SELECT record, coalesce(h.grouped, record) AS grouped FROM loose LEFT JOIN head h USING (record)) own ON own.record = g.record"
    )


def _loose(con: DuckDBPyConnection, touched: set[int], leaders: dict[int, int]) -> set[int]:
    """Records that a certain group holds, but that a decision looks at: they are joined one by one, not as a group."""
    groups_touched = {leaders.get(record, record) for record in touched}
    if not groups_touched:
        return set()
    found = con.execute(
        "SELECT record FROM certain WHERE record <> leader AND leader IN (SELECT unnest(?::INTEGER[]))",
        [sorted(groups_touched)],
    ).fetchall()
    return {record for (record,) in found}


def _leader(record: int, leaders: dict[int, int], loose: set[int]) -> int:
    return record if record in loose else leaders.get(record, record)


def _told(con: DuckDBPyConnection, run: str, period: str, records: int, loss: float) -> LinkedPersons:
    standing = dict(con.execute("SELECT standing, count(*) FROM link GROUP BY 1").fetchall())
    events = dict(con.execute("SELECT event, count(*) FROM diary GROUP BY 1").fetchall())
    persons = con.execute("SELECT count(DISTINCT person_id) FROM numbered").fetchall()[0][0]
    return LinkedPersons(
        run=run,
        period=period,
        records=records,
        persons=int(persons),
        certain=standing.get("certain", 0),
        linked=standing.get("linked", 0),
        undecided=standing.get("undecided", 0),
        joined=events.get("join", 0),
        split=events.get("split", 0),
        loss=loss,
    )
