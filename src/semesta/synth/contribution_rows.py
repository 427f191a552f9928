"""The rows of the contributions register: what each employer owed and paid, month by month."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth.arrow import blank, numbers, written
from semesta.synth.calendar_texts import day_number, write_days, write_months
from semesta.synth.calibration import calibration
from semesta.synth.conduct import MEDIUM
from semesta.synth.minimum_wages import minimum_wage
from semesta.synth.sections import sections
from semesta.synth.streams import stream

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.registers.period import Period
    from semesta.synth.book import Book
    from semesta.synth.tally import Tally
    from semesta.synth.vectors import Floats, Ints

DUE_DAY = 15  # of the next month (PP 44/2015, 45/2015, 46/2015)
EARLIEST = 14
LATE = 0.06
LATEST = 14
PART = 0.4
WITH_PART = 0.2
CHANGE = 0.015


def contribution_rows(
    book: Book, tally: Tally, province: str, seed: int, period: Period
) -> dict[str, pa.Array]:
    """Columns by name in the register: the months up to the period of every employer that is marked active.

    The period's own month is due by what the members of the extract earn; earlier months differ a little.
    """
    draw, settings = stream(seed, f"contributions {province}"), calibration().contributions
    those, conduct, first = book.employers[province], book.conduct[province], book.first[province]
    owing = np.flatnonzero(~conduct.closed | conduct.ghost)
    base = _due(book, tally, province, minimum_wage(province, period.year))[owing]
    owing, base = owing[base > 0], base[base > 0]
    months = settings.months
    row = np.repeat(np.arange(len(owing)), months)
    back = np.tile(np.arange(months)[::-1], len(owing))
    change = np.where((back == 0) | those.closed[owing][row], 1.0, draw.normal(1.0, CHANGE, len(row)))
    due = np.rint(base[row] * change).astype(np.int64)
    last_paid = conduct.months_behind[owing][row]
    is_paid = back >= last_paid
    part = (
        (back == last_paid - 1)
        & (conduct.arrears[owing][row] > 0)
        & (draw.random(len(owing)) < WITH_PART)[row]
    )
    paid = np.where(is_paid, due, np.where(part, (due * PART).astype(np.int64), 0))
    return {
        "npp": written(book.npp[first + owing][row]),
        "month": write_months(period, back),
        "due": numbers(due),
        "paid": numbers(paid),
        "paid_on": blank(write_days(_paid_on(period, back, draw)), ~(is_paid | part)),
    }


def _due(book: Book, tally: Tally, province: str, lowest: int) -> Floats:
    """Rupiah a month by the programmes and wages of each employer's members; a closed one is billed as it was."""
    settings, those = calibration().contributions, book.employers[province]
    part = slice(book.first[province], book.first[province] + len(those))
    programmes = book.conduct[province].programmes
    short = np.array(settings.jkk)[sections().jkk_group[those.section] - 1] + settings.jkm
    billed, capped = tally.billed[part], tally.billed_to_ceiling[part]
    due = (
        billed * short
        + billed * settings.jht * (programmes > 0)
        + capped * settings.jp * (programmes >= MEDIUM)
    )
    return np.rint(np.where(those.closed, those.former * lowest * short, due))


def _paid_on(period: Period, back: Ints, draw: np.random.Generator) -> Ints:
    """Days of payment: before the due date, seldom after it, never after the period."""
    size = len(back)
    dues = np.array(
        [day_number(_due_date(period.shift(-month))) for month in range(int(back.max(initial=0)) + 1)]
    )
    early = draw.integers(0, EARLIEST, size)
    late = (draw.random(size) < LATE) * draw.integers(1, LATEST + 1, size)
    days: Ints = np.minimum(dues[back] - np.where(late > 0, -late, early), day_number(period.last_day))
    return days


def _due_date(month: Period) -> date:
    following = month.next()
    return date(following.year, following.month, DUE_DAY)
