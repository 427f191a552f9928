"""The parts of a benefit in words, for the command line and for the site."""

from __future__ import annotations

from semesta.language import current, say


def component_name(name: str) -> str:
    """A component for readers: ``months_1_3`` is "Months 1 to 3"."""
    head, _, rest = name.partition("_")
    numbers = rest.split("_")
    if head == "months" and all(map(str.isdigit, numbers)):
        first, last = numbers
        key = "month" if first == last else "months"
        return say(f"benefits.component.{key}", first=first, last=last)
    if head == "scholarship":
        return say("benefits.component.scholarship", first=rest)
    return say(f"benefits.component.{name}")


def plain(value: object) -> str:
    """A detail as text; numbers with a fraction in the reader's form."""
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text.replace(".", ",") if isinstance(value, float) and current() == "id" else text
