"""What is asked for each kind of answer: first what decides, then what only some cases need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTRIBUTION: Final = "contribution"
PENSION_AGE: Final = "pension-age"
SEGMENTS: Final = ("PU", "BPU", "JAKON", "PMI")
LEVELS: Final = ("primary", "junior", "senior", "higher")
CHILDREN: Final = (1, 2)
"""Scholarships are for two children at most."""
CHILD: Final = tuple(f"child_{place}_{name}" for place in CHILDREN for name in (*LEVELS, "born"))


class Layout(NamedTuple):
    """The names of the fields: always shown, and those behind "more"."""

    first: tuple[str, ...]
    more: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return self.first + self.more


CONTRIBUTIONS: Final[Mapping[str, Layout]] = {
    "PU": Layout(
        ("day", "wage_kind", "wages", "jkk_group", "scale"),
        (
            "programmes",
            "area",
            "birth_date",
            "industry",
            "workers",
            "paid_on",
            "collective_leave",
            "no_relief",
        ),
    ),
    "BPU": Layout(
        ("day", "wages", "occupation", "payer"),
        ("programmes", "birth_date", "paid_on", "collective_leave", "no_relief"),
    ),
    "JAKON": Layout(("day", "contract_value", "vat_included"), ("wages", "no_relief")),
    "PMI": Layout(
        ("day", "contract_months"), ("extension_months", "independent", "jht_amount", "programmes")
    ),
}

BENEFITS: Final[Mapping[str, Layout]] = {
    "jkm": Layout(("day", "months", "children"), (*CHILD, "segment")),
    "jkk-death": Layout(("day", "wage", "segment", "children"), (*CHILD, "actual_wage")),
    "jkk-disability": Layout(
        ("day", "wage", "segment", "part", "percent"), ("units", "loss", "left_handed", "actual_wage")
    ),
    "jkk-total-disability": Layout(("day", "wage", "segment", "children"), (*CHILD, "actual_wage")),
    "jkk-stmb": Layout(("day", "wage", "months", "segment"), ("actual_wage",)),
    "jkk-transport": Layout(("day", "land", "sea", "air")),
    "jkk-home-care": Layout(("day", "cost")),
    "jht": Layout(
        ("day", "purpose", "balance", "birth_date", "reason", "left_on"),
        ("wage", "months", "rate", "years", "membership_months", "already_drawn", "segment", "actual_wage"),
    ),
    "jp": Layout(
        ("day", "months", "average_wage", "recipient", "birth_date"),
        ("membership_months", "balance", "segment", "actual_wage"),
    ),
    "jkp": Layout(
        ("day", "wage", "months", "reason", "claimed_on"),
        ("consecutive_months", "birth_date", "registered_on", "scale", "programmes", "claim", "months_since_claim",
         "arrears_months", "rule_date", "segment", "actual_wage"),
    ),
    "scholarship": Layout(("day", "programme", "children", "months"), CHILD),
}  # fmt: skip

OPTIONS: Final[Mapping[str, str]] = {
    "date": "day",
    "jht": "jht_amount",
    "child": "children",
}
"""Options of the command line whose field has another name; messages of the engine name options."""
ALIASES: Final[Mapping[str, tuple[str, ...]]] = {"wage": ("wages",), "months": ("contract_months",)}
"""Fields that some forms have in the place of others."""


def layout_of(kind: str, segment: str) -> Layout | None:
    """The fields of a kind of answer; None when there is no such kind."""
    if kind == CONTRIBUTION:
        return CONTRIBUTIONS[segment]
    if kind == PENSION_AGE:
        return Layout(("birth_date",))
    return BENEFITS.get(kind)
