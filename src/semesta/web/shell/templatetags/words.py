"""Words and figures in templates: every text comes from ``messages/*.toml``, every figure in the reader's form."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from semesta.coverage import wording
from semesta.language import current, say

if TYPE_CHECKING:
    from django.template import Context

register = template.Library()
NONE = "–"  # noqa: RUF001 - the sign of no figure


@register.simple_tag
def word(key: str, **fields: object) -> str:
    """The text ``web.<key>`` in the reader's language."""
    return say(f"web.{key}", None, **fields)


@register.simple_tag
def text(key: str, **fields: object) -> str:
    """The text of a key of any domain: ``{% text 'calculator.title' %}``."""
    return say(key, None, **fields)


@register.filter
def named(key: str, group: str) -> str:
    """The text ``<group>.<key>``: ``{{ segment|named:'calculator.choice.segment' }}``."""
    return say(f"{group}.{key}")


@register.filter
def whole(number: int | None) -> str:
    """A whole number with its thousands set apart."""
    return NONE if number is None else wording.count(int(number), current())


@register.filter
def share(ratio: float | None, decimals: int = 2) -> str:
    """A ratio as a percentage."""
    return NONE if ratio is None else wording.percent(ratio, current(), decimals)


@register.filter
def rate(millionths: int) -> str:
    """A rate of the law as a percentage, with as many decimals as it has."""
    text = f"{(Decimal(millionths) / 10_000).normalize():f}"
    return (text.replace(".", ",") if current() == "id" else text) + "%"


@register.filter
def points(number: float | None) -> str:
    """Percentage points with their sign, as small as they are: ``+0,0042``."""
    if number is None:
        return NONE
    text = f"{number:+.4f}"
    return text.replace(".", ",") if current() == "id" else text


@register.filter
def aim(ratio: float | None) -> str:
    """A target as a percentage, with as many decimals as it has."""
    if ratio is None:
        return NONE
    return wording.percent(ratio, current(), wording.decimals_of(round(Decimal(str(ratio)), 6)))


@register.filter
def month(period: str | None) -> str:
    """``2025-07`` as ``Juli 2025``."""
    return wording.month(period, current()) if period else NONE


@register.filter
def moment(when: datetime | str | None) -> str:
    """A moment (ISO 8601, when it is a text) as ``3 Juli 2025, 14.05``."""
    from django.utils.timezone import is_naive, localtime, make_aware

    if when is None or when == "":
        return NONE
    known = datetime.fromisoformat(when) if isinstance(when, str) else when
    local = localtime(make_aware(known, UTC) if is_naive(known) else known)
    name = wording.month(f"{local:%Y-%m}", current())
    return f"{local.day} {name}, {local:%H.%M}" if current() == "id" else f"{local.day} {name}, {local:%H:%M}"


@register.filter
def of(key: str, group: str) -> str:
    """The text ``web.<group>.<key>``: ``{{ row.level|of:'level' }}``."""
    return say(f"web.{group}.{key}")


@register.simple_tag
def missing(participants: int | None, workers: int | None, target: float | None) -> int | None:
    """How many people the target lies above the figure; None when not known, nought when it is reached."""
    if participants is None or workers is None or target is None:
        return None
    return max(0, ceil(Decimal(str(target)) * workers) - participants)


@register.simple_tag
def meter(coverage: float | None, target: float | None = None, kind: str = "small") -> SafeString:
    """A bar up to 100 % with the target as a tick; its numbers stand beside it as text."""
    if coverage is None:
        return format_html('<span class="meter-none">{}</span>', NONE)
    width = min(max(coverage, 0.0), 1.0) * 100
    tick = SafeString("")
    if target is not None:
        place = f"{min(max(target, 0.0), 1.0) * 100:.2f}%"
        tick = format_html('<rect class="tick" x="{}" y="-3" width="3" height="18"/>', place)
    return format_html(
        '<svg class="meter meter-{}" aria-hidden="true" focusable="false" height="12">'
        '<rect class="track" width="100%" height="12" rx="6"/>'
        '<rect class="fill" width="{}%" height="12" rx="6"/>{}</svg>',
        kind, f"{width:.2f}", tick,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """The query of this page with some of its parts changed; None takes one away."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return "?" + urlencode(sorted(query.items()))
