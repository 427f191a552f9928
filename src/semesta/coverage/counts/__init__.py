"""Coverage from published counts: somebody else's figures, added up, divided, judged with flags.

In: the registers ``participant_counts``, ``workforce_counts`` and ``targets`` as Ibis tables. Out: ``from_counts``, the
coverage table (``semesta.coverage.Result``); its steps are in ``pipeline``.
"""

from __future__ import annotations

from semesta.coverage.counts.asking import from_counts

__all__ = ["from_counts"]
