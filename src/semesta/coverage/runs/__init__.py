"""Runs: coverage counted person by person, stored with the registers' versions, the definition and the program.

In: a workspace, a month and the name of a definition. Out: ``make``, the stored run for the present registers;
``from_run``, its coverage table; ``Results``, every stored run; ``totals``, all of them as a series for the trend.
"""

from __future__ import annotations

from semesta.coverage.runs.asking import Question, from_run
from semesta.coverage.runs.making import counted, definition_of, explained, make, planned
from semesta.coverage.runs.results import Results
from semesta.coverage.runs.run import Reading, Run
from semesta.coverage.runs.totals import totals

__all__ = [
    "Question",
    "Reading",
    "Results",
    "Run",
    "counted",
    "definition_of",
    "explained",
    "from_run",
    "make",
    "planned",
    "totals",
]
