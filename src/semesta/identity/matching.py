"""``match``: two lists, or one with itself, from files to pairs."""

# ruff: noqa: S608 - the statements are built of our own names

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from semesta.errors import Problem, SemestaError, problem, refusal
from semesta.identity import columns as recognising
from semesta.identity.certain import take_alike, take_certain
from semesta.identity.evidence import evidence
from semesta.identity.linking import HERE, link
from semesta.identity.lists import quoted, read_list, text
from semesta.identity.parts_of_names import settle_parts
from semesta.identity.plan import plan_of
from semesta.identity.records import stack, standardise
from semesta.identity.same_number import MANY_WAYS, empty_placeholders
from semesta.identity.writing import check_target, write_pairs
from semesta.identity.years import settle_years
from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from semesta.identity.columns import Columns
    from semesta.identity.lists import PersonList
    from semesta.identity.plan import Comparison, Entity
    from semesta.identity.splink_places import Place

CERTAINTY = 0.9999
"""The probability of a pair with one NIK and one name or birth date."""
CERTAIN_FROM = 200_000
"""Records from which on the certain pairs are settled first, so that the rest fits into time and memory."""


@dataclass(frozen=True)
class Question:
    """What is to be matched.

    ``right`` is None for one list with itself; ``identifiers`` are the columns of identifiers (None: recognised);
    ``threshold`` is the probability (0 to 1) from which on a pair is written.
    """

    left: Path
    right: Path | None
    entity: Entity = "person"
    mapping: Path | None = None
    identifiers: tuple[str | None, str | None] = (None, None)
    threshold: float = 0.5


@dataclass(frozen=True)
class Matched:
    """What came of it: records compared, pairs written, the share of pairs that blocking loses, and remarks."""

    records: tuple[int, ...]
    pairs: int
    loss: float
    warnings: tuple[Problem, ...]


def match(
    con: DuckDBPyConnection,
    question: Question,
    target: Path,
    scratch: Path,
    tell: Callable[[str], None],
    place: Place = HERE,
) -> Matched:
    """Match and write the pairs (``id_left, id_right, probability, explanation``) to ``target``.

    Args:
        con: an engine of our own, whose temporary tables are overwritten.
        question: what is asked.
        target: CSV, Excel or Parquet by its ending.
        scratch: a folder of this process alone.
        tell: hears, line by line, what was recognised.
        place: where Splink works, and the folder that keeps the model (which must be there).

    Raises:
        SemestaError: E-READ codes, a list cannot be read; E-IDENTITY-001 to E-IDENTITY-009.
    """
    check_target(target)
    if not 0 < question.threshold < 1:
        raise refusal("E-IDENTITY-003", threshold=question.threshold)
    lists = _read(con, question, scratch, tell)
    if not all(columns.fields for _, columns in lists):
        raise SemestaError([_nothing_in_common(lists)])
    stack(con, lists, question.entity)
    warnings = []
    if alike := take_alike(con, question.entity):
        warnings.append(problem("W-IDENTITY-001", records=alike))
        if not all(_is_left(con, side) for side in range(len(lists))):
            raise refusal("E-IDENTITY-010", records=alike)
    is_one = question.right is None
    is_large = sum(found.rows for found, _ in lists) >= CERTAIN_FROM
    certain = not is_one and question.entity == "person" and is_large and bool(take_certain(con))
    standardise(con, question.entity, "unsettled" if certain else "given")
    if question.entity == "person":
        empty_placeholders(con, MANY_WAYS)
        settle_years(con)
    linked = link(
        con,
        plan_of(question.entity),
        is_one_list=is_one,
        least=log(question.threshold / (1 - question.threshold)),
        place=place,
    )
    if not linked.comparisons:
        raise SemestaError([_nothing_in_common(lists)])
    tell(
        say(
            "identity.match.compared",
            fields=", ".join(say(f"identity.field.{entry.name}") for entry in linked.comparisons),
        )
    )
    query = _pairs(linked.comparisons, question, with_certain=certain)
    write_pairs(con, query, target)
    con.execute(f"CREATE OR REPLACE TEMP TABLE written AS SELECT count(*) AS pairs FROM ({query})")
    pairs = con.execute("SELECT pairs FROM written").fetchall()[0][0]
    return Matched(tuple(found.rows for found, _ in lists), int(pairs), linked.loss, tuple(warnings))


def _read(
    con: DuckDBPyConnection, question: Question, scratch: Path, tell: Callable[[str], None]
) -> list[tuple[PersonList, Columns]]:
    files = [question.left] if question.right is None else [question.left, question.right]
    mapped = recognising.read_map(question.mapping, question.entity) if question.mapping else {}
    lists = []
    for side, file in enumerate(files):
        found = read_list(con, file, f"list_{side}", scratch)
        own = recognising.check_map(mapped.get(recognising.SIDES[side], {}), found.labels, file.name)
        wanted = question.identifiers[side]
        identifier = None if wanted is None else recognising.find_label(wanted, found.labels)
        if wanted is not None and identifier is None:
            raise refusal(
                "E-IDENTITY-006", column=wanted, field="id", file=file.name, columns=", ".join(found.labels)
            )
        columns = recognising.recognise(found.labels, question.entity, own, identifier)
        if (
            wanted is None
            and columns.identifier is not None
            and not _is_unique(con, found, columns.identifier)
        ):
            columns = recognising.Columns(columns.fields, None)
        columns = settle_parts(con, found, columns)
        tell(_recognised(found, columns))
        lists.append((found, columns))
    return lists


def _is_unique(con: DuckDBPyConnection, found: PersonList, column: str) -> bool:
    name = quoted(column)
    different = con.execute(f"SELECT count(DISTINCT {name}) FROM {found.table}").fetchall()[0][0]
    return bool(different == found.rows)


def _is_left(con: DuckDBPyConnection, side: int) -> bool:
    """Whether any row of a list is left."""
    return bool(con.execute("SELECT count(*) FROM given WHERE side = ?", [side]).fetchall()[0][0])


def _recognised(found: PersonList, columns: Columns) -> str:
    told = ", ".join(
        f"{say(f'identity.field.{field}')} = {' + '.join(names)}" for field, names in columns.fields.items()
    )
    identifier = columns.identifier or say("identity.match.row_number")
    return say(
        "identity.match.recognised",
        file=found.file.name,
        rows=found.rows,
        fields=told or "-",
        identifier=identifier,
    )


def _nothing_in_common(lists: Sequence[tuple[PersonList, Columns]]) -> Problem:
    return problem(
        "E-IDENTITY-002",
        columns="; ".join(f"{found.file.name}: {', '.join(found.labels)}" for found, _ in lists),
    )


def _pairs(comparisons: Sequence[Comparison], question: Question, *, with_certain: bool) -> str:
    said = evidence(comparisons, question.entity, "p", "a", "b")
    query = (
        f"SELECT a.id AS id_left, b.id AS id_right, round(probability, 6) AS probability, {said} AS explanation"
        " FROM linked p JOIN given a ON a.record = p.l JOIN given b ON b.record = p.r"
        f" WHERE probability >= {question.threshold!r}"
    )
    if with_certain:
        query += (
            f" UNION ALL SELECT a.id, b.id, {CERTAINTY!r}, {text(say('identity.match.certain'))} FROM certain"
            " JOIN given a ON a.record = l JOIN given b ON b.record = r"
        )
    return query
