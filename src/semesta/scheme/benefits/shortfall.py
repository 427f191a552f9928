"""What a worker or the heirs lose when the wage was reported too low: the employer owes them the difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from semesta.scheme.benefits.kinds import benefit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from semesta.scheme.law import Law


@dataclass(frozen=True)
class Shortfall:
    """The benefit on the wage that was reported, the benefit on the real wage, and the difference, in rupiah."""

    reported: int
    real: int

    @property
    def difference(self) -> int:
        """What the employer owes."""
        return self.real - self.reported


def shortfall(
    kind: str, day: date, given: Mapping[str, Any], actual_wage: int, law: Law | None = None
) -> Shortfall:
    """The difference between the benefit on the wage reported (``given["wage"]``) and that on the real wage.

    Raises:
        SemestaError: as ``benefit``.
    """
    name = "average_wage" if kind == "jp" else "wage"
    reported, _ = benefit(kind, day, given, law)
    real, _ = benefit(kind, day, {**given, name: actual_wage}, law)
    return Shortfall(reported.amount, real.amount)
