"""How often somebody may ask: a bucket of requests for each token or address, filled up with time."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import Lock

MOST_KEPT = 10_000


@dataclass
class Buckets:
    """``rate`` requests a second, ``burst`` at once; each process of the site counts for itself."""

    rate: float
    burst: int
    _levels: dict[str, tuple[float, float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def take(self, who: str, now: float | None = None) -> float:
        """Seconds to wait; nought when the request may pass."""
        at = time.monotonic() if now is None else now
        with self._lock:
            if len(self._levels) > MOST_KEPT:
                self._levels.clear()
            level, before = self._levels.get(who, (float(self.burst), at))
            level = min(self.burst, level + (at - before) * self.rate)
            if level < 1:
                self._levels[who] = (level, at)
                return (1 - level) / self.rate
            self._levels[who] = (level - 1, at)
            return 0.0


KNOWN = Buckets(rate=20, burst=200)
ANONYMOUS = Buckets(rate=5, burst=60)
