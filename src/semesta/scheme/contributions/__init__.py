"""Contributions: one case with its trace (``contribution``), or a table of millions (``contribution_columns``).

In: a ``Case``, or an Ibis table of memberships. Out: whole rupiah of each programme by who pays.
"""

from __future__ import annotations

from semesta.scheme.contributions.assess import contribution
from semesta.scheme.contributions.case import Case
from semesta.scheme.contributions.result import Contribution, Late, Share
from semesta.scheme.contributions.table import COLUMNS, contribution_columns, write_contributions

__all__ = [
    "COLUMNS",
    "Case",
    "Contribution",
    "Late",
    "Share",
    "contribution",
    "contribution_columns",
    "write_contributions",
]
