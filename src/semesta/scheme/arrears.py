"""Ageing of arrears: the class of an employer by the months that it owes; offices differ, so the classes are a setting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from semesta.scheme.amount import is_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ibis.expr.types as ir

    from semesta.scheme.amount import Whole

#: Class -> months owed up to which it reaches; the last class has no end. Bali 2018 (nusabali.com/berita/37910).
DEFAULT_CLASSES: Final[dict[str, int]] = {"lancar": 3, "kurang lancar": 6, "diragukan": 12, "macet": 0}


def arrears_class(months: Whole, classes: Mapping[str, int] | None = None) -> str | ir.StringValue | None:
    """The class of arrears by months owed; None (NULL in a column) when nothing is owed.

    Args:
        months: number of months owed, or a column of them.
        classes: class -> last month that belongs to it, in rising order; 0 for the last class, which has no end.
    """
    named = dict(classes or DEFAULT_CLASSES)
    if is_column(months):
        import ibis

        *bounded, (last, _) = named.items()
        branches = [(months < 1, ibis.null("string")), *((months <= end, name) for name, end in bounded)]
        return ibis.cases(*branches, else_=last)
    if months < 1:
        return None
    return next(name for name, end in named.items() if not end or months <= end)
