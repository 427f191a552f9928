"""Who is who: persons and employers across lists and registers.

In: two lists of persons or of companies, or one (``matching.match``), with columns of any names. Out: the pairs that are
one, each with its probability and the evidence in a sentence.

What one hash join does not settle is paired, compared and scored by Splink, on DuckDB or on Spark (``splink_scoring``). The
method is that of Fellegi and Sunter: every field of two records agrees to a level; how often each level is seen among
records of one person is learned from the lists themselves (``model``), how often among those of two is counted. Values that
are common count less. The comparisons and keys are data (``data/person.toml``, ``data/employer.toml``).
"""

from __future__ import annotations

from semesta.identity.matching import Matched, Question, match
from semesta.identity.splink_places import Place, load_splink, place_of

__all__ = ["Matched", "Place", "Question", "load_splink", "match", "place_of"]
