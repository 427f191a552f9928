"""Form fields for what the law counts with: rupiah, days, months, percentages, programmes. What is wrong is said in words."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from semesta.errors import SemestaError
from semesta.language import say
from semesta.scheme.given import day, rupiah

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

MOST_RUPIAH = 10**15
MOST_COUNT = 10_000
FIRST_YEAR, LAST_YEAR = 1900, 2100
_LEAVE_ALONE = {"autocomplete": "off"}


def _read(label: str, text: str, read: Callable[[str, str], Any]) -> Any:
    try:
        return read(label, text)
    except SemestaError as error:
        told = error.problems[0]
        raise ValidationError(f"{told.what()} {told.next_step()}") from error


class Rupiah(forms.CharField):
    """Whole rupiah as people write it: ``5.000.000``, ``Rp 5,000,000``; None when nothing is written."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "5.000.000", **_LEAVE_ALONE})

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=40, **more)

    def clean(self, value: Any) -> int | None:
        """The amount.

        Raises:
            ValidationError: it is none, below zero, or more than there is.
        """
        text = super().clean(value)
        if not text:
            return None
        amount: int = _read(str(self.label), text, rupiah)
        if not 0 <= amount <= MOST_RUPIAH:
            raise ValidationError(say("calculator.wrong.rupiah"))
        return amount


class Wages(forms.CharField):
    """One wage, or several joined by plus signs, for averages; None when nothing is written."""

    widget = forms.TextInput(attrs={"inputmode": "text", "placeholder": "5.000.000", **_LEAVE_ALONE})

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=400, **more)

    def clean(self, value: Any) -> list[int] | None:
        """The wages.

        Raises:
            ValidationError: one is no amount.
        """
        text = super().clean(value)
        if not text:
            return None
        found: list[int] = [_read(str(self.label), each, rupiah) for each in re.split(r"[+;\n]+", text)]
        if any(not 0 <= each <= MOST_RUPIAH for each in found):
            raise ValidationError(say("calculator.wrong.rupiah"))
        return found


class Day(forms.CharField):
    """A day, ``2026-03-15``, or the first one of a month, ``2026-03``; None when nothing is written."""

    widget = forms.DateInput(attrs={"type": "date", **_LEAVE_ALONE}, format="%Y-%m-%d")

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=10, **more)

    def clean(self, value: Any) -> date | None:
        """The day.

        Raises:
            ValidationError: there is no such day, or it is out of reach.
        """
        text = super().clean(value)
        if not text:
            return None
        found: date = _read(str(self.label), text, day)
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ValidationError(say("calculator.wrong.day", None, first=FIRST_YEAR, last=LAST_YEAR))
        return found


class Whole(forms.IntegerField):
    """A number of months, years, children, workers."""

    def __init__(self, **more: Any) -> None:
        super().__init__(min_value=0, max_value=MOST_COUNT, **more)
        self.widget.attrs.update({"inputmode": "numeric", **_LEAVE_ALONE})


class Percent(forms.CharField):
    """A percentage, with a comma or a point; None when nothing is written."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "placeholder": "5,7", **_LEAVE_ALONE})

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=12, **more)

    def clean(self, value: Any) -> Decimal | None:
        """The percentage.

        Raises:
            ValidationError: it is none.
        """
        text = super().clean(value).removesuffix("%").strip().replace(",", ".")
        if not text:
            return None
        try:
            found = Decimal(text)
        except InvalidOperation as error:
            raise ValidationError(say("calculator.wrong.percent")) from error
        if not found.is_finite() or not 0 <= found <= 100:  # noqa: PLR2004 - percent
            raise ValidationError(say("calculator.wrong.percent"))
        return found
