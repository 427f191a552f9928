"""One row for each covered person: the primary membership, as one number whose smallest value wins.

The number holds, from the left, the place of the segment (PU before BPU before PMI before JAKON), the wage (the highest
first) and the place where the membership is registered. One ``min`` over a person's memberships therefore answers which
segment the person counts in and where, always the same, in one pass and eight bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.values import SEGMENTS

if TYPE_CHECKING:
    import ibis.expr.types as ir

PLACE_BITS = 14
"""A regency's code without its dot, four digits."""
WAGE_BITS = 40
NO_PLACE = 2**PLACE_BITS - 1
HIGHEST_WAGE = 2**WAGE_BITS - 1
REGENCY = 5
"""Characters of a regency's code: the workplace basis goes down to the regency."""


def place_number(code: ir.StringValue) -> ir.IntegerValue:
    """The regency of an area code as a number (``31.71.01.1001`` -> 3171, ``31`` -> 31); NULL for the nation."""
    digits = code.left(REGENCY).replace(".", "")
    return digits.nullif("ID").cast("int64")


def place_code(number: ir.IntegerValue) -> ir.StringValue:
    """The code of a place number; NULL for ``NO_PLACE``."""
    digits = number.cast("string")
    dotted = digits.left(2).concat(".", digits.substr(2))
    is_province = number < 100  # noqa: PLR2004 - two digits
    code = is_province.ifelse(digits, dotted)
    return (number == NO_PLACE).ifelse(ibis.null("string"), code)


def offices(employers: ir.Table) -> ir.Table:
    """Where employers are registered: ``npp, place``.

    Args:
        employers: npp, area_code.
    """
    return employers.group_by("npp").agg(place=place_number(employers.area_code).min())


def covered_persons(members: ir.Table, places: ir.Table) -> ir.Table:
    """One row for each person with an active membership.

    Columns: ``person, first`` (see above) and ``memberships`` (how many). A membership without a known employer is
    placed where the member lives.

    Args:
        members: person, segment, wage (rupiah a month or NULL), npp, village_code; active memberships.
        places: npp, place, from ``offices``.
    """
    joined = members.left_join(places, "npp")
    segment = ibis.cases(
        *((joined.segment == name, place) for place, name in enumerate(SEGMENTS)), else_=len(SEGMENTS)
    )
    wage = HIGHEST_WAGE - ibis.least(ibis.greatest(joined.wage.fill_null(0), 0), HIGHEST_WAGE)
    home = joined.place.isnull().ifelse(place_number(joined.village_code), joined.place)
    first = (
        segment.cast("int64") * 2 ** (WAGE_BITS + PLACE_BITS)
        + wage * 2**PLACE_BITS
        + home.fill_null(NO_PLACE)
    )
    return joined.group_by("person").agg(first=first.min(), memberships=ibis._.count())


def segment_of(first: ir.IntegerValue) -> ir.IntegerValue:
    """The place of the primary segment in ``SEGMENTS``."""
    return (first >> (WAGE_BITS + PLACE_BITS)).cast("int8")


def workplace_of(first: ir.IntegerValue) -> ir.IntegerValue:
    """The place number where the primary membership is registered."""
    return first & NO_PLACE
