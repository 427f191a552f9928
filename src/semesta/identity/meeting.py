"""New records meet those of a linked register: which pairs are compared, and their odds by the model that is kept."""

# ruff: noqa: S608 - names of tables are ours, paths are quoted

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.identity.comparing import compare, comparisons_for
from semesta.identity.kinds import put_kinds
from semesta.identity.known import FIELDS, known_files
from semesta.identity.lists import text
from semesta.identity.scoring import LEAST_COMMON, score
from semesta.identity.sizes import sizes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from semesta.identity.known import Learned
    from semesta.identity.plan import Comparison, Plan
    from semesta.workspace import Workspace

ALIKE = "jaro_winkler_similarity(o.name, n.name) >= 0.8 OR list_has_any(string_split(o.name, ' '), string_split(n.name, ' '))"
SAME_DAY = (
    "(least(o.birth_date[6:7], o.birth_date[9:10]) = least(n.birth_date[6:7], n.birth_date[9:10])"
    " AND greatest(o.birth_date[6:7], o.birth_date[9:10]) = greatest(n.birth_date[6:7], n.birth_date[9:10]))"
)
KEYS = (
    ("nik", "o.nik = n.nik", "TRUE"),
    ("nik", "o.nik[1:12] = n.nik[1:12]", "length(o.nik) = 16 AND length(n.nik) = 16"),
    ("nik", "o.nik[7:16] = n.nik[7:16]", "length(o.nik) = 16 AND length(n.nik) = 16"),
    (
        "birth_date",
        "o.birth_date = n.birth_date",
        f"o.place = n.place OR o.sound = n.sound OR {ALIKE}",
    ),
    (
        "sound",
        "o.sound = n.sound",
        f"o.place = n.place OR o.birth_date[1:4] = n.birth_date[1:4] OR {SAME_DAY}",
    ),
)
"""What a new record shares with whomever it is compared with: the keys of ``data/person.toml`` for long lists."""
MOST_SHARING = 1000
"""Records that share a NIK, or a name's sound, beyond which it is a number of an office, or no name."""


def score_new(
    con: DuckDBPyConnection, workspace: Workspace, chain: Sequence[str], learned: Learned, plan: Plan
) -> Sequence[Comparison]:
    """``scored``: l, r, levels, odds of the new records with each other and with those that are known.

    ``known_record`` (record, id) are the known ones that were compared; their numbers follow those of the new ones.

    Args:
        con: the engine, with ``given`` and ``record`` of the new records.
        workspace: where the known ones are kept.
        chain: the runs that they are of.
        learned: the model.
        plan: what is compared.
    """
    paths = ", ".join(text(file) for file in known_files(workspace, chain))
    con.execute(f"CREATE OR REPLACE TEMP VIEW known_list AS SELECT * FROM read_parquet([{paths}])")
    _pairs(con)
    _take_known(con)
    named = {comparison.name: comparison for comparison in plan.comparisons}
    comparisons_for(con, plan, sizes_of(con, is_one_list=True))
    comparisons = [named[name] for name in learned.comparisons]
    _common(con, comparisons, learned)
    put_kinds(con, "register")
    compare(con, comparisons, "pair", "level")
    score(con, comparisons, learned.model(), "level", "scored")
    return comparisons


def _pairs(con: DuckDBPyConnection) -> None:
    """``wanted``: record (new), id (known) that share a key; ``pair``: l, r, keys of two new ones."""
    fields = ", ".join(("record", *FIELDS))
    con.execute(f"CREATE OR REPLACE TEMP TABLE new_record AS SELECT {fields} FROM record")
    con.execute("CREATE OR REPLACE TEMP TABLE wanted (record INTEGER, id VARCHAR)")
    con.execute("CREATE OR REPLACE TEMP TABLE pair (l INTEGER, r INTEGER, keys INTEGER)")
    for field, same, fit in KEYS:
        con.execute(
            f"INSERT INTO wanted SELECT n.record, o.id FROM known_list o JOIN new_record n ON {same} WHERE ({fit})"
            f" AND n.{field} NOT IN (SELECT {field} FROM new_record WHERE {field} IS NOT NULL GROUP BY 1 HAVING count(*) > {MOST_SHARING})"
            " QUALIFY row_number() OVER (PARTITION BY n.record) <= 2000"
        )
        con.execute(
            f"INSERT INTO pair SELECT o.record, n.record, 0 FROM new_record o JOIN new_record n ON {same} AND o.record < n.record WHERE ({fit})"
            f" AND n.{field} NOT IN (SELECT {field} FROM new_record WHERE {field} IS NOT NULL GROUP BY 1 HAVING count(*) > {MOST_SHARING})"
        )


def _take_known(con: DuckDBPyConnection) -> None:
    """The wanted records into ``record``, ``given`` and ``known_record``; their pairs into ``pair``, each once."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE known_record AS SELECT id,"
        " CAST((SELECT max(record) FROM given) + row_number() OVER (ORDER BY id) AS INTEGER) AS record"
        " FROM (SELECT DISTINCT id FROM wanted)"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE known_fields AS SELECT k.record, o.* FROM known_list o JOIN known_record k USING (id)"
        " QUALIFY row_number() OVER (PARTITION BY k.record) = 1"
    )
    con.execute("INSERT INTO pair SELECT w.record, k.record, 0 FROM wanted w JOIN known_record k USING (id)")
    con.execute("CREATE OR REPLACE TEMP TABLE pair AS SELECT DISTINCT l, r, keys FROM pair")
    con.execute(
        "INSERT INTO given BY NAME SELECT record, CAST(0 AS TINYINT) AS side, id, split_part(id, ':', 1) AS register,"
        " substr(id, strpos(id, ':') + 1) AS key, nik, name, birth_date, sex, place FROM known_fields"
    )
    con.execute(
        "INSERT INTO record BY NAME SELECT record, CAST(0 AS TINYINT) AS side, nik, name, birth_date, sex, place, sound,"
        r" CASE WHEN regexp_matches(place, '^\d\d\.\d\d(\.\d\d(\.\d{4})?)?$') THEN place END AS place_code,"
        " replace(name, ' ', '') AS joined, list_sort(string_split(name, ' ')) AS words,"
        " array_to_string(list_sort(string_split(name, ' ')), '') AS ordered,"
        r" regexp_replace(name, '(\w)\w* ?', '\1', 'g') AS initials FROM known_fields"
    )


def _common(con: DuckDBPyConnection, comparisons: Sequence[Comparison], learned: Learned) -> None:
    """``common_<comparison>``, as ``scoring.count_values`` counts it, of the values that new records have."""
    partners = max(1.0, learned.matches * learned.pairs * 2 / max(learned.records, 1))
    model = learned.model()
    for place, comparison in enumerate(comparisons):
        column = comparison.frequency
        if not column:
            continue
        source = "replace(name, ' ', '')" if column == "joined" else column
        there = learned.records
        unseen = min(max(there * float(model.u[place][-1]), 0.02), 0.5)
        others = f"greatest(count(*) - 1 - {partners}, (count(*) - 2) * {LEAST_COMMON}, 0)"
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE common_{comparison.name} AS SELECT value, ({others} + {unseen}) / {there} AS share FROM"
            f" (SELECT {source} AS value FROM known_list UNION ALL SELECT {column} FROM record WHERE record IN (SELECT record FROM new_record))"
            f" SEMI JOIN (SELECT {column} AS value FROM record WHERE record IN (SELECT record FROM new_record)) USING (value) GROUP BY 1"
        )
