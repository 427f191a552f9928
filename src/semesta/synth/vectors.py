"""The kinds of NumPy vectors that the generator passes around."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
#: Days since 1970-01-01.
Days: TypeAlias = NDArray[np.int32]
#: One row a name; what the columns hold is told in ``naming.py``.
Names: TypeAlias = NDArray[np.int16]
