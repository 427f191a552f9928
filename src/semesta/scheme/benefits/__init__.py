"""Benefits: what a worker or the heirs get, on a day, with its components, its trace and what is unverified in it.

In: a kind, a day and what the kind needs (wage, months, birth date, ...). Out: a ``Benefit`` in whole rupiah. Amounts come
from formulas that are written once and also take whole columns; the values they use are in ``scheme/data``.
"""

from __future__ import annotations

from semesta.scheme.benefits.child import Child, read_child
from semesta.scheme.benefits.kinds import KINDS, arguments, benefit
from semesta.scheme.benefits.pension_age import PensionAge, pension_age
from semesta.scheme.benefits.result import Benefit
from semesta.scheme.benefits.shortfall import Shortfall, shortfall

__all__ = [
    "KINDS",
    "Benefit",
    "Child",
    "PensionAge",
    "Shortfall",
    "arguments",
    "benefit",
    "pension_age",
    "read_child",
    "shortfall",
]
