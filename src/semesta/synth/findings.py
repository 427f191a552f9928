"""The rules that employers break, as the truth knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from semesta.synth.arrow import blank, choose, written
from semesta.synth.numbers_of_firms import write_nibs

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.synth.book import Book
    from semesta.synth.licence_rows import Firms

#: Classes of law.md section 3.4, arrears (3.5), and firms that closed but are still marked active.
RULES = ("PDS_TK", "PDS_UPAH", "PDS_PROGRAM", "ARREARS", "CLOSED", "PWBD")


def finding_rows(book: Book, province: str, unregistered: Firms, seed: int) -> dict[str, pa.Array]:
    """``npp`` (none for PWBD), ``nib`` (none where licensing does not know the firm), ``rule``."""
    those, conduct, first = book.employers[province], book.conduct[province], book.first[province]
    broken = (
        conduct.unregistered > 0,
        conduct.honesty < 1,
        conduct.programmes < conduct.mandatory,
        (conduct.arrears > 0) | conduct.ghost,
        conduct.ghost,
    )
    rows = [np.flatnonzero(each) for each in broken]
    count = len(unregistered.number)
    own = np.concatenate(rows)
    firm = np.concatenate([first + those.firm[own], unregistered.number])
    never = np.arange(len(firm)) >= len(own)
    npp = np.concatenate([book.npp[first + own], np.zeros(count, dtype=np.int64)])
    licensed = np.concatenate([conduct.licensed[own], np.ones(count, dtype=bool)])
    rule = np.repeat(np.arange(len(RULES)), [*map(len, rows), count])
    return {
        "npp": blank(written(npp), never),
        "nib": blank(write_nibs(firm, seed), ~licensed),
        "rule": choose(RULES, rule),
    }
