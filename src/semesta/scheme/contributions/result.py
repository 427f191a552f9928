"""What a case contributes: each programme's shares, totals, warnings, the trace, and which parameters are unverified."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from semesta.language import say
from semesta.scheme.trace import trace_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from semesta.errors import Problem
    from semesta.language import Language
    from semesta.scheme.contributions.case import Case
    from semesta.scheme.due import Due
    from semesta.scheme.formula import Step
    from semesta.scheme.law import Law


@dataclass(frozen=True)
class Share:
    """One programme's contribution by who pays it, rupiah.

    ``extra`` names amounts that are part of others and add nothing: what JKP takes from JKK and JKM, deferred JP.
    """

    employer: int = 0
    worker: int = 0
    government: int = 0
    extra: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Employer, worker and government together."""
        return self.employer + self.worker + self.government


@dataclass(frozen=True)
class Late:
    """When the month was due and what its delay costs the employer, rupiah."""

    due: Due
    months: int = 0
    charge: int = 0


@dataclass(frozen=True)
class Contribution:
    """The contributions of one case."""

    case: Case
    programmes: Mapping[str, Share]
    warnings: tuple[Problem, ...]
    unverified: tuple[str, ...]
    steps: tuple[Step, ...]
    late: Late | None = None
    law: Law | None = None

    @property
    def employer_total(self) -> int:
        """What the employer (or a company that pays for BPU) pays, rupiah."""
        return sum(each.employer for each in self.programmes.values())

    @property
    def worker_total(self) -> int:
        """What the worker pays, rupiah."""
        return sum(each.worker for each in self.programmes.values())

    @property
    def government_total(self) -> int:
        """What government pays, rupiah."""
        return sum(each.government for each in self.programmes.values())

    @property
    def total(self) -> int:
        """Employer, worker and government together, rupiah."""
        return self.employer_total + self.worker_total + self.government_total

    def record(self, language: Language | None = None) -> dict[str, Any]:
        """Plain values with the keys of ``semesta calc contribution --format json``."""
        found: dict[str, Any] = {
            "date": self.case.day,
            "segment": self.case.segment,
            "programmes": {
                name: {
                    "employer": share.employer,
                    "worker": share.worker,
                    "government": share.government,
                    "total": share.total,
                    **share.extra,
                }
                for name, share in self.programmes.items()
            },
            "employer_total": self.employer_total,
            "worker_total": self.worker_total,
            "government_total": self.government_total,
            "total": self.total,
        }
        if self.late is not None:
            found |= {
                "due_date": self.late.due.day,
                "months_late": self.late.months,
                "late_charge": self.late.charge,
            }
        found |= {
            "unverified": list(self.unverified),
            "warnings": [{"code": each.code, "text": each.text(language)} for each in self.warnings],
            "rounding": say("contribution.rounding", language),
            "trace": trace_rows(self.steps, language, self.law),
        }
        return found
