"""The NIK of one worker, read from the register for somebody who said why."""

from __future__ import annotations

from semesta.engine import connect, records
from semesta.registers.store import Store
from semesta.web.office import office


def nik_of(worker_id: str, period: str) -> str:
    """The NIK in the workers register of a month; empty when it has none."""
    workspace = office()
    with workspace.scratch() as scratch:
        con = connect(scratch, workspace.settings.memory_limit)
        try:
            workers = Store(workspace).read("workers", con, period)
            found = records(con, workers.filter(workers.worker_id == worker_id).select("nik").limit(1))
            return str(found[0]["nik"] or "") if found else ""
        finally:
            con.disconnect()
