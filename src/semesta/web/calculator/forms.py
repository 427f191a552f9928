"""The form of a kind of answer, made from its layout."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from semesta import areas
from semesta.language import has, say
from semesta.scheme import law
from semesta.web.calculator.layout import CHILD, CONTRIBUTION, SEGMENTS, layout_of
from semesta.web.calculator.values import Day, Percent, Rupiah, Wages, Whole

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from django.forms.boundfield import BoundField

    from semesta.web.calculator.layout import Layout

RUPIAH = {
    "wage", "actual_wage", "average_wage", "balance", "land", "sea", "air", "cost", "contract_value", "jht_amount",
}  # fmt: skip
DAYS = {"birth_date", "paid_on", "left_on", "claimed_on", "rule_date", "registered_on"}
COUNTS = {
    "months", "children", "units", "years", "membership_months", "consecutive_months", "claim", "months_since_claim",
    "arrears_months", "workers", "extension_months",
}  # fmt: skip
PERCENTS = {"percent", "loss", "rate"}
FLAGS = {"vat_included", "independent", "no_relief", "collective_leave", "left_handed", "already_drawn"}
CHOICES = {
    "segment": SEGMENTS,
    "wage_kind": ("monthly", "daily", "piecework", "weather"),
    "scale": ("micro", "small", "medium", "large"),
    "payer": ("self", "employer", "apbn", "apbd", "village", "csr"),
    "industry": ("food", "textile", "leather", "footwear", "toys", "furniture"),
    "purpose": ("full", "housing", "other"),
    "reason": ("layoff", "resigned", "total-disability", "retired", "died", "contract-ended"),
    "recipient": ("self", "disability", "spouse", "child", "parent"),
    "programme": ("JKK", "JKM"),
    "jkk_group": ("1", "2", "3", "4", "5"),
    "contract_months": ("6", "12", "24"),
}
DECIDED = {"segment", "wage_kind", "payer", "purpose", "recipient", "programme", "reason"}
"""Choices whose first one holds unless another is made."""
NEEDED = {"day"}
PROGRAMMES = ("JKK", "JKM", "JHT", "JP", "JKP")
BORN = frozenset(name for name in CHILD if name.endswith("_born"))
SIMPLE: tuple[tuple[Collection[str], Callable[..., forms.Field]], ...] = (
    (RUPIAH, Rupiah),
    ({"wages"}, Wages),
    ({*DAYS, *BORN}, Day),
    ({*COUNTS, *CHILD} - BORN, Whole),
    (PERCENTS, Percent),
    (FLAGS, forms.BooleanField),
)
OPEN_TO = {"BPU": PROGRAMMES[:3], "PMI": PROGRAMMES[:3]}


class CaseForm(forms.Form):
    """The form of one case."""

    def __init__(self, kind: str, segment: str, data: Any = None, files: Any = None, **more: Any) -> None:
        super().__init__(data, files, label_suffix="", auto_id="c-%s", **more)
        self.kind, self.segment = kind, segment
        layout = layout_of(kind, segment)
        assert layout is not None, kind  # noqa: S101 - the view looked it up
        self.layout: Layout = layout
        for name in layout.names:
            self.fields[name] = self._field(name)

    def first(self) -> Iterator[BoundField]:
        """The fields that are always shown."""
        return (self[name] for name in self.layout.first)

    def more(self) -> Iterator[BoundField]:
        """The fields that only some cases need."""
        return (self[name] for name in self.layout.more if name not in CHILD)

    def child_rows(self) -> list[tuple[int, list[BoundField]]]:
        """The fields of each child, by its number."""
        own = [name for name in self.layout.more if name in CHILD]
        return [
            (place, [self[name] for name in own if name.startswith(f"child_{place}_")])
            for place in sorted({int(name.split("_")[1]) for name in own})
        ]

    @property
    def labels(self) -> dict[str, str]:
        """The label of each field, which messages name."""
        return {name: str(field.label) for name, field in self.fields.items()}

    @property
    def is_more_open(self) -> bool:
        """Whether one of the fields behind "more" is filled in or wrong."""
        return any(name in self.errors or self.data.get(name) for name in self.layout.more)

    def _field(self, name: str) -> forms.Field:
        told: dict[str, Any] = {
            "label": self._label(name), "help_text": self._help(name), "required": name in self._needed(),
        }  # fmt: skip
        made = next((make for names, make in SIMPLE if name in names), None)
        if made is not None:
            return made(**told)
        if name == "day":
            return Day(**told, initial=timezone.localdate())
        if name == "programmes":
            choices = [(each, each) for each in OPEN_TO.get(self.segment, PROGRAMMES)]
            return forms.MultipleChoiceField(**told, choices=choices, widget=forms.CheckboxSelectMultiple)
        if name == "occupation":
            return forms.CharField(**told, max_length=80)
        return forms.ChoiceField(**told, choices=self._choices(name))

    def _needed(self) -> set[str]:
        return NEEDED | ({"birth_date"} if self.layout.names == ("birth_date",) else set())

    def _label(self, name: str) -> str:
        if name in CHILD:
            return say(f"calculator.field.{name.split('_')[2]}")
        if name == "wages" and self.kind == CONTRIBUTION:
            return say(f"calculator.field.wages_{self.segment.lower()}")
        own = f"calculator.field.{name}.{self.kind}"
        return say(own if has(own) else f"calculator.field.{name}")

    def _help(self, name: str) -> str:
        own = f"calculator.help.{name}.{self.kind}"
        key = own if has(own) else f"calculator.help.{name}"
        if name == "wages" and self.segment != "PU":
            return ""
        return say(key) if has(key) else ""

    def _choices(self, name: str) -> list[tuple[str, str]]:
        is_decided = name in DECIDED and (name, self.kind) != ("reason", "jht")
        none = [] if is_decided else [("", say("calculator.none"))]
        if name == "area":
            provinces = [each for each in areas.children(areas.NATION) if each.level == "province"]
            return [*none, *((each.code, each.name) for each in provinces)]
        if name == "part":
            known = law().on(_day(self.data.get("day")))
            found = [(each.id.rpartition(".")[2], each.name()) for each in known.family("disability")]
            return [*none, *sorted(found, key=lambda pair: pair[1])]
        if name == "contract_months":
            return [
                *none,
                *((each, say("calculator.months_of", None, months=each)) for each in CHOICES[name]),
            ]
        if name == "programme":
            return [(each, each) for each in CHOICES[name]]
        return [*none, *((each, say(f"calculator.choice.{name}.{each}")) for each in CHOICES[name])]


def _day(text: str | None) -> date:
    """The day that was written, else today: only to know which rows the table of the law has."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return timezone.localdate()
