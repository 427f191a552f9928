"""Linking one month of an office with an engine of its own, for the command and for the demo."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from semesta.identity.persons import LinkedPersons
    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace


def link_month(office: Workspace, period: str, entity: Entity) -> LinkedPersons:
    """Link the persons (or employers) of a month, under the office's lock.

    Raises:
        SemestaError: as ``semesta.identity.persons.link_persons``.
    """
    from semesta.engine import connect
    from semesta.identity.persons import link_persons

    with office.locked(), office.scratch() as scratch:
        con = connect(scratch, office.settings.run_memory_limit)
        try:
            con.con.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
            return link_persons(con, office, period, datetime.now(UTC).isoformat(timespec="seconds"), entity)
        finally:
            con.disconnect()
