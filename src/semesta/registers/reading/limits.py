"""How much of a file is reasonable; more than that is refused before it costs memory."""

from __future__ import annotations

import errno

MAX_COLUMNS = 200
MAX_CELL = 32_767
MAX_LINE = 1_000_000
MAX_UNZIPPED = 2 * 1024**3
MAX_ENTRY = 20 * 1024**2
MAX_RATIO = 200
CHUNK = 1 << 20
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
