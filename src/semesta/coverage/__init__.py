"""Coverage: participants over workers of an area, a month, a basis and a definition, with flags that say what is wrong.

In: the count registers (``participant_counts``, ``workforce_counts``, ``targets``) as Ibis tables.
Out: rows with their flags (``Result``), and the sentence why two bases of an area differ. The published figures that
ship are in ``semesta.coverage.figures``.
"""

from __future__ import annotations

from semesta.coverage.basis import basis_note
from semesta.coverage.counts import from_counts
from semesta.coverage.result import Result
from semesta.coverage.row import Row

__all__ = ["Result", "Row", "basis_note", "from_counts"]
