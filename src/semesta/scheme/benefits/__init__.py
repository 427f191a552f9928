"""Benefits: what a worker or the heirs get, on a day, with its components, its trace and what is unverified in it.

In: a kind, a day and what the kind needs (wage, months, birth date, ...). Out: a ``Benefit`` in whole rupiah. Amounts come
from formulas that are written once and also take whole columns (``accident_death_grant(law().on(table.day), table.wage)``);
the values they use are in ``scheme/data``.
"""

from __future__ import annotations

from semesta.scheme.benefits.child import Child, read_child
from semesta.scheme.benefits.death import accident_death_grant, death_grant, funeral_costs, periodic_grant
from semesta.scheme.benefits.disability import disability_grant, total_disability_grant
from semesta.scheme.benefits.incapacity import incapacity_pay
from semesta.scheme.benefits.job_loss import job_loss_cash
from semesta.scheme.benefits.job_loss_conditions import has_enough_months
from semesta.scheme.benefits.kinds import KINDS, arguments, benefit
from semesta.scheme.benefits.pension_age import PensionAge, pension_age
from semesta.scheme.benefits.pension_formulas import pension_formula, pension_within_limits, survivor_pension
from semesta.scheme.benefits.result import Benefit
from semesta.scheme.benefits.savings import part_of_savings, savings_of_own_account, savings_of_wage_earner
from semesta.scheme.benefits.scholarship import scholarship_of_child
from semesta.scheme.benefits.shortfall import Shortfall, shortfall

__all__ = [
    "KINDS",
    "Benefit",
    "Child",
    "PensionAge",
    "Shortfall",
    "accident_death_grant",
    "arguments",
    "benefit",
    "death_grant",
    "disability_grant",
    "funeral_costs",
    "has_enough_months",
    "incapacity_pay",
    "job_loss_cash",
    "part_of_savings",
    "pension_age",
    "pension_formula",
    "pension_within_limits",
    "periodic_grant",
    "read_child",
    "savings_of_own_account",
    "savings_of_wage_earner",
    "scholarship_of_child",
    "shortfall",
    "survivor_pension",
    "total_disability_grant",
]
