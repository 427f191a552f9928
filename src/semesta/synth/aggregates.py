"""The survey counts and targets that offices would bring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from semesta import areas
from semesta.synth import groups
from semesta.synth.apportion import apportion, whole
from semesta.synth.arrow import numbers, texts
from semesta.synth.calibration import calibration
from semesta.synth.coverage_truth import residents
from semesta.synth.places import places
from semesta.synth.streams import stream

if TYPE_CHECKING:
    import pyarrow as pa

    from semesta.synth.plan import Plan

WIDTH_95: Final = 1.96
POINTS: Final = 100
HIGHEST_TARGET: Final = 0.95
SURVEY: Final = "Sintetis: taksiran seperti Sakernas"
TARGET: Final = "Sintetis: target buatan"
SPLIT: Final = (("FORMAL", groups.FORMAL), ("INFORMAL", groups.INFORMAL))


def survey_rows(plan: Plan) -> dict[str, pa.Array]:
    """The workforce_counts register: eligible workers by regency and formality, as a survey would estimate them.

    Regencies are off by chance; each province's formal and informal workers are true, as surveys are calibrated.
    """
    settings, known, counts = calibration().survey, places(), residents(plan)
    rows: list[tuple[str, int, str, int, int]] = []
    for aim in plan.aims:
        draw = stream(plan.seed, f"survey {aim.province}")
        here = np.unique(known.regency[known.in_province(aim.province)])
        for word, columns in SPLIT:
            true = np.bincount(
                known.regency, weights=counts[:, columns].sum(axis=1), minlength=len(known.regencies.codes)
            )
            total = int(true[here].sum())
            seen = apportion(total, true[here] * draw.normal(1.0, settings.error, len(here)).clip(0.5) + 1e-9)
            rows.append((aim.province, total, word, total, total))
            for place, count in zip(here.tolist(), seen.tolist(), strict=True):
                margin = whole(count * settings.error * WIDTH_95)
                rows.append((known.regencies.codes[place], count, word, count - margin, count + margin))
    done = list(zip(*rows, strict=True))
    return {
        "area_code": texts(done[0]), "workers": numbers(np.array(done[1])), "formality": texts(done[2]),
        "low": numbers(np.array(done[3])), "high": numbers(np.array(done[4])),
        "definition": texts([settings.definition] * len(rows)), "source": texts([SURVEY] * len(rows)),
    }  # fmt: skip


def target_rows(plan: Plan) -> dict[str, pa.Array]:
    """The targets register: the nation's, each province's, and the same for its regencies."""
    settings, known = calibration(), places()
    rows = [(areas.NATION, settings.targets["ID"])]
    for aim in plan.aims:
        own = settings.targets.get(
            aim.province, min(aim.covered / max(aim.eligible, 1) + settings.targets["other"], HIGHEST_TARGET)
        )
        here = np.unique(known.regency[known.in_province(aim.province)])
        rows += [(code, own) for code in (aim.province, *(known.regencies.codes[place] for place in here))]
    return {
        "area_code": texts([code for code, _ in rows]),
        "coverage": texts([f"{share * POINTS:.2f}%" for _, share in rows]),
        "definition": texts([settings.survey.definition] * len(rows)),
        "source": texts([TARGET] * len(rows)),
    }
