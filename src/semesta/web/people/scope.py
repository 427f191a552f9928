"""A person's area and all below it, as a range of codes: one index serves it at every level."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q

from semesta.areas import NATION

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

Found = TypeVar("Found", bound="Model")
AFTER_DOT = "/"
"""The sign that follows the dot, so that ``31.`` to ``31/`` holds everything below 31."""


def below(area: str, field: str = "area_code") -> Q:
    """The area and all below it.

    >>> below("31")
    <Q: (OR: ('area_code', '31'), (AND: ('area_code__gte', '31.'), ('area_code__lt', '31/')))>
    """
    if area == NATION:
        return Q()
    return Q(**{field: area}) | Q(**{f"{field}__gte": f"{area}.", f"{field}__lt": f"{area}{AFTER_DOT}"})


def within(found: QuerySet[Found], area: str, field: str = "area_code") -> QuerySet[Found]:
    """The rows of an area and all below it."""
    return found.filter(below(area, field))


def is_within(code: str, area: str) -> bool:
    """Whether an area is another one or lies in it."""
    return area in {NATION, code} or code.startswith(f"{area}.")
