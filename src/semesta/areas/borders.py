"""Boundaries of areas as GeoJSON, from the shipped topologies: the nation's regencies and provinces, and Jakarta's villages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from semesta.areas.area import LEVELS, NATION
from semesta.areas.code import is_within, parent_code_of
from semesta.areas.data import text
from semesta.areas.lookup import get
from semesta.areas.topojson import features
from semesta.errors import refusal

if TYPE_CHECKING:
    from semesta.areas.area import Level

Detail = Literal["light", "full"]


@dataclass(frozen=True, slots=True)
class _Layer:
    """A layer of a shipped file: the level and the area whose boundaries it holds."""

    level: Level
    area: str
    detail: Detail
    file: str
    name: str


_NATION, _NATION_LIGHT = "indonesia_kabkota_provinsi.topojson", "indonesia_kabkota_provinsi_light.topojson"
_JAKARTA, _JAKARTA_LIGHT = "jakarta_kelurahan_kecamatan_kota.topojson", "jakarta_kelurahan_light.topojson"

# The first that fits is taken: Jakarta's own files are finer than the nation's.
_LAYERS = (
    _Layer("village", "31", "light", _JAKARTA_LIGHT, "kel31c"),
    _Layer("village", "31", "full", _JAKARTA, "kelurahan"),
    _Layer("district", "31", "light", _JAKARTA, "kecamatan"),
    _Layer("district", "31", "full", _JAKARTA, "kecamatan"),
    _Layer("regency", "31", "full", _JAKARTA, "kota"),
    _Layer("regency", NATION, "light", _NATION_LIGHT, "kabkota"),
    _Layer("regency", NATION, "full", _NATION, "kabkota"),
    _Layer("province", NATION, "light", _NATION_LIGHT, "provinsi"),
    _Layer("province", NATION, "full", _NATION, "provinsi"),
)


def boundaries(level: Level, within: str | None = None, *, detail: Detail = "light") -> dict[str, Any]:
    """The boundaries of all areas of a level within an area (the nation unless another is given).

    Gives a GeoJSON FeatureCollection, WGS84, one feature per area in order of code, with the properties code, name
    and parent_code; exterior rings run clockwise, as d3 and Vega want them. Features are shared between calls: copy
    before changing. ``light`` is for small maps, ``full`` for print. Source: BIG data as simplified in
    cahyadsn/wilayah_boundaries; no border is authoritative, and the sea is not included.

    Raises:
        SemestaError: E-AREA-001, ``within`` is no area; E-AREA-004, the boundaries are not shipped (villages and
            districts outside Jakarta, the nation as one); E-AREA-005, there is no such level.
    """
    if level not in LEVELS:
        raise refusal("E-AREA-005", level=level, levels=", ".join(LEVELS))
    top = get(within if within is not None else NATION)
    for layer in _LAYERS:
        if layer.level == level and layer.detail == detail and is_within(top.code, layer.area):
            chosen = [one for one in _features(layer) if is_within(one["properties"]["code"], top.code)]
            if chosen:
                return {"type": "FeatureCollection", "features": chosen}
    raise refusal("E-AREA-004", level=level, area=f"{top.code} {top.name}")


@cache
def _features(layer: _Layer) -> list[dict[str, Any]]:
    found = sorted(
        features(text(f"boundaries/{layer.file}"), layer.name), key=lambda one: one["properties"]["code"]
    )
    for feature in found:
        code = feature["properties"]["code"]
        feature["properties"] = {"code": code, "name": get(code).name, "parent_code": parent_code_of(code)}
    return found
