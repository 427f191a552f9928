"""The target beside a figure: of the same area and year, and of the same definition where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    import ibis.expr.types as ir

_KEYS = ("area_code", "period", "definition")


def with_targets(rows: ir.Table, targets: ir.Table, without: Collection[str] = ()) -> ir.Table:
    """Put the target beside each row, the latest of the row's year up to its month.

    Adds ``target`` (ratio 0 to 1), ``target_definition`` (both NULL when there is none, or several of other
    definitions and none of the row's own) and ``target_definitions`` (how many definitions other than the row's own
    have a target). Definitions in ``without`` have no denominator, so that no target is theirs.
    """
    import ibis

    figures = rows.filter(~rows.definition.isin([*without, ""])).select(*_KEYS).distinct()
    candidates = candidates_for(figures, targets)
    other = candidates.definition != candidates.target_definition
    ranked = candidates.mutate(
        is_other=other,
        others=other.cast("int64").sum().over(ibis.window(group_by=list(_KEYS))),
    )
    ranked = ranked.mutate(
        place=ibis.row_number().over(
            ibis.window(group_by=list(_KEYS), order_by=[ranked.is_other, ranked.target_definition])
        )
    )
    best = ranked.filter(ranked.place == 0)
    is_clear = ~best.is_other | (best.others == 1)
    best = best.mutate(
        target=ibis.ifelse(is_clear, best.target, ibis.null("decimal(18, 10)")),
        target_definition=ibis.ifelse(is_clear, best.target_definition, ibis.null("string")),
    ).select(*_KEYS, "target", "target_definition", target_definitions="others")
    return rows.left_join(best, _KEYS).select(
        *rows.columns, "target", "target_definition", "target_definitions"
    )


def candidates_for(figures: ir.Table, targets: ir.Table) -> ir.Table:
    """All targets that may stand beside a figure, one for each definition.

    Columns: ``area_code, period, definition, target_definition, target``.
    """
    import ibis

    named = targets.select("area_code", "target", target_definition="definition", target_period="period")
    joined = figures.inner_join(named, "area_code")
    is_near = (joined.target_period <= joined.period) & (
        joined.target_period.substr(0, 4) == joined.period.substr(0, 4)
    )
    near = joined.filter(is_near)
    window = ibis.window(group_by=[*_KEYS, "target_definition"], order_by=near.target_period.desc())
    ranked = near.mutate(place=ibis.row_number().over(window))
    return ranked.filter(ranked.place == 0).select(*_KEYS, "target_definition", "target")
