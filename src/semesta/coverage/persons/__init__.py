"""Coverage counted person by person, from the registers of participants, workers and employers of one month.

In: the registers as Ibis tables, a definition and the month (``Scope``). Out: the cube, every area from the village to the
nation with each value of each dimension (``figures.COLUMNS``). Between them stand named steps (``Steps``): active members
and workers, a number for each person (``number_people``, the seam where identity comes in), one covered person with one
primary segment, their margins by village and workplace, and sums at every level, exact to the last person.
"""

from __future__ import annotations

from semesta.coverage.persons.counting import Registers, count_people, number_people
from semesta.coverage.persons.scope import Scope
from semesta.coverage.persons.steps import Step, Steps

__all__ = ["Registers", "Scope", "Step", "Steps", "count_people", "number_people"]
