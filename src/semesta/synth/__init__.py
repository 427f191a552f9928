"""Synth: a synthetic province, or the nation, with known truth.

What comes in: an area, a share of its size, a period and a seed. What goes out: the raw extracts of the registers as an
office would receive them, with their usual dirt, and beside them the truth: who is who, the coverage of every area, the
findings, the verdicts on the roster, and every planted fault. Calibrated to published figures (``data/SOURCES.md``).

``nation_fast`` makes plain registers of national size for benchmarks, without dirt and truth.
"""

from semesta.synth.nation import Nation, nation_fast
from semesta.synth.output import FORMATS, FileFormat
from semesta.synth.request import checked
from semesta.synth.run import Written, write_extracts

__all__ = ["FORMATS", "FileFormat", "Nation", "Written", "checked", "nation_fast", "write_extracts"]
