"""Where a place stands on a map: Mercator, fitted to a box of pixels, the same for every layer of a map."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import altair as alt

Place = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A box of pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Projection:
    """Mercator with a scale (pixels a radian) and the pixel of longitude 0 on the equator."""

    scale: float
    x: float
    y: float

    def at(self, place: Place) -> Place:
        """The pixel of (longitude, latitude) in degrees."""
        east, north = _mercator(place)
        return self.x + self.scale * east, self.y - self.scale * north

    def project(self, chart: alt.Chart) -> alt.Chart:
        """A chart of shapes drawn by this projection."""
        projected: alt.Chart = chart.project(type="mercator", scale=self.scale, translate=[self.x, self.y])
        return projected


def fitted(features: Iterable[dict[str, Any]], box: Box) -> Projection:
    """The largest projection of GeoJSON features that fits into a box, in its middle."""
    places = [_mercator(place) for feature in features for place in positions(feature)]
    east, north = [place[0] for place in places], [place[1] for place in places]
    width, height = max(east) - min(east), max(north) - min(north)
    scale = min(box.width / width, box.height / height)
    middle = (max(east) + min(east)) / 2, (max(north) + min(north)) / 2
    return Projection(
        scale, box.x + box.width / 2 - scale * middle[0], box.y + box.height / 2 + scale * middle[1]
    )


def positions(feature: dict[str, Any]) -> Iterator[Place]:
    """Every place on the outer rings of a feature."""
    for polygon in _polygons(feature):
        yield from polygon[0]


def middle_of(feature: dict[str, Any]) -> Place:
    """The centre of gravity of a feature's largest polygon, where its name may stand."""
    ring = max((polygon[0] for polygon in _polygons(feature)), key=lambda each: abs(_area(each)))
    area, east, north = _area(ring), 0.0, 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        east += (x0 + x1) * cross
        north += (y0 + y1) * cross
    return east / (6 * area), north / (6 * area)


def _area(ring: list[Place]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2


def _polygons(feature: dict[str, Any]) -> list[list[list[Place]]]:
    shape = feature["geometry"]
    found: list[list[list[Place]]] = (
        shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    )
    return found


def _mercator(place: Place) -> Place:
    longitude, latitude = (math.radians(degrees) for degrees in place)
    return longitude, math.log(math.tan(math.pi / 4 + latitude / 2))
