"""The rows of the licences register: most registered firms, under their true figures, and those that never registered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from semesta.synth.apportion import whole
from semesta.synth.arrow import blank, choose, numbers
from semesta.synth.calibration import calibration
from semesta.synth.dirt import rate
from semesta.synth.employer_rows import SCALES, write_kbli
from semesta.synth.employers import scale_of
from semesta.synth.firm_naming import give_firm_names, spell_differently, write_firm_names
from semesta.synth.minimum_wages import minimum_wage
from semesta.synth.numbers_of_firms import write_nibs, write_npwps
from semesta.synth.places import places, write_villages
from semesta.synth.sections import section_stairs, sections
from semesta.synth.streams import stream

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.registers.period import Period
    from semesta.synth.book import Book
    from semesta.synth.declared import Declared
    from semesta.synth.vectors import Flags, Ints, Names

MEDIAN_SIZE = 4.0


@dataclass(frozen=True)
class Firms:
    """One entry a firm: its number in the run and what is true of it."""

    number: Ints
    names: Names
    section: Ints
    village: Ints
    workers: Ints
    wages: Ints


@dataclass(frozen=True)
class LicenceRows:
    """Columns by name in the register, the firm of each row, and its dirt by kind."""

    columns: dict[str, pa.Array]
    firm: Ints
    hits: dict[str, Flags]


def unregistered_firms(book: Book, province: str, first: int, seed: int, period: Period) -> Firms:
    """Firms with workers that never registered; numbered on from ``first``."""
    draw = stream(seed, f"unregistered {province}")
    known = places()
    count = whole(len(book.employers[province]) * rate("employer_unregistered", "licences"))
    _, _, stair = section_stairs(province)
    section = np.searchsorted(stair, draw.random(count), side="right")
    villages = known.in_province(province)
    weight = known.population[villages]
    workers = np.ceil(draw.lognormal(np.log(MEDIAN_SIZE), 1.0, count)).astype(np.int64)
    wage = minimum_wage(province, period.year) * sections().wage_level[section]
    return Firms(
        first + np.arange(count),
        give_firm_names(section, draw),
        section,
        draw.choice(villages, count, p=weight / weight.sum()),
        workers,
        np.rint(workers * wage).astype(np.int64),
    )


def licensed_firms(book: Book, province: str, declared: Declared) -> Firms:
    """Registered firms that licensing knows; those with two NPP once, with the workers of both."""
    those, conduct, first = book.employers[province], book.conduct[province], book.first[province]
    count = len(those)
    workers = np.bincount(those.firm, weights=declared.workers, minlength=count).astype(np.int64)
    wages = np.bincount(those.firm, weights=declared.wages, minlength=count).astype(np.int64)
    rows = np.flatnonzero(conduct.licensed & ~those.second)
    return Firms(
        first + rows, those.names[rows], those.section[rows], those.village[rows], workers[rows], wages[rows]
    )


def licence_rows(licensed: Firms, unregistered: Firms, province: str, seed: int) -> LicenceRows:
    """The licences of both, mixed."""
    draw, settings = stream(seed, f"licence rows {province}"), calibration().employers
    order = draw.permutation(len(licensed.number) + len(unregistered.number))
    both = {
        name: np.concatenate([getattr(licensed, name), getattr(unregistered, name)])[order]
        for name in Firms.__annotations__
    }
    never = order >= len(licensed.number)
    size, firm, names = len(order), both["number"], both["names"]
    respelled = ~never & (draw.random(size) < rate("employer_two_spellings", "licences"))
    names[respelled] = spell_differently(names[respelled], draw)
    columns = {
        "nib": write_nibs(firm, seed),
        "npwp": blank(
            write_npwps(firm, draw.random(size) < settings.npwp_of_16, seed),
            draw.random(size) >= settings.npwp_known,
        ),
        "name": write_firm_names(names),
        "kbli": write_kbli(both["section"], firm, draw.random(size)),
        "scale": choose(SCALES, scale_of(both["workers"])),
        "area_code": write_villages(both["village"]),
        "declared_workers": numbers(both["workers"]),
        "declared_wages": numbers(both["wages"]),
    }
    return LicenceRows(columns, firm, {"employer_two_spellings": respelled, "employer_unregistered": never})
