"""Projections as rows: the columns that ``semesta trend`` prints, unrounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from semesta.coverage.trend.projection import Projection
    from semesta.errors import Problem
    from semesta.language import Language

COLUMNS = (
    "area_code", "area_name", "level", "basis", "definition", "source", "last_period", "participants", "workers", "coverage",
    "target", "target_by", "monthly_net_additions", "reaches_target_in", "reason", "earliest", "latest",
    "needed_per_month", "needed_low", "needed_high", "method", "beats_naive", "backtest_origins", "backtest_mae",
    "naive_mae", "last_year_mae", "note",
)  # fmt: skip
NO_DATA = "no_data"


def row(made: Projection, language: Language | None = None) -> dict[str, Any]:
    """A projection in ``COLUMNS``: counts and persons a month, ratios, months as text; None where not known.

    ``source`` is "counts" (published) or "persons" (a stored run), ``beats_naive`` is "yes" or "no", ``reason`` a value of ``reach.Reason``, ``note`` the remarks in a language.
    """
    series, last, target, needs = made.series, made.last, made.target, made.needs
    tested = None if made.outlook is None else made.outlook.backtest
    return {
        "area_code": series.area_code,
        "area_name": series.area_name,
        "level": series.level,
        "basis": series.basis,
        "definition": series.definition,
        "source": series.source,
        "last_period": str(last.period),
        "participants": last.participants,
        "workers": last.workers,
        "coverage": last.coverage,
        "target": None if target is None else float(target.ratio),
        "target_by": None if target is None else _text(target.by),
        "monthly_net_additions": made.pace,
        "reaches_target_in": _text(made.reached_in),
        "reason": made.reason,
        "earliest": _text(made.earliest),
        "latest": _text(made.latest),
        "needed_per_month": None if needs is None else needs.per_month,
        "needed_low": None if needs is None else needs.low,
        "needed_high": None if needs is None else needs.high,
        "method": None if tested is None else tested.method.name,
        "beats_naive": None if tested is None else ("yes" if tested.beats_naive else "no"),
        "backtest_origins": None if tested is None else tested.origins,
        "backtest_mae": None if tested is None else tested.mae,
        "naive_mae": None if tested is None else tested.no_change_mae,
        "last_year_mae": None if tested is None else tested.last_year_mae,
        "note": note(made.notes, language),
    }


def empty_row(area_code: str, notes: Sequence[Problem], language: Language | None = None) -> dict[str, Any]:
    """The row of an area without figures: nothing but the reason."""
    from semesta import areas

    area = areas.get(area_code)
    known = {"area_code": area.code, "area_name": area.name, "level": area.level, "reason": NO_DATA}
    return dict.fromkeys(COLUMNS) | known | {"note": note(notes, language)}


def note(notes: Sequence[Problem], language: Language | None = None) -> str:
    """Remarks in words, with "; " between."""
    return "; ".join(each.text(language) for each in notes)


def _text(period: object) -> str | None:
    return None if period is None else str(period)
