"""Names made comparable: two ways of writing one name give one key, as far as plain rules can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

MUHAMMAD = (
    "MUHAMMAD|MUHAMAD|MOHAMMAD|MOHAMAD|MOCHAMMAD|MOCHAMAD|MUCHAMMAD|MUCHAMAD|MUH|MOH|MOCH|MUCH|MHD|MD|M"
)
TITLES = "HJ|H|KH|DRS|DRA|DR|IR|PROF|RADEN|RR|RM|R|TN|NY|SDR|SDRI|BPK|IBU|ALM|ALMH"
#: A name without any of these is its own key but for its spaces: most names pass with this one look.
UNUSUAL = f"[^A-Z ]|OE|DJ|TJ|SJ|^({TITLES}|{MUHAMMAD}) |(^| )BIN(TI)? "


def name_key(name: ir.StringValue) -> ir.StringValue:
    """A name in capitals without spaces, signs, titles, degrees and old spelling; NULL when nothing is left.

    "Drs. H. Moh. Soekarno, S.E." and "MUHAMMAD SUKARNO" have the same key.
    """
    upper = name.upper()
    unusual = upper.re_search(UNUSUAL)
    key = unusual.ifelse(_plain(unusual.ifelse(upper, ibis.null("string"))), upper).replace(" ", "")
    return key.nullif("")


def _plain(upper: ir.StringValue) -> ir.StringValue:
    text = upper.re_replace(r",.*$", "").re_replace(r"['`.\-]+", " ").re_replace(r"[^A-Z ]+", "")
    text = text.re_replace(r"^ +", "").re_replace(rf"^(({TITLES}) +)+", "")
    text = text.re_replace(rf"^({MUHAMMAD}) +", "MUHAMMAD ").re_replace(r"(^| )BIN(TI)? ", " ")
    return text.replace("OE", "U").replace("DJ", "J").replace("TJ", "C").replace("SJ", "SY")


def is_other_name(left: ir.StringValue, right: ir.StringValue) -> ir.BooleanValue:
    """Whether two keys are surely not one name: they begin and end differently, and neither holds the other.

    "SITI RINA" and "RINA SITI" are one name in another order. A key that is missing is no evidence.
    """
    begins = left.substr(0, 3) == right.substr(0, 3)
    ends = left.right(3) == right.right(3)
    turned = left.concat(left).contains(right) | right.concat(right).contains(left)
    return (~begins & ~ends & ~turned).fill_null(False)


def is_other_day(left: ir.DateValue, right: ir.DateValue) -> ir.BooleanValue:
    """Whether two birth dates are surely not one: not equal, nor day and month swapped, nor a 1 January of that year."""
    same_year = left.year() == right.year()
    swapped = same_year & (left.month() == right.day()) & (left.day() == right.month())
    default = same_year & (_is_new_year(left) | _is_new_year(right))
    return ((left != right) & ~swapped & ~default).fill_null(False)


def _is_new_year(day: ir.DateValue) -> ir.BooleanValue:
    return (day.month() == 1) & (day.day() == 1)
