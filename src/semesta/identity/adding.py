"""New records into a linked register: only they are compared, with everybody, and nobody else's number changes."""

# ruff: noqa: S608 - names of tables are ours, paths are quoted

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.arrays import fetch, put
from semesta.identity.decisions import digest
from semesta.identity.evidence import evidence
from semesta.identity.expecting import expect
from semesta.identity.gathering import gather
from semesta.identity.inputs import DECIDED, chain_of, dump, link_runs
from semesta.identity.joining import LINKED_FROM
from semesta.identity.kept import BASE, BATCHES, Kept
from semesta.identity.known import read_learned, write_known
from semesta.identity.lists import text
from semesta.identity.meeting import score_new
from semesta.identity.outcome import told
from semesta.identity.plan import plan_for
from semesta.identity.records import standardise
from semesta.identity.same_number import empty_placeholders, mark_certain
from semesta.identity.standing import UNDECIDED, stand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection
    from ibis.backends.duckdb import Backend

    from semesta.identity.decisions import Decision
    from semesta.identity.inputs import Batches, LinkRun
    from semesta.identity.outcome import LinkedPersons
    from semesta.workspace import Workspace

MOST_SHARE = 0.2
"""Share of new records up to which the kept model is still theirs: more are linked anew, all together."""


def add_records(
    con: Backend,
    workspace: Workspace,
    period: str,
    when: str,
    batches: Batches,
    decided: Mapping[tuple[str, str], Decision],
) -> LinkedPersons | None:
    """Link the records of new batches of the month that was linked last, and keep them as a run that adds to it.

    Everybody keeps their number; a new record takes that of the person whom it is most likely of, and where it may be of
    two persons who have numbers, these stay two and the pair waits for a decision. None where this cannot be done: another
    month, a batch that was taken back, other decisions, no kept model, or too many new records; then all is linked anew.

    Args:
        con: an engine of our own.
        workspace: the office.
        period: the month.
        when: the moment.
        batches: of the month, as they are now.
        decided: the decisions in force.
    """
    runs = link_runs(workspace)
    if not runs or runs[-1].period != period or runs[-1].decided != digest(decided):
        return None
    base = runs[-1]
    new = _new_batches(base, batches)
    chain = chain_of(runs, base)
    learned = read_learned(workspace, chain)
    if new is None or learned is None:
        return None
    records = gather(con, workspace, period, "person", new)
    engine = con.con
    if not records or records > MOST_SHARE * learned.records or _are_decided(engine, decided):
        return None
    standardise(engine, "person")
    empty_placeholders(engine)
    comparisons = score_new(engine, workspace, chain, learned, plan_for("person"))
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE linked AS SELECT *, 1 / (1 + exp(-least(greatest(odds, -500), 500))) AS probability FROM scored"
    )
    mark_certain(engine)
    stand(engine, evidence(comparisons, "person", "p", "a", "b"))
    kept = Kept(workspace)
    _numbers_of_known(engine, kept, base)
    last = _number(engine, kept.last_number())
    _wait(engine)
    engine.execute("CREATE OR REPLACE TEMP TABLE before AS SELECT id, person_id FROM known_number LIMIT 0")
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE diary AS SELECT '' AS event, 0 AS person_id, 0 AS other, 0 AS records, '' AS first, '' AS why LIMIT 0"
    )
    expect(engine, UNDECIDED[0], learned.loss)
    entry = {BATCHES: dump(batches), DECIDED: base.decided, BASE: base.run}
    run = kept.append(con, period, when, last, entry)
    write_known(engine, workspace, run, "r.record IN (SELECT record FROM new_record)")
    return told(engine, run, period, records, learned.loss)


def _new_batches(base: LinkRun, batches: Batches) -> Batches | None:
    """The batches that the base does not have; None where it has some that are gone, or where there are none."""
    if any(not set(base.batches.get(name, ())) <= set(found) for name, found in batches.items()):
        return None
    new = {name: tuple(set(found) - set(base.batches.get(name, ()))) for name, found in batches.items()}
    return new if any(new.values()) else None


def _are_decided(con: DuckDBPyConnection, decided: Mapping[tuple[str, str], Decision]) -> bool:
    """Whether somebody decided of a new record already."""
    ids = [each for pair in decided for each in pair]
    found = con.execute(
        "SELECT count(*) FROM given WHERE id IN (SELECT unnest(?::VARCHAR[]))", [ids]
    ).fetchall()
    return bool(found[0][0])


def _numbers_of_known(con: DuckDBPyConnection, kept: Kept, base: LinkRun) -> None:
    """``known_number``: record, id, person_id, of everybody in ``given`` who has a number."""
    paths = ", ".join(text(path) for path in kept.paths("persons", base.run))
    con.execute(
        "CREATE OR REPLACE TEMP TABLE known_number AS SELECT g.record, g.id, min(person_id) AS person_id FROM"
        f" (SELECT register, record_id, person_id FROM read_parquet([{paths}])) p JOIN given g"
        " ON p.register = g.register AND p.record_id = g.key GROUP BY 1, 2"
    )


def _number(con: DuckDBPyConnection, last: int) -> int:
    """``numbered``: id, record, grouped, person_id, of the new records; the last number used.

    The surest pairs first; a pair is left when it would join two persons who have numbers.
    """
    edges = fetch(
        con,
        f"SELECT l, r, max(probability) AS p FROM link WHERE probability >= {LINKED_FROM} GROUP BY 1, 2 ORDER BY p DESC, l, r",
    )
    numbers = fetch(con, "SELECT record, person_id FROM known_number")
    owner = dict(
        zip(numbers["record"].astype(int).tolist(), numbers["person_id"].astype(int).tolist(), strict=True)
    )
    new = fetch(con, "SELECT record FROM new_record ORDER BY record")["record"].astype(int).tolist()
    head: dict[int, int] = {}

    def top(record: int) -> int:
        while (above := head.get(record, record)) != record:
            head[record] = head.get(above, above)
            record = above
        return record

    for left, right in zip(edges["l"].astype(int).tolist(), edges["r"].astype(int).tolist(), strict=True):
        a, b = top(left), top(right)
        if a != b and (a not in owner or b not in owner or owner[a] == owner[b]):
            # Whoever has a number stands for the group.
            head[b if a in owner or b not in owner else a] = a if a in owner or b not in owner else b
    fresh: dict[int, int] = {}
    found = []
    for record in new:
        leader = top(record)
        if leader not in owner and leader not in fresh:
            fresh[leader] = last + len(fresh) + 1
        found.append(owner.get(leader, fresh.get(leader, 0)))
    import numpy as np

    put(
        con,
        "new_number",
        {"record": np.array(new, dtype=np.int64), "person_id": np.array(found, dtype=np.int64)},
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE numbered AS SELECT id, record, record AS grouped, person_id::BIGINT AS person_id"
        " FROM new_number JOIN given USING (record)"
    )
    return last + len(fresh)


def _wait(con: DuckDBPyConnection) -> None:
    """Pairs that would join persons who have numbers wait in the queue, however likely they are."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE number_now AS SELECT record, any_value(person_id) AS person_id FROM"
        " (SELECT record, person_id FROM numbered UNION ALL SELECT record, person_id FROM known_number ANTI JOIN numbered USING (record)) GROUP BY 1"
    )
    con.execute(
        "UPDATE link SET standing = 'undecided' WHERE standing IN ('linked', 'certain') AND"
        " (SELECT person_id FROM number_now WHERE record = link.l) <> (SELECT person_id FROM number_now WHERE record = link.r)"
    )
