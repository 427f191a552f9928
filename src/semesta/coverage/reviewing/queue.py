"""The queue of the last link run."""

# ruff: noqa: S608 - names of tables are ours, paths are quoted

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta.coverage.reviewing.fields import fields_of_records
from semesta.coverage.reviewing.moving import moving
from semesta.coverage.reviewing.published import published
from semesta.coverage.reviewing.shape import Waiting
from semesta.engine import connect
from semesta.errors import refusal
from semesta.identity.decisions import decisions_file, in_force, read_decisions
from semesta.identity.inputs import LinkRun, link_runs
from semesta.identity.kept import Kept
from semesta.identity.lists import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ibis.backends.duckdb import Backend

    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace

NATION = "ID"


@dataclass(frozen=True)
class Progress:
    """The undecided pairs of the last run: how many wait, how many were decided since."""

    waiting: int
    decided: int


def last_run(workspace: Workspace, entity: Entity) -> LinkRun:
    """The last link run of any month.

    Raises:
        SemestaError: E-IDENTITY-022, nothing was linked yet.
    """
    runs = link_runs(workspace, entity)
    if not runs:
        raise refusal("E-IDENTITY-022")
    return runs[-1]


def queue(
    workspace: Workspace,
    entity: Entity = "person",
    *,
    area: str | None = None,
    limit: int = 10,
    after: tuple[str, str] | None = None,
) -> list[Waiting]:
    """The first pairs that nobody has decided, greatest expected effect first.

    What is expected of a pair is its effect on the area's coverage, by how likely the answer is another one than now.

    Args:
        workspace: the office.
        entity: persons or employers.
        area: only pairs whose effect is in this area or below it.
        limit: how many.
        after: a pair; what follows it.

    Raises:
        SemestaError: E-IDENTITY-022, nothing was linked yet; E-IDENTITY-020, E-WORKSPACE-006.
    """
    with _opened(workspace, entity) as (con, run):
        where = ["verdict IS NULL"]
        if area not in (None, NATION):
            where.append(f"(area_code = {text(area)} OR starts_with(area_code, {text(f'{area}.')}))")
        first = 0
        order = "weight DESC, abs(probability - 0.5), left_id, right_id"
        con.con.execute(
            f"CREATE OR REPLACE TEMP TABLE ordered AS SELECT *, row_number() OVER (ORDER BY {order}) AS place"
            f" FROM waiting WHERE {' AND '.join(where)}"
        )
        if after is not None:
            found = con.con.execute(
                "SELECT place FROM ordered WHERE left_id = ? AND right_id = ?", list(after)
            ).fetchall()
            first = int(found[0][0]) if found else 0
        return _shown(
            con,
            workspace,
            run,
            entity,
            f"SELECT * FROM ordered WHERE place > {first} ORDER BY place LIMIT {limit}",
        )


def waiting(workspace: Workspace, left: str, right: str, entity: Entity = "person") -> Waiting:
    """One pair of the last run's queue, decided or not.

    Raises:
        SemestaError: E-IDENTITY-024, there is none; as ``queue``.
    """
    with _opened(workspace, entity) as (con, run):
        pairs = f"({text(left)}, {text(right)}), ({text(right)}, {text(left)})"
        found = _shown(
            con, workspace, run, entity, f"SELECT * FROM waiting WHERE (left_id, right_id) IN ({pairs})"
        )
    if not found:
        raise refusal("E-IDENTITY-024", left=left, right=right, run=run.run)
    return found[0]


def progress(workspace: Workspace, entity: Entity = "person", area: str | None = None) -> Progress:
    """How far the queue is worked off, of an area or of all.

    Raises:
        SemestaError: as ``queue``.
    """
    within = "TRUE"
    if area not in (None, NATION):
        within = f"(area_code = {text(area)} OR starts_with(area_code, {text(f'{area}.')}))"
    with _opened(workspace, entity) as (con, _):
        found = con.con.execute(
            f"SELECT count(*) FILTER (verdict IS NULL), count(verdict) FROM waiting WHERE {within}"
        ).fetchall()
    return Progress(int(found[0][0]), int(found[0][1]))


@contextmanager
def _opened(workspace: Workspace, entity: Entity) -> Iterator[tuple[Backend, LinkRun]]:
    """An engine with ``waiting``: every undecided pair of the last run with its effect and what was decided since."""
    run = last_run(workspace, entity)
    file = moving(workspace, run, entity)
    with workspace.scratch() as scratch:
        con = connect(scratch, workspace.settings.memory_limit)
        try:
            published(con, workspace, run, entity)
            _waiting(con, workspace, run, entity, str(file))
            yield con, run
        finally:
            con.disconnect()


def _waiting(con: Backend, workspace: Workspace, run: LinkRun, entity: Entity, file: str) -> None:
    kept = Kept(workspace, entity)
    links = ", ".join(map(text, kept.paths("links", run.run)))
    persons = ", ".join(map(text, kept.paths("persons", run.run)))
    decided = in_force(read_decisions(decisions_file(workspace, entity)))
    con.con.execute(
        "CREATE OR REPLACE TEMP TABLE decided AS SELECT unnest(?::VARCHAR[]) AS one, unnest(?::VARCHAR[]) AS other, unnest(?::VARCHAR[]) AS verdict",
        [
            [pair[0] for pair in decided],
            [pair[1] for pair in decided],
            [each.verdict for each in decided.values()],
        ],
    )
    con.con.execute(
        f"CREATE OR REPLACE TEMP TABLE open_pair AS SELECT left_id, right_id, probability::DOUBLE AS probability, explanation"
        f" FROM read_parquet([{links}]) WHERE standing = 'undecided'"
    )
    con.con.execute(
        "CREATE OR REPLACE TEMP TABLE numbered_record AS SELECT id, min(number) AS number FROM (SELECT register || ':' || record_id AS id,"
        f" {entity}_id AS number FROM read_parquet([{persons}])) SEMI JOIN"
        " (SELECT left_id AS id FROM open_pair UNION SELECT right_id FROM open_pair) USING (id) GROUP BY id"
    )
    people = "moved.workers" if entity == "employer" else "covered"
    con.con.execute(
        "CREATE OR REPLACE TEMP TABLE waiting AS WITH moved AS (SELECT left_id, right_id, place, sum(linked + unlinked) AS covered, sum(workers) AS workers"
        f" FROM read_parquet({text(file)}) GROUP BY ALL),"
        f" points AS (SELECT left_id, right_id, place AS area_code, coalesce(nullif({people}, 0), moved.workers)::DOUBLE AS effect_participants,"
        " CASE WHEN p.workers + moved.workers > 0 AND p.workers > 0 THEN 100 * ((p.participants + covered) / (p.workers + moved.workers) - p.participants / p.workers)"
        " ELSE 0 END AS effect_points FROM moved LEFT JOIN published p ON p.area_code = place),"
        " most AS (SELECT * FROM points QUALIFY row_number() OVER (PARTITION BY left_id, right_id ORDER BY abs(effect_points) DESC, area_code) = 1)"
        " SELECT o.left_id, o.right_id, o.probability, o.explanation, a.number AS left_number, b.number AS right_number,"
        " a.number = b.number AS is_joined, area_code, coalesce(effect_participants, 0) AS effect_participants, coalesce(effect_points, 0) AS effect_points,"
        " abs(coalesce(effect_points, 0)) * CASE WHEN a.number = b.number THEN 1 - o.probability ELSE o.probability END AS weight, d.verdict"
        " FROM open_pair o JOIN numbered_record a ON a.id = o.left_id JOIN numbered_record b ON b.id = o.right_id"
        " LEFT JOIN most USING (left_id, right_id)"
        " LEFT JOIN decided d ON d.one = least(o.left_id, o.right_id) AND d.other = greatest(o.left_id, o.right_id)"
    )


def _shown(con: Backend, workspace: Workspace, run: LinkRun, entity: Entity, query: str) -> list[Waiting]:
    result = con.con.execute(query)
    names = [column[0] for column in result.description or ()]
    rows: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    numbers = {row[f"{side}_id"]: row[f"{side}_number"] for row in rows for side in ("left", "right")}
    known = fields_of_records(con, workspace, run.period, entity, numbers)
    return [
        Waiting(
            left=known[row["left_id"]],
            right=known[row["right_id"]],
            **{name: row[name] for name in ("probability", "explanation", "is_joined", "area_code")},
            **{name: row[name] for name in ("effect_participants", "effect_points", "verdict")},
        )
        for row in rows
    ]
