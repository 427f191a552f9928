"""The groups of people: each person is in one. A group's number is its column in the plan."""

from __future__ import annotations

from typing import Final

FORMAL_COVERED: Final = 0
FORMAL_UNCOVERED: Final = 1
INFORMAL_COVERED: Final = 2
INFORMAL_UNCOVERED: Final = 3
#: ASN, TNI and Polri: employed, but not eligible.
PUBLIC: Final = 4
DECEASED: Final = 5
MOVED: Final = 6
#: Members who live in another province than the registers' own; in no workers register.
OUTSIDE: Final = 7
NUMBER: Final = 8

FORMAL: Final = (FORMAL_COVERED, FORMAL_UNCOVERED)
INFORMAL: Final = (INFORMAL_COVERED, INFORMAL_UNCOVERED)
COVERED: Final = (FORMAL_COVERED, INFORMAL_COVERED)
UNCOVERED: Final = (FORMAL_UNCOVERED, INFORMAL_UNCOVERED)
ELIGIBLE: Final = (FORMAL_COVERED, FORMAL_UNCOVERED, INFORMAL_COVERED, INFORMAL_UNCOVERED)
GONE: Final = (DECEASED, MOVED)
