"""The queue of undecided pairs: those first that change the published coverage of an area most."""

# ruff: noqa: S608 - names of tables are ours, paths are quoted

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.identity.decisions import (
    VERDICTS,
    Decision,
    add_decisions,
    decisions_file,
    in_force,
    read_decisions,
)
from semesta.identity.gathering import gather
from semesta.identity.kept import ENTRY, PERIOD, Kept
from semesta.identity.lists import text

if TYPE_CHECKING:
    from pathlib import Path

    from ibis.backends.duckdb import Backend

    from semesta.workspace import Workspace


@dataclass(frozen=True)
class Undecided:
    """A pair that waits: its records, what speaks for it, where, and by how much its answer may move that village's coverage.

    ``effect`` is a share of the village's coverage (0 to 1), weighed by how open the pair is.
    """

    left: str
    right: str
    probability: float
    explanation: str
    area_code: str | None
    effect: float


def queue(con: Backend, workspace: Workspace, most: int) -> list[Undecided]:
    """The first pairs of the queue of the last run, without those decided since.

    Raises:
        SemestaError: E-IDENTITY-022, nothing was linked yet; E-IDENTITY-020, E-WORKSPACE-006.
    """
    kept = Kept(workspace)
    runs = kept.runs()
    if not runs:
        raise refusal("E-IDENTITY-022")
    last = runs[-1]
    gather(con, workspace, last[PERIOD])
    paths = ", ".join(map(text, kept.paths("links", last[ENTRY])))
    decided = in_force(read_decisions(decisions_file(workspace)))
    con.con.execute(
        "CREATE OR REPLACE TEMP TABLE decided AS SELECT unnest(?::VARCHAR[]) AS one, unnest(?::VARCHAR[]) AS other",
        [[pair[0] for pair in decided], [pair[1] for pair in decided]],
    )
    # A worker and a member become one covered worker, two workers one worker; other pairs move no coverage.
    rows = con.con.execute(
        "WITH people AS (SELECT id, any_value(register) AS register, any_value(place) AS place FROM given GROUP BY id),"
        " village AS (SELECT place, count(*) AS workers FROM given WHERE register = 'workers' GROUP BY place),"
        f" waiting AS (SELECT * FROM read_parquet([{paths}]) WHERE standing = 'undecided' AND (least(left_id, right_id), greatest(left_id, right_id))"
        " NOT IN (SELECT (one, other) FROM decided))"
        " SELECT left_id, right_id, probability::DOUBLE, explanation, v.place,"
        " coalesce(probability::DOUBLE * (1 - probability::DOUBLE) / v.workers, 0) AS effect FROM waiting"
        " JOIN people a ON a.id = left_id JOIN people b ON b.id = right_id"
        " LEFT JOIN village v ON v.place = CASE WHEN a.register = 'workers' THEN a.place WHEN b.register = 'workers' THEN b.place END"
        f" ORDER BY effect DESC, left_id, right_id LIMIT {most}"
    ).fetchall()
    return [Undecided(*row) for row in rows]


def decide(workspace: Workspace, decision: Decision) -> None:
    """Keep a decision; the next run respects it.

    Raises:
        SemestaError: E-IDENTITY-023, a verdict that there is not, or one record with itself.
    """
    if decision.verdict not in VERDICTS or decision.left == decision.right:
        raise refusal(
            "E-IDENTITY-023", left=decision.left, right=decision.right, verdicts=", ".join(VERDICTS)
        )
    with workspace.locked():
        add_decisions(decisions_file(workspace), [decision])


def export_decisions(workspace: Workspace, target: Path) -> int:
    """Write all decisions to a CSV file; how many.

    Raises:
        SemestaError: E-IDENTITY-008, it cannot be written.
    """
    found = read_decisions(decisions_file(workspace))
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise refusal("E-IDENTITY-008", file=target, reason=error.strerror or error) from error
    add_decisions(target, found)
    return len(found)


def import_decisions(workspace: Workspace, source: Path) -> int:
    """Take over the decisions of a file that are not here yet; how many.

    Raises:
        SemestaError: E-IDENTITY-020, it is not a file of decisions; E-READ-001, it is not there.
    """
    if not source.is_file():
        raise refusal("E-READ-001", where=str(source))
    with workspace.locked():
        file = decisions_file(workspace)
        here = set(read_decisions(file))
        new = [decision for decision in read_decisions(source) if decision not in here]
        add_decisions(file, new)
    return len(new)
