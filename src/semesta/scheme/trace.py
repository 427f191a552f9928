"""A trace as plain values: each step with its formula in words, its inputs, the parameters it used, and its result."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from semesta.language import Language
    from semesta.scheme.formula import Step
    from semesta.scheme.law import Law
    from semesta.scheme.parameter import Dated

PLACES = 6


def trace_rows(
    steps: Iterable[Step], language: Language | None = None, law: Law | None = None
) -> list[dict[str, Any]]:
    """Steps as records: step, formula, words, inputs, parameters, result.

    ``parameters`` are records: id, name, value (rates as decimals), unit, from, to, regulation, article, source, status,
    note.
    """
    book = law or shipped()
    return [
        {
            "step": number,
            "formula": step.formula,
            "words": step.words(language),
            "inputs": dict(step.inputs),
            "parameters": [parameter_row(each, language, book) for each in step.used],
            "result": step.result,
        }
        for number, step in enumerate(steps, 1)
    ]


def parameter_row(dated: Dated, language: Language | None = None, law: Law | None = None) -> dict[str, Any]:
    """A dated value as a record, as in ``trace_rows``."""
    parameter = (law or shipped()).parameter(dated.parameter)
    return {
        "id": dated.parameter,
        "name": parameter.name(language),
        "value": plain_value(dated, parameter.unit),
        "unit": parameter.unit,
        "from": dated.start,
        "to": dated.end,
        "regulation": dated.regulation,
        "article": dated.article,
        "source": dated.source,
        "status": dated.status,
        "note": dated.note,
    }


def plain_value(dated: Dated, unit: str) -> Any:
    """A value as its file has it: a rate as a decimal, a table as lists."""
    match dated.value:
        case int(number):
            return Decimal(rate_text(number)) if unit == "rate" else number
        case str(text):
            return text
        case values if unit == "rate_by_amount":
            return [
                [start, Decimal(rate_text(rate))] for start, rate in cast("tuple[tuple[int, int]]", values)
            ]
        case values:
            return [list(each) if isinstance(each, tuple) else each for each in values]


def rate_text(millionths: int) -> str:
    """A rate as a decimal.

    >>> rate_text(2400), rate_text(500_000), rate_text(0), rate_text(1_000_000)
    ('0.0024', '0.5', '0', '1')
    """
    whole, rest = divmod(millionths, 10**PLACES)
    return f"{whole}.{rest:0{PLACES}}".rstrip("0").rstrip(".")
