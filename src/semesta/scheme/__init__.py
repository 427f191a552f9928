"""The law: dated parameters with their sources, and the formulas that use them.

In: a date and a case (or a column of dates and the columns of a table). Out: whole rupiah, with a trace of formulas,
parameters, dates and articles, and the list of unverified parameters that were used.

Parameters are lines of ``scheme/data/*.toml``, one file for each instrument; a new value is one line and no code.
"""

from __future__ import annotations

from semesta.scheme.amount import MILLION, Truth, Whole, divided, maximum, minimum, portion, where
from semesta.scheme.formula import Step, formula
from semesta.scheme.law import Law, law, read_law
from semesta.scheme.parameter import Dated, Parameter
from semesta.scheme.reading import Reading

__all__ = [
    "MILLION",
    "Dated",
    "Law",
    "Parameter",
    "Reading",
    "Step",
    "Truth",
    "Whole",
    "divided",
    "formula",
    "law",
    "maximum",
    "minimum",
    "parameter",
    "portion",
    "read_law",
    "where",
]


def parameter(name: str) -> Parameter:
    """A parameter of the law that ships, by its id.

    >>> from datetime import date
    >>> parameter("jp.ceiling").at(date(2026, 2, 28)).value
    10547400

    Raises:
        SemestaError: E-SCHEME-004, there is no such parameter.
    """
    return law().parameter(name)
