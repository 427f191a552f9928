"""The registers of persons as the steps want them: only the rows that can count, only the columns that are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.coverage.persons.nik import as_number

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.scope import Scope


def worker_records(workers: ir.Table) -> ir.Table:
    """The workers register (``worker_id`` is ``record``), NIK as a number.

    Args:
        workers: as stored, of one period.
    """
    return workers.select(
        "name",
        "birth_date",
        "sex",
        "village_code",
        "formality",
        "kbli_section",
        "public_servant",
        "vital_status",
        record="worker_id",
        nik=as_number(workers.nik),
    )


def active_members(participants: ir.Table, scope: Scope) -> ir.Table:
    """The memberships that the definition counts as active (``kpj`` is ``record``), NIK as a number.

    Args:
        participants: as stored, of one period.
        scope: the definition and the month.
    """
    active = participants.filter(scope.is_active(participants))
    return active.select(
        "name",
        "birth_date",
        "sex",
        "village_code",
        "segment",
        "npp",
        "wage",
        record="kpj",
        nik=as_number(active.nik),
    )
