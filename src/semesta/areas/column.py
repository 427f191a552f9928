"""Whether the codes of a column are Kemendagri's or BPS's: many digits are both, and mean different places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from semesta.areas.area import NATION
from semesta.areas.bps import from_bps
from semesta.areas.changes import is_known, led_codes
from semesta.areas.code import normalise
from semesta.areas.lookup import find
from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from semesta.areas.area import Area

System = Literal["kemendagri", "bps", "equal", "ambiguous", "neither"]

_EXAMPLES = 3
_TELLING: tuple[System, ...] = ("kemendagri", "bps", "ambiguous", "equal")
_MIXED: tuple[System, ...] = ("kemendagri", "bps", "ambiguous")


@dataclass(frozen=True, slots=True)
class Example:
    """One code and what it means in each system; None where it means nothing there or cannot be led."""

    code: str
    system: System
    kemendagri: Area | None
    bps: Area | None

    def __str__(self) -> str:
        return say(
            "area.reading.example",
            given=self.code,
            kemendagri=_in_words(self.kemendagri),
            bps=_in_words(self.bps),
        )


@dataclass(frozen=True, slots=True)
class CodeReading:
    """What a column of codes is.

    ``system``: ``kemendagri`` or ``bps`` when some codes are possible in that system only; ``equal`` when all known
    codes mean the same in both; ``ambiguous`` when they could be either and differ, or when both systems are mixed;
    ``neither`` when no code is known. ``counts`` says how many distinct codes are what, by the same words.
    ``examples`` are at most three codes that show why, for the message.
    """

    system: System
    counts: dict[System, int]
    examples: tuple[Example, ...]

    def in_words(self) -> str:
        """The examples in one line."""
        return "; ".join(str(example) for example in self.examples)


def reading(codes: Iterable[str]) -> CodeReading:
    """Decide for the codes of a column whose they are; equal codes count once. Never raises.

    Codes with dots are Kemendagri's. A code of 2022 counts as Kemendagri's too.
    """
    by_system: defaultdict[System, list[Example]] = defaultdict(list)
    for code in sorted(set(codes)):
        example = _read(code)
        by_system[example.system].append(example)
    system = _decide(by_system)
    is_mixed = system == "ambiguous" and "kemendagri" in by_system
    shown = [by_system[each][0] for each in _MIXED if each in by_system] if is_mixed else by_system[system]
    counts = {each: len(examples) for each, examples in by_system.items() if examples}
    return CodeReading(system, counts, tuple(shown[:_EXAMPLES]))


def _decide(by_system: Collection[System]) -> System:
    if "kemendagri" in by_system and "bps" in by_system:
        return "ambiguous"
    return next((system for system in _TELLING if system in by_system), "neither")


def _read(code: str) -> Example:
    """One code in both systems."""
    dotted = normalise(code)
    kemendagri = find(led_codes().get(dotted, dotted)) if dotted else None
    as_bps = from_bps(code)
    # A village code that Kemendagri has is not doubted for a BPS province of which no table exists.
    may_be_bps = as_bps.is_possible and not (
        as_bps.reason == "new_province" and as_bps.level == "village" and kemendagri
    )
    system: System
    if dotted == NATION:
        system = "equal"
    elif dotted is None or not is_known(dotted):
        system = "bps" if as_bps.is_possible else "neither"
    elif not may_be_bps:
        system = "kemendagri"
    else:
        system = "equal" if kemendagri is not None and kemendagri == as_bps.area else "ambiguous"
    return Example(code, system, kemendagri, as_bps.area)


def _in_words(area: Area | None) -> str:
    return f"{area.name} ({area.code})" if area else "-"
