"""Numbers of people without a NIK: below zero, so that they never meet a NIK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

Register = Literal["workers", "members"]


def own_numbers(groups: ir.Table, register: Register) -> ir.Table:
    """A number for each leader: odd ones below zero in the workers register, even ones among members.

    Columns: ``leader, person``. The same records get the same numbers, in whatever order they come.

    Args:
        groups: leader, the smallest record of a person; may come several times.
        register: whose records.
    """
    leaders = groups.select("leader").distinct()
    place = ibis.row_number().over(ibis.window(order_by="leader"))
    person = place.cast("int64") * -2 - (1 if register == "workers" else 2)
    return leaders.select("leader", person=person)
