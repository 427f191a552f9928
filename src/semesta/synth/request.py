"""What a run is asked for, checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta import areas
from semesta.errors import Problem, SemestaError, problem
from semesta.registers.period import parse
from semesta.synth import data
from semesta.synth.output import FORMATS

if TYPE_CHECKING:
    from semesta.synth.output import FileFormat


@dataclass(frozen=True)
class Request:
    """A province or the nation (``area``), and the provinces that it means."""

    area: str
    provinces: tuple[str, ...]
    share: float
    period: str
    seed: int
    file_format: FileFormat


def checked(area: str, share: float, period: str, seed: int, file_format: FileFormat) -> Request:
    """The request.

    Raises:
        SemestaError: E-SYNTH-001 the area is neither a province nor the nation, E-SYNTH-002 the share, E-SYNTH-003 the
            seed, E-SYNTH-004 the file format, all at once; E-AREA-nnn, there is no such area; E-IMPORT-002, the period.
    """
    place, _ = areas.resolve(area)
    parse(period)
    wrong: list[Problem] = []
    if place.level not in ("nation", "province"):
        wrong.append(problem("E-SYNTH-001", area=place.code, name=place.name, province=place.code[:2]))
    if not 0 < share <= 1:
        wrong.append(problem("E-SYNTH-002", share=share))
    if seed < 0:
        wrong.append(problem("E-SYNTH-003", seed=seed))
    if file_format not in FORMATS:
        wrong.append(problem("E-SYNTH-004", format=file_format, formats=", ".join(FORMATS)))
    if wrong:
        raise SemestaError(wrong)
    every = tuple(row["code"] for row in data.rows("provinces.csv"))
    provinces = every if place.code == areas.NATION else (place.code,)
    return Request(place.code, provinces, share, period, seed, file_format)
