"""The table of disabilities (PP 44/2015 Lampiran III): the share of a part of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.scheme.amount import MILLION
from semesta.scheme.formula import formula

if TYPE_CHECKING:
    from semesta.scheme.amount import Truth, Whole
    from semesta.scheme.reading import Reading

_PER_UNIT = ("_per_10db", "_per_10pct")
_SIDES = ("_right", "_left")
_RANGED = "scalp"
_HUNDREDTH = 10_000


def share_of_part(on: Reading, part: str, stated: int | None, units: int | None, left_handed: bool) -> int:  # noqa: FBT001 - handed on
    """The share (millionths) of 80 wages for a part of the body.

    Args:
        on: the law on the day of the accident.
        part: key of a row, such as ``thumb_right``.
        stated: the share that the doctor set, for a row that leaves room (the scalp).
        units: how many times 10 decibels or 10 % were lost, for rows that are told so.
        left_handed: the values of right and left change places.

    Raises:
        SemestaError: E-BENEFITS-032, no such part; E-BENEFITS-033, its units are missing or not wanted, E-BENEFITS-034,
            the share of the scalp is missing or not 10 to 30 %, or a share was given beside a part that has its own.
    """
    key = part.strip().lower().replace("-", "_")
    known = [each.id.rpartition(".")[2] for each in on.family("disability")]
    if key not in known:
        raise refusal("E-BENEFITS-032", part=part, parts=", ".join(known))
    if key.endswith(_PER_UNIT) != (units is not None) or (units is not None and units < 1):
        raise refusal("E-BENEFITS-033", part=key, units=units if units is not None else "-")
    if left_handed and key.endswith(_SIDES):
        key = part_of_left_handed(on, key)
    share = int(share_of_body_part(on, key))
    if key == _RANGED:
        if stated is None or not is_share_of_scalp(on, stated):
            least = int(on.value("disability_rule.scalp_least"))
            raise refusal("E-BENEFITS-034", part=key, least=least // _HUNDREDTH, most=share // _HUNDREDTH)
        return stated
    if stated is not None:
        raise refusal("E-BENEFITS-035", part=key, percent=share / _HUNDREDTH)
    found = share * (1 if units is None else units)
    if found > MILLION:
        raise refusal("E-BENEFITS-031", option="--units", percent=found // _HUNDREDTH)
    return found


@formula("benefits")
def share_of_body_part(law: Reading, part: str) -> Whole:
    """The share (millionths) of 80 wages for a part of the body."""
    return law.value("disability", part)


@formula("benefits")
def is_share_of_scalp(law: Reading, share: Whole) -> Truth:
    """Whether a share is one that the scalp may count."""
    is_enough = share >= law.value("disability_rule.scalp_least")
    return is_enough & (share <= law.value("disability", _RANGED))


@formula("benefits")
def part_of_left_handed(law: Reading, part: str) -> str:
    """The part whose value holds for a left-handed worker: that of the other side."""
    law.dated("disability_rule.left_handed")
    return _other_side(part)


def _other_side(key: str) -> str:
    right, left = _SIDES
    return key.removesuffix(right) + left if key.endswith(right) else key.removesuffix(left) + right
