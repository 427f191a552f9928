"""Coverage: participants over workers of an area, a month, a basis and a definition, with flags that say what is wrong.

In: a workspace's registers of persons and of counts. Out: rows with their flags (``Result``), from ``answer``, which counts
person by person (``runs``, ``persons``) and puts published figures beside (``from_counts``); and the sentence why two
bases of an area differ. ``trend`` projects them. The published figures that ship are in ``semesta.coverage.figures``.
"""

from __future__ import annotations

from semesta.coverage.answering import Asked, answer
from semesta.coverage.basis import basis_note
from semesta.coverage.counts import from_counts
from semesta.coverage.result import Result
from semesta.coverage.row import Row

__all__ = ["Asked", "Result", "Row", "answer", "basis_note", "from_counts"]
