"""Random numbers: every part of the generator draws from a stream of its own, so that one change disturbs no other."""

from __future__ import annotations

from zlib import crc32

import numpy as np


def stream(seed: int, name: str, number: int = 0) -> np.random.Generator:
    """The stream of that name and number; equal arguments give equal numbers."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, crc32(name.encode()), number])))
