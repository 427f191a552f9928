"""Runs: coverage counted person by person, stored with the registers' versions, the definition and the program.

In: a workspace, a month and the name of a definition. Out: ``make``, the stored run for the present registers;
``from_run``, its coverage table, which ``laid_out`` makes of rows that are read; ``Results``, every stored run; ``totals``, all of them as a series for the trend.
"""

from __future__ import annotations

from semesta.coverage.runs.aims import aims_beside
from semesta.coverage.runs.asking import Question, from_run, laid_out, places
from semesta.coverage.runs.making import counted, definition_of, explained, make, planned
from semesta.coverage.runs.results import Results
from semesta.coverage.runs.run import Reading, Run
from semesta.coverage.runs.totals import totals

__all__ = [
    "Question",
    "Reading",
    "Results",
    "Run",
    "aims_beside",
    "counted",
    "definition_of",
    "explained",
    "from_run",
    "laid_out",
    "make",
    "places",
    "planned",
    "totals",
]
