"""The cube as a definition wants it: participants and workers with their bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from semesta.coverage.persons.levels import WIDTHS
from semesta.engine import small_table

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from semesta.coverage.persons.steps import Steps
    from semesta.coverage.persons.survey import Survey
    from semesta.definition import Definition

KEYS = ("basis", "level", "area_code", "by", "value")
NUMBERS = (
    "participants", "participants_low", "participants_high", "workers", "workers_low", "workers_high", "unlinked",
    "several",
)  # fmt: skip
COLUMNS = (*KEYS, *NUMBERS)
THOUSANDTHS = 1000
"""Expected errors are added up as whole thousandths of a person, so that areas add up exactly."""
FORMALITIES = {"": "", "formal": "formality", "informal": "formality"}


def figures(steps: Steps, cube: ir.Table, definition: Definition, survey: Survey | None = None) -> ir.Table:
    """Participants and workers of every area and value: ``COLUMNS``.

    Workers are NULL on the workplace basis, and where published counts are the denominator and have no figure; their bounds
    are told of the whole only. The bounds of the participants are what the run itself doubts: with ``all``, those who were not found in the workers
    register may be counted already; with ``matched``, they may be missing. On the workplace basis nobody is compared with a
    register, so that there is no such doubt.

    Args:
        steps: whose engine.
        cube: ``cube.COLUMNS``.
        definition: whose numerator and denominator.
        survey: the denominator, where the definition takes published counts.
    """
    everybody = cube.linked + cube.unlinked
    found = everybody if definition.numerator == "all" else cube.linked
    is_home = cube.basis == "residence"
    # Without a workers register nobody can be found in it: that is no doubt about the participants.
    surely = found if definition.denominator == "counts" else cube.linked - cube.doubted - at_most(cube.wrong)
    surely = ibis.greatest(surely, ibis.literal(0).cast("int64"))
    counted = cube.mutate(
        participants=found,
        participants_low=is_home.ifelse(surely, found),
        participants_high=is_home.ifelse(everybody + cube.maybe + at_most(cube.missed), found),
    )
    if definition.denominator == "counts" and survey is not None:
        return _with_survey(steps, counted, survey).select(*COLUMNS)
    at_home, nothing = counted.basis == "residence", ibis.null("int64")
    is_whole = at_home & (counted.by == "")
    return counted.mutate(
        workers=at_home.ifelse(counted.workers, nothing),
        workers_low=is_whole.ifelse(counted.workers_low, nothing),
        workers_high=is_whole.ifelse(counted.workers_high, nothing),
    ).select(*COLUMNS)


def at_most(expected: ir.IntegerValue) -> ir.IntegerValue:
    """How many errors there may be where so many are expected (in thousandths): two standard deviations of Poisson more.

    0.1 expected make 1, 1 makes 3, 10 make 16 (the 97.5 % points are 1, 3 and 17).
    """
    people = expected.cast("float64") / THOUSANDTHS
    most: ir.IntegerValue = (people + people.sqrt() * 2 + 0.5).floor().cast("int64")
    return most


def _with_survey(steps: Steps, counted: ir.Table, survey: Survey) -> ir.Table:
    """The workers of published counts; an area that has workers and no participants gets a row."""
    known = [
        (code, FORMALITIES[part], part, figure)
        for (code, part), figure in sorted(survey.figures.items())
        if part in FORMALITIES
    ]
    level_of = {width: level for level, width in WIDTHS.items()} | {2: "province"}
    table = small_table(
        steps.con,
        "survey_figures",
        {
            "basis": ("VARCHAR", ["residence"] * len(known)),
            "level": ("VARCHAR", ["nation" if code == "ID" else level_of[len(code)] for code, *_ in known]),
            "area_code": ("VARCHAR", [code for code, *_ in known]),
            "by": ("VARCHAR", [by for _, by, *_ in known]),
            "value": ("VARCHAR", [value for _, _, value, _ in known]),
            "survey_workers": ("BIGINT", [figure.people for *_, figure in known]),
            "survey_low": ("BIGINT", [figure.low for *_, figure in known]),
            "survey_high": ("BIGINT", [figure.high for *_, figure in known]),
        },
    )
    whole = table.filter(table.by == "").select(
        whole_basis="basis", whole_area="area_code", whole_workers="survey_workers"
    )
    nought = ibis.literal(0).cast("int64")
    bare = table.anti_join(counted, KEYS).select(*KEYS)
    rows = counted.drop("workers", "workers_low", "workers_high").select(*KEYS, *_OWN)
    rows = rows.union(bare.mutate(**dict.fromkeys(_OWN, nought)).select(*KEYS, *_OWN))
    joined = rows.left_join(table, KEYS).select(*rows.columns, *_SURVEYED)
    joined = joined.left_join(
        whole, [joined.basis == whole.whole_basis, joined.area_code == whole.whole_area]
    ).select(*joined.columns, "whole_workers")
    by_segment = joined.by == "segment"
    return joined.mutate(
        workers=by_segment.ifelse(joined.whole_workers, joined.survey_workers),
        workers_low=joined.survey_low,
        workers_high=joined.survey_high,
    )


_SURVEYED = ("survey_workers", "survey_low", "survey_high")
_OWN = ("participants", "participants_low", "participants_high", "unlinked", "several")
