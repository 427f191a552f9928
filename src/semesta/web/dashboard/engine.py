"""An engine for one answer that is not there yet."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from semesta.engine import connect
from semesta.web.office import office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ibis.backends.duckdb import Backend


@contextmanager
def engine() -> Iterator[Backend]:
    """An engine with a scratch folder of its own."""
    workspace = office()
    with workspace.scratch() as scratch:
        con = connect(scratch, workspace.settings.memory_limit)
        try:
            yield con
        finally:
            con.disconnect()
