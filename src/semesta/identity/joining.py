"""From links to persons, decisions respected."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.arrays import fetch, put
from semesta.identity.grouping import groups
from semesta.identity.standing import SURE

if TYPE_CHECKING:
    import numpy as np
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

LINKED_FROM = 0.5


def join_records(con: DuckDBPyConnection) -> None:
    """``grouped_record``: record, id, grouped (a record of the person, the same for all of it).

    Args:
        con: the engine, with ``given``, ``certain`` (record, leader), ``link`` and ``apart`` (l, r: told apart by somebody).
    """
    _led(con)
    edges = fetch(con, "SELECT l, r, probability FROM led ORDER BY l, r")
    apart = fetch(con, "SELECT l, r FROM apart")
    left, right = edges["l"].astype("int64"), edges["r"].astype("int64")
    foes = list(zip(apart["l"].astype("int64").tolist(), apart["r"].astype("int64").tolist(), strict=True))
    records, grouped = _components(left, right, edges["probability"], foes)
    put(con, "head", {"record": records, "grouped": grouped})
    con.execute(
        "CREATE OR REPLACE TEMP TABLE grouped_record AS SELECT g.record, g.id, coalesce(head.grouped, led.record) AS grouped"
        " FROM given g JOIN (SELECT record, CASE WHEN record IN (SELECT record FROM loose) THEN record ELSE leader END AS led_record FROM certain) c"
        " USING (record) LEFT JOIN head ON head.record = c.led_record CROSS JOIN LATERAL (SELECT c.led_record AS record) led"
    )


def _led(con: DuckDBPyConnection) -> None:
    """``led``: l, r, probability, of leaders of certain groups; ``loose``: records of groups of which somebody decided.

    These are joined one by one, not as a group.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE loose AS SELECT record FROM certain WHERE record <> leader AND leader IN"
        " (SELECT leader FROM certain WHERE record IN (SELECT l FROM apart UNION SELECT r FROM apart))"
    )
    leader = "CASE WHEN {0}.record IN (SELECT record FROM loose) THEN {0}.record ELSE {0}.leader END"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE led AS SELECT * FROM (SELECT {leader.format('a')} AS l, {leader.format('b')} AS r, probability::DOUBLE AS probability"
        " FROM link JOIN certain a ON a.record = link.l JOIN certain b ON b.record = link.r"
        f" WHERE probability >= {LINKED_FROM} AND standing <> 'certain'"
        f" UNION ALL SELECT leader, record, {SURE} FROM certain WHERE record IN (SELECT record FROM loose)) WHERE l <> r"
    )


def _components(
    left: Numbers, right: Numbers, probability: NDArray[np.float64], foes: list[tuple[int, int]]
) -> tuple[Numbers, Numbers]:
    """The records of the pairs, and the smallest record of the group of each; groups with foes are formed pair by pair."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    records, ends = np.unique(np.concatenate([left, right]), return_inverse=True)
    if not len(records):
        return records, records
    a, b = ends[: len(left)], ends[len(left) :]
    graph = coo_array((np.ones(len(a), np.int8), (a, b)), shape=(len(records), len(records)))
    component = np.asarray(connected_components(graph, directed=False)[1])
    grouped = np.full(int(component.max()) + 1, np.iinfo(np.int64).max)
    np.minimum.at(grouped, component, records)
    found = grouped[component]
    quarrel = np.isin(records, np.array([each for pair in foes for each in pair], dtype=np.int64))
    inside = np.isin(component, component[quarrel])
    if inside.any():
        of = inside[a]
        edges = list(zip(left[of].tolist(), right[of].tolist(), probability[of].tolist(), strict=True))
        heads = groups(edges, foes)
        found[inside] = [heads[record] for record in records[inside].tolist()]
    return records, found
