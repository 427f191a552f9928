"""One worker of a payroll: as read, as computed, and what is wrong with the row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from semesta.errors import Problem
    from semesta.scheme.contributions import Contribution
    from semesta.scheme.obligations import Programme, Scale

#: The amounts of a row, rupiah, in the order of the workbook.
AMOUNTS = (
    "jkk", "jkm", "jht_employer", "jht_worker", "jp_employer", "jp_worker", "jkp_government",
    "employer_total", "worker_total", "government_total", "total",
)  # fmt: skip


@dataclass(frozen=True)
class Request:
    """What a payroll is computed with where its rows do not say it."""

    day: date
    jkk_group: int | None = None
    scale: Scale | None = None
    programmes: tuple[Programme, ...] | None = None
    province: str | None = None
    relief: bool = True


@dataclass(frozen=True)
class PayrollRow:
    """A row: its number in the file, its cells, its contribution (None when it cannot be computed), and its problems."""

    sheet: str | None
    number: int
    cells: Mapping[str, str | None]
    wage: int | None
    found: Contribution | None
    problems: tuple[Problem, ...]

    @property
    def amounts(self) -> dict[str, int]:
        """Each of ``AMOUNTS``, rupiah; of a row that was not computed there is none."""
        if self.found is None:
            return {}
        shares = self.found.programmes
        amounts = dict.fromkeys(AMOUNTS, 0)
        for name, share in shares.items():
            if name in {"JKK", "JKM"}:
                amounts[name.lower()] = share.total
            elif name == "JKP":
                amounts["jkp_government"] = share.government
            else:
                amounts[f"{name.lower()}_employer"] = share.employer
                amounts[f"{name.lower()}_worker"] = share.worker
        for name in AMOUNTS[-4:]:
            amounts[name] = getattr(self.found, name)
        return amounts


@dataclass(frozen=True)
class Payroll:
    """A computed payroll: its rows, remarks about the whole file, and what it was computed with."""

    request: Request
    rows: tuple[PayrollRow, ...]
    notes: tuple[Problem, ...] = field(default=())

    @property
    def totals(self) -> dict[str, int]:
        """The sum of each amount over all rows, rupiah."""
        totals = dict.fromkeys(AMOUNTS, 0)
        for row in self.rows:
            for name, amount in row.amounts.items():
                totals[name] += amount
        return totals

    @property
    def unverified(self) -> list[str]:
        """Ids of the unverified parameters that any row used, sorted."""
        return sorted({name for row in self.rows if row.found for name in row.found.unverified})
