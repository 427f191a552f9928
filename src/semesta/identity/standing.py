"""How each pair stands: certain, linked, undecided, or decided by somebody."""

# ruff: noqa: S608 - names of tables are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.lists import text
from semesta.language import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from semesta.identity.decisions import Decision

UNDECIDED = (0.05, 0.95)
"""Probabilities between which a pair waits for a person's decision."""
SURE = 0.9999
"""The probability of records that are certainly one."""


def stand(con: DuckDBPyConnection, said: str) -> None:
    """``link``: l, r, left, right (``register:key``), probability, standing, explanation; certain ones once for each record."""
    standing = f"CASE WHEN probability >= {UNDECIDED[1]} THEN 'linked' WHEN probability >= {UNDECIDED[0]} THEN 'undecided' END"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE link AS SELECT p.l, p.r, a.id AS left_id, b.id AS right_id, p.probability, {standing} AS standing,"
        f" {said} AS explanation FROM linked p JOIN given a ON a.record = p.l JOIN given b ON b.record = p.r"
        f" WHERE p.probability >= {UNDECIDED[0]} UNION ALL"
        f" SELECT c.leader, c.record, a.id, b.id, {SURE}, 'certain', {text(say('identity.match.certain'))} FROM certain c"
        " JOIN given a ON a.record = c.leader JOIN given b ON b.record = c.record WHERE c.leader <> c.record"
    )


def put_decisions(con: DuckDBPyConnection, decided: dict[tuple[str, str], Decision]) -> None:
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
