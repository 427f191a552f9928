"""Areas: the administrative tree of Indonesia, from the nation to the village.

What comes in: codes as text and names as people write them. What goes out: areas (``Area``), old and BPS codes led to
the present ones, Arrow tables for joins, and boundaries as GeoJSON. The data is shipped (``data/SOURCES.md``): the
91,599 Kemendagri codes of 2025 (Kepmendagri 300.2.2-2430/2025) below the nation ``ID``, the changes since 2022, the BPS
codes of 2020, boundaries of provinces and regencies, and Jakarta's districts and villages.

Codes are always dotted text (``31.71.01.1001``). Importing this package reads no data.
"""

from semesta.areas.area import KINDS, LEVELS, NATION, Area, Kind, Level
from semesta.areas.borders import Detail, boundaries
from semesta.areas.bps import BpsReading, from_bps
from semesta.areas.changes import led_codes, reused_codes
from semesta.areas.code import level_of, normalise
from semesta.areas.column import CodeReading, Example, reading
from semesta.areas.data import village_files
from semesta.areas.led import Led, lead
from semesta.areas.lookup import at_level, children, descendants, find, get, parents, tree
from semesta.areas.matching import Match, search
from semesta.areas.resolving import resolve
from semesta.areas.tables import bps_table, code_changes_table, codes_table

__all__ = [
    "KINDS",
    "LEVELS",
    "NATION",
    "Area",
    "BpsReading",
    "CodeReading",
    "Detail",
    "Example",
    "Kind",
    "Led",
    "Level",
    "Match",
    "at_level",
    "boundaries",
    "bps_table",
    "children",
    "code_changes_table",
    "codes_table",
    "descendants",
    "find",
    "from_bps",
    "get",
    "lead",
    "led_codes",
    "level_of",
    "normalise",
    "parents",
    "reading",
    "resolve",
    "reused_codes",
    "search",
    "tree",
    "village_files",
]
