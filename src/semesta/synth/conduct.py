"""How employers keep the law: what they declare, pay and leave out. The findings of the truth follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.synth.calibration import calibration
from semesta.synth.dirt import rate
from semesta.synth.streams import stream

if TYPE_CHECKING:
    from semesta.synth.employers import Employers
    from semesta.synth.vectors import Flags, Floats, Ints

PROGRAMMES: Final = ("JKK+JKM", "JKK+JKM+JHT", "JKK+JKM+JHT+JP+JKP")
#: Programmes that are mandatory by scale, micro to large: Perpres 109/2013 art. 6; JKP with JP: PP 37/2021 art. 4.
MANDATORY: Final = (0, 1, 2, 2)
MEDIUM: Final = 2
UNDERSTATED = (0.45, 0.80)
UNREGISTERED = (1.1, 1.9)
LONGEST_ARREARS = 24
CLOSED_FOR = 13


@dataclass(frozen=True)
class Conduct:
    """One entry an employer (NPP).

    ``licensed``: licensing knows the firm. ``unregistered``: its workers without membership. ``honesty``: reported
    wage by true wage. ``programmes``: place in PROGRAMMES; ``mandatory``: of those it must have. ``arrears``: months due and unpaid. ``paid_early``: the
    period's own month is paid. ``hidden``: only the licence tells of the true workers and wages. ``closed`` firms have
    paid nothing for over a year; a ``ghost`` is closed, but still marked active.
    """

    licensed: Flags
    unregistered: Ints
    honesty: Floats
    programmes: Ints
    mandatory: Ints
    arrears: Ints
    paid_early: Flags
    hidden: Flags
    ghost: Flags
    closed: Flags

    @property
    def months_behind(self) -> Ints:
        """Months from the last paid one to the period: none when its own month is paid, one when nothing is owed."""
        paid = np.where(self.closed | (self.arrears > 0), 1 + self.arrears, np.where(self.paid_early, 0, 1))
        return np.where(self.closed, paid + CLOSED_FOR, paid)


def judge_conduct(employers: Employers, seed: int) -> Conduct:
    """The conduct of a province's employers. Firms with two NPP and closed ones break no rule but their own."""
    draw = stream(seed, f"conduct {employers.province}")
    settings, count = calibration().employers, len(employers)
    plain = ~employers.closed & ~employers.paired
    licensed = (draw.random(count) < settings.licensed) & ~employers.closed
    licensed[employers.second] = licensed[employers.firm[employers.second]]
    short = plain & (draw.random(count) < settings.understaffed)
    mean = plain & (draw.random(count) < rate("wage_understated", "employers"))
    mandatory = np.array(MANDATORY)[employers.scale]
    fewer = plain & (mandatory > 0) & (draw.random(count) < settings.fewer_programmes)
    late = plain & (draw.random(count) < settings.in_arrears)
    ghost = employers.closed & (draw.permutation(count) % 2 == 0)
    people = employers.size * draw.uniform(*UNREGISTERED, count) - employers.size
    kept = np.where(fewer, draw.integers(0, np.maximum(mandatory, 1)), mandatory)
    arrears = draw.integers(1, LONGEST_ARREARS + 1, count)
    return Conduct(
        licensed=licensed,
        unregistered=np.where(short, np.ceil(people) + 1, 0).astype(np.int64),
        honesty=np.where(mean, draw.uniform(*UNDERSTATED, count), 1.0),
        programmes=kept,
        mandatory=mandatory,
        arrears=np.where(late, arrears, 0),
        paid_early=draw.random(count) < calibration().contributions.paid_early,
        hidden=licensed & (draw.random(count) < settings.hidden),
        ghost=ghost,
        closed=employers.closed,
    )
