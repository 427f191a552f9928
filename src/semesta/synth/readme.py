"""The README of a run: that it is synthetic, what is in it, and how it was calibrated."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from semesta.language import Language, say
from semesta.synth import groups
from semesta.synth.coverage_truth import residents
from semesta.synth.dirt import kinds
from semesta.synth.folder import FIRST_WORDS

if TYPE_CHECKING:
    from semesta.synth.plan import Plan
    from semesta.synth.request import Request


def readme(request: Request, plan: Plan, rows: dict[str, int]) -> str:
    """The text, in Indonesian and English."""
    counts = residents(plan).sum(axis=0)
    fields = {
        "area": request.area,
        "share": request.share,
        "period": request.period,
        "seed": request.seed,
        "eligible": int(counts[list(groups.ELIGIBLE)].sum()),
        "covered": int(counts[list(groups.COVERED)].sum()),
        "rows": "\n".join(f"  {name}.{request.file_format}: {count}" for name, count in sorted(rows.items())),
    }
    parts = [FIRST_WORDS]
    for language in sorted(get_args(Language), reverse=False):
        dirt = "\n".join(f"  {kind.name}: {getattr(kind, language)}" for kind in kinds())
        parts.append(say("synth.readme", language, **fields, dirt=dirt))
    return "\n\n".join(parts) + "\n"
