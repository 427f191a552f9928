"""What people write: rupiah, days, programmes, provinces. ``option`` names the option or the field that it stands in."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, cast

from semesta.errors import refusal

if TYPE_CHECKING:
    from semesta.scheme.obligations import Programme

_RUPIAH = re.compile(r"-?(\d{1,3}([.,]\d{3})+|\d+)")
_PROVINCE = re.compile(r"(\d\d)(\.\d\d(\.\d\d(\.\d{4})?)?)?")


def rupiah(option: str, text: str) -> int:
    """Whole rupiah: ``5000000``, ``5.000.000``, ``Rp5,000,000``.

    >>> rupiah("--wage", "Rp 5.000.000")
    5000000

    Raises:
        SemestaError: E-CONTRIBUTION-009, it is none.
    """
    bare = re.sub(r"^\s*rp\.?", "", text, flags=re.IGNORECASE).strip().replace("_", "")
    if not _RUPIAH.fullmatch(bare) or not bare.isascii():
        raise refusal("E-CONTRIBUTION-009", option=option, value=text)
    return int(re.sub(r"[.,]", "", bare))


def optional_rupiah(option: str, text: str | None) -> int | None:
    """Whole rupiah, or None when the option was not given.

    Raises:
        SemestaError: E-CONTRIBUTION-009.
    """
    return None if text is None else rupiah(option, text)


def day(option: str, text: str) -> date:
    """A day (``2026-03-15``), or the first one of a month (``2026-03``).

    Raises:
        SemestaError: E-CONTRIBUTION-010, it is none.
    """
    whole = f"{text}-01" if re.fullmatch(r"\d{4}-\d\d", text.strip()) else text.strip()
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", whole):
        raise refusal("E-CONTRIBUTION-010", option=option, value=text)
    try:
        return date.fromisoformat(whole)
    except ValueError as error:
        raise refusal("E-CONTRIBUTION-010", option=option, value=text) from error


def optional_day(option: str, text: str | None) -> date | None:
    """A day, or None when the option was not given.

    Raises:
        SemestaError: E-CONTRIBUTION-010.
    """
    return None if text is None else day(option, text)


def programme_names(text: str | None) -> tuple[Programme, ...] | None:
    """Programmes joined by plus signs or commas, in capitals; None when the option was not given.

    >>> programme_names("jkk+jkm, jht")
    ('JKK', 'JKM', 'JHT')
    """
    if text is None:
        return None
    return cast(
        "tuple[Programme, ...]", tuple(each for each in re.split(r"[+,\s]+", text.strip().upper()) if each)
    )


def province(text: str | None) -> str | None:
    """The province of an area code, two digits; None for no area and for the nation.

    Raises:
        SemestaError: E-CONTRIBUTION-011, it is no code of a province or of an area in one.
    """
    if text is None or text == "ID":
        return None
    found = _PROVINCE.fullmatch(text.strip())
    if found is None:
        raise refusal("E-CONTRIBUTION-011", value=text)
    return found.group(1)
