"""What people are told apart by: the dimensions of the cube, their values, and how each is read from a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from datetime import date

    import ibis.expr.types as ir

By = Literal["segment", "sex", "age_band", "formality", "kbli_section"]
DIMENSIONS: tuple[By, ...] = get_args(By)

SEGMENTS = ("PU", "BPU", "PMI", "JAKON")
"""In the order in which one of them becomes a person's primary segment."""

BANDS = ("0-14", "15-24", "25-34", "35-44", "45-54", "55-64", "65+")
FIRST_AGES = (15, 25, 35, 45, 55, 65)
"""The age at which each band after the first begins."""

VALUES: dict[By, tuple[str, ...]] = {
    "segment": SEGMENTS,
    "sex": ("male", "female"),
    "age_band": BANDS,
    "formality": ("formal", "informal"),
    "kbli_section": tuple("ABCDEFGHIJKLMNOPQRSTUV"),
}

UNKNOWN = "unknown"
"""The value of those of whom it is not known, so that values add up to the whole."""

FORMAL_SEGMENTS = ("PU", "JAKON")
INFORMAL_SEGMENTS = ("BPU",)
"""Where the workers register says nothing of a member; migrant workers (PMI) work abroad and belong to neither."""


def born_by(day: date, age: int) -> date:
    """The last birth date of those who are at least ``age`` years old on ``day``.

    >>> born_by(date(2025, 12, 31), 15)
    datetime.date(2010, 12, 31)
    """
    import calendar

    year = day.year - age
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def coded(people: ir.Table, day: date) -> dict[str, ir.IntegerValue]:
    """The place of a person's value in ``VALUES`` for each dimension of the workers register; NULL when it is not known.

    Args:
        people: sex, formality, kbli_section (texts) and birth_date.
        day: on which ages are taken.
    """
    import ibis

    def place_of(by: By, column: str) -> ir.IntegerValue:
        pairs = [
            (people[column] == value, ibis.literal(place, "int16").cast("int8"))
            for place, value in enumerate(VALUES[by])
        ]
        return ibis.cases(*pairs, else_=ibis.null("int8"))

    letter = people.kbli_section.ascii_str() - ord("A")
    section = (
        letter.between(0, len(VALUES["kbli_section"]) - 1).ifelse(letter, ibis.null("int32")).cast("int8")
    )
    return {
        "sex": place_of("sex", "sex"),
        "age_band": age_band(people.birth_date, day),
        "formality": place_of("formality", "formality"),
        "kbli_section": section,
    }


def age_band(birth_date: ir.DateValue, day: date) -> ir.IntegerValue:
    """The place of a person's age band in ``BANDS`` on a day; NULL without a birth date."""
    import ibis

    younger = [
        (birth_date > born_by(day, age), ibis.literal(place, "int16").cast("int8"))
        for place, age in enumerate(FIRST_AGES)
    ]
    oldest = (birth_date.notnull(), ibis.literal(len(FIRST_AGES), "int16").cast("int8"))
    return ibis.cases(*younger, oldest, else_=ibis.null("int8"))


def is_value(people: ir.Table, by: By, value: str) -> ir.BooleanValue:
    """Whether a person has a value; ``people`` has the place of each value in ``VALUES`` (see ``coded``)."""
    return people[by] == VALUES[by].index(value)
