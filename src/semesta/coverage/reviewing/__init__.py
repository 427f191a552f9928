"""Review: the undecided pairs of the last link run, those first whose answer moves the published coverage most.

In: a workspace. Out: the queue with both records and their evidence (``queue``, ``waiting``), what an answer does to an
area's interval (``interval_effect``), how much is left (``progress``); and ``decide``, ``undo``, ``decisions``. A decision
shows in the figures after the next ``semesta link`` and ``semesta coverage``.
"""

from __future__ import annotations

from semesta.coverage.reviewing.intervals import Effect, Interval, interval_effect
from semesta.coverage.reviewing.queue import Progress, progress, queue, waiting
from semesta.coverage.reviewing.shape import Shown, Waiting
from semesta.identity.review import decide, decisions, undo

__all__ = [
    "Effect",
    "Interval",
    "Progress",
    "Shown",
    "Waiting",
    "decide",
    "decisions",
    "interval_effect",
    "progress",
    "queue",
    "undo",
    "waiting",
]
