"""What employers declare, and what is true: workers and wages by NPP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from semesta.synth.book import Book
    from semesta.synth.tally import Tally
    from semesta.synth.vectors import Ints


@dataclass(frozen=True)
class Declared:
    """One entry an employer of one province: true workers and wages (rupiah a month), and those that it declares.

    A closed one has none.
    """

    workers: Ints
    wages: Ints
    declared_workers: Ints
    declared_wages: Ints


def declare(book: Book, tally: Tally, province: str) -> Declared:
    """The declarations of a province's employers. Who hides them declares no more than what is registered."""
    those, conduct = book.employers[province], book.conduct[province]
    part = slice(book.first[province], book.first[province] + len(those))
    size = those.size
    earned, reported = tally.earned[part], tally.reported[part]
    missing = earned / np.maximum(size, 1) * conduct.unregistered
    workers = size + conduct.unregistered
    wages = np.rint(earned + missing).astype(np.int64)
    return Declared(
        workers=workers,
        wages=wages,
        declared_workers=np.where(conduct.hidden, size, workers),
        declared_wages=np.where(conduct.hidden, reported.astype(np.int64), wages),
    )
