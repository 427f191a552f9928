"""The rows of the employers register."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth.arrow import blank, choose, numbers, pick, texts, written
from semesta.synth.calendar_texts import day_number, write_days, write_months
from semesta.synth.calibration import calibration
from semesta.synth.conduct import PROGRAMMES
from semesta.synth.firm_naming import spell_differently, write_firm_names
from semesta.synth.numbers_of_firms import write_nibs, write_npwps
from semesta.synth.people import reference_day
from semesta.synth.places import write_villages
from semesta.synth.sections import sections
from semesta.synth.streams import stream

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.registers.period import Period
    from semesta.synth.book import Book
    from semesta.synth.declared import Declared
    from semesta.synth.vectors import Flags, Floats, Ints

SCALES = ("MIKRO", "KECIL", "MENENGAH", "BESAR")
OLDEST = 15 * 365
AS_LETTER = 0.1


def employer_rows(
    book: Book, province: str, declared: Declared, seed: int, period: Period
) -> tuple[dict[str, pa.Array], dict[str, Flags]]:
    """Columns by name in the register, and the dirt of each row by kind, for a province's employers."""
    draw, settings = stream(seed, f"employer rows {province}"), calibration().employers
    those, conduct, first = book.employers[province], book.conduct[province], book.first[province]
    count, firm = len(those), first + those.firm
    npp = book.npp[first : first + count]
    names = those.names.copy()
    names[those.second] = spell_differently(names[those.second], draw)
    age = draw.integers(1, OLDEST, count)
    own = [
        np.where(conduct.closed, 0, values) for values in (declared.declared_workers, declared.declared_wages)
    ]
    columns = {
        "npp": written(npp),
        "nib": blank(write_nibs(firm, seed), ~conduct.licensed | (draw.random(count) >= settings.nib_known)),
        "npwp": blank(
            write_npwps(firm, draw.random(count) < settings.npwp_of_16, seed),
            draw.random(count) >= settings.npwp_known,
        ),
        "name": write_firm_names(names),
        "kbli": write_kbli(those.section, firm, np.zeros(count)),
        "scale": choose(SCALES, those.scale),
        "area_code": write_villages(those.village),
        "declared_workers": numbers(own[0]),
        "declared_wages": numbers(own[1]),
        "programmes": choose(PROGRAMMES, conduct.programmes),
        "jkk_group": numbers(sections().jkk_group[those.section]),
        "registered_on": write_days(day_number(reference_day(period)) - age),
        "paid_through": write_months(period, conduct.months_behind),
        "status": choose(("AKTIF", "TUTUP"), conduct.closed & ~conduct.ghost),
    }
    hits = {
        "employer_second_npp": those.second,
        "employer_closed": those.closed,
        "wage_understated": conduct.honesty < 1,
    }
    return columns, hits


def write_kbli(section: Ints, firm: Ints, chance: Floats) -> pa.Array:
    """The KBLI code of each firm: five digits, or its section's letter where the chance is above 0 and below AS_LETTER."""
    words, starts, counts = _codes()
    letter = (chance > 0) & (chance < AS_LETTER)
    return pick(
        words, np.where(letter, len(words) - len(counts) + section, starts[section] + firm % counts[section])
    )


@cache
def _codes() -> tuple[pa.Array, Ints, Ints]:
    """All codes and then all letters; where each section's codes begin, and how many it has."""
    known = sections()
    counts = np.array([len(codes) for codes in known.kbli], dtype=np.int64)
    return (
        texts([*(code for codes in known.kbli for code in codes), *known.letters]),
        np.cumsum(counts) - counts,
        counts,
    )
