"""Linking one month of an office with an engine of its own, for the command and for the demo."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from semesta.identity.persons import LinkedPersons
    from semesta.identity.plan import Entity
    from semesta.workspace import Workspace


def link_month(office: Workspace, period: str, entity: Entity, engine: str = "duckdb") -> LinkedPersons:
    """Link the persons (or employers) of a month, under the office's lock; ``engine`` scores what is not certain.

    Raises:
        SemestaError: as ``semesta.identity.persons.link_persons`` and ``semesta.identity.place_of``.
    """
    from semesta.engine import connect
    from semesta.identity import place_of
    from semesta.identity.persons import link_persons

    with office.locked(), office.scratch() as scratch:
        memory = office.settings.run_memory_limit
        con = connect(scratch, memory)
        try:
            con.con.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
            when = datetime.now(UTC).isoformat(timespec="seconds")
            with place_of(engine, scratch, memory) as place:
                return link_persons(con, office, period, when, entity, place)
        finally:
            con.disconnect()
