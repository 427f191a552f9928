"""What people decide of the pairs that wait: kept, taken back, handed on."""

from __future__ import annotations

from datetime import UTC, datetime
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

if TYPE_CHECKING:
    from pathlib import Path

    from semesta.identity.decisions import Verdict
    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace


def decide(
    workspace: Workspace,
    left: str,
    right: str,
    verdict: Verdict,
    who: str,
    why: str,
    entity: Entity = "person",
) -> Decision:
    """Keep a decision of two records (``register:key``); the next link run respects it.

    Raises:
        SemestaError: E-IDENTITY-023, a verdict that there is not, or one record with itself; E-WORKSPACE-005.
    """
    if verdict not in VERDICTS or left == right or ":" not in left or ":" not in right:
        raise refusal("E-IDENTITY-023", left=left, right=right, verdicts=", ".join(VERDICTS))
    return _add(workspace, Decision(left, right, verdict, _now(), who, why), entity)


def undo(
    workspace: Workspace, left: str, right: str, who: str, why: str, entity: Entity = "person"
) -> Decision | None:
    """Take back the decision in force of a pair; None when there is none.

    Raises:
        SemestaError: E-IDENTITY-020, the decisions cannot be read; E-WORKSPACE-005.
    """
    wanted = Decision(left, right, "undone", _now(), who, why)
    if wanted.pair not in in_force(decisions(workspace, entity)):
        return None
    return _add(workspace, wanted, entity)


def decisions(workspace: Workspace, entity: Entity = "person") -> list[Decision]:
    """Every decision, the first one first, also those that were taken back.

    Raises:
        SemestaError: E-IDENTITY-020, they cannot be read.
    """
    return read_decisions(decisions_file(workspace, entity))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _add(workspace: Workspace, decision: Decision, entity: Entity) -> Decision:
    with workspace.locked():
        add_decisions(decisions_file(workspace, entity), [decision])
    return decision


def export_decisions(workspace: Workspace, target: Path, entity: Entity = "person") -> int:
    """Write all decisions to a CSV file; how many.

    Raises:
        SemestaError: E-IDENTITY-008, it cannot be written.
    """
    found = read_decisions(decisions_file(workspace, entity))
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise refusal("E-IDENTITY-008", file=target, reason=error.strerror or error) from error
    add_decisions(target, found)
    return len(found)


def import_decisions(workspace: Workspace, source: Path, entity: Entity = "person") -> int:
    """Take over the decisions of a file that are not here yet; how many.

    Raises:
        SemestaError: E-IDENTITY-020, it is not a file of decisions; E-READ-001, it is not there.
    """
    if not source.is_file():
        raise refusal("E-READ-001", where=str(source))
    with workspace.locked():
        file = decisions_file(workspace, entity)
        here = set(read_decisions(file))
        new = [decision for decision in read_decisions(source) if decision not in here]
        add_decisions(file, new)
    return len(new)
