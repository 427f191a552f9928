"""TopoJSON decoded to GeoJSON features (https://github.com/topojson/topojson-specification, version 1.0.0).

Exterior rings come out clockwise and holes counter-clockwise, as d3 and Vega draw them; RFC 7946 has it the other way.
"""

from __future__ import annotations

import json
from itertools import accumulate, chain, pairwise
from typing import Any

Position = tuple[float, float]
Ring = list[Position]

_LEAST_POSITIONS = 4


def features(text: str, layer: str) -> list[dict[str, Any]]:
    """The polygons of one layer of a quantised topology as GeoJSON features, with the properties that they carry."""
    topology = json.loads(text)
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [_positions(arc, scale, translate) for arc in topology["arcs"]]
    return [_feature(geometry, arcs) for geometry in topology["objects"][layer]["geometries"]]


def signed_area(ring: Ring) -> float:
    """Twice the area of a closed ring in square degrees: negative when it runs clockwise."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))


def _positions(arc: list[list[int]], scale: list[float], translate: list[float]) -> Ring:
    """The positions of an arc, of which the file holds whole-number steps from one to the next."""
    steps = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [(x * scale[0] + translate[0], y * scale[1] + translate[1]) for x, y in steps]


def _feature(geometry: dict[str, Any], arcs: list[Ring]) -> dict[str, Any]:
    indexes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    polygons = [polygon for polygon in (_polygon(rings, arcs) for rings in indexes) if polygon]
    one = len(polygons) == 1
    shape = {"type": "Polygon" if one else "MultiPolygon", "coordinates": polygons[0] if one else polygons}
    return {"type": "Feature", "properties": dict(geometry["properties"]), "geometry": shape}


def _polygon(indexes: list[list[int]], arcs: list[Ring]) -> list[Ring]:
    """The rings of a polygon, the exterior first; none when it shrank to a line in simplification."""
    exterior, *holes = (_ring(each, arcs) for each in indexes)
    if not _has_area(exterior):
        return []
    return [
        _wound(exterior, clockwise=True),
        *(_wound(hole, clockwise=False) for hole in holes if _has_area(hole)),
    ]


def _ring(indexes: list[int], arcs: list[Ring]) -> Ring:
    """A closed ring of arcs joined end to end; ``~i`` is arc i backwards, and joints are kept once."""
    parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indexes]
    return [parts[0][0], *chain.from_iterable(part[1:] for part in parts)]


def _has_area(ring: Ring) -> bool:
    return len(ring) >= _LEAST_POSITIONS and signed_area(ring) != 0


def _wound(ring: Ring, *, clockwise: bool) -> Ring:
    return ring if (signed_area(ring) < 0) == clockwise else ring[::-1]
