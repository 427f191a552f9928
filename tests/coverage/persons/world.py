"""Small registers made by hand: people who differ in everything unless a test says otherwise, and how they are counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import ibis

from semesta.coverage.persons import Registers, Scope, Steps, count_people, number_people
from semesta.coverage.persons.figures import figures
from semesta.coverage.persons.survey import survey
from semesta.definition import Definition
from semesta.engine import records
from semesta.registers.checks.assess import stored_type
from semesta.registers.period import parse
from semesta.registers.schema import get
from tests.both_engines import Rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import ibis.expr.types as ir
    from ibis.backends.sql import SQLBackend

    from semesta.coverage.persons.numbering import Numbered

PERIOD = "2025-12"
GAMBIR, CIDENG, ANCOL = "31.71.01.1001", "31.71.01.1002", "31.72.01.1001"
BEKASI, BOGOR = "32.75.01.1001", "32.01.01.2001"
LETTERS = "BKLNPGVW"
FIRST_DAY = date(1960, 2, 3)

Line = dict[str, Any]


def person(number: int, sex: str = "male") -> Line:
    """Somebody whose name, birth date and NIK are nobody else's, nor like anybody else's."""
    code = "".join(LETTERS[number // 8**place % 8] for place in range(3))
    born = FIRST_DAY + timedelta(days=37 * number)
    return {
        "nik": nik_of(born, number, sex),
        "name": f"{code}A {code[::-1]}",
        "birth_date": born,
        "sex": sex,
    }


def nik_of(born: date, serial: int, sex: str = "male", district: str = "317101") -> str:
    """The NIK of somebody born on a day."""
    day = born.day + (40 if sex == "female" else 0)
    return f"{district}{day:02d}{born.month:02d}{born.year % 100:02d}{serial:04d}"


def worker(number: int, *, of: int | None = None, **changes: Any) -> Line:
    """A row of the workers register (``W3``), of the person of that number or of another one (``of``)."""
    who = person(number if of is None else of, changes.get("sex") or "male")
    usual = {
        "village_code": GAMBIR,
        "formality": "formal",
        "kbli_section": "G",
        "public_servant": "no",
        "vital_status": "alive",
    }
    return {"worker_id": f"W{number}", **who, **usual, **changes}


def member(number: int, *, of: int | None = None, **changes: Any) -> Line:
    """A membership (``K3``) of the person of that number or of another one (``of``)."""
    who = person(number if of is None else of, changes.get("sex") or "male")
    usual = {"village_code": GAMBIR, "segment": "PU", "status": "active", "wage": 5_000_000}
    return {"kpj": f"K{number}", **who, **usual, **changes}


def employer(npp: str, area_code: str) -> Line:
    """A row of the employers register."""
    return {"npp": npp, "name": f"PT {npp}", "area_code": area_code}


def counts(area_code: str, workers: int, **changes: Any) -> Line:
    """A row of the workforce counts."""
    return {"area_code": area_code, "workers": workers, "definition": "sakernas", "source": "BPS", **changes}


def rows_of(register: str, lines: Sequence[Mapping[str, Any]]) -> Rows:
    """Lines as the table of a register, as the store gives it back."""
    kinds = {column.name: stored_type(column) for column in get(register).columns}
    kinds |= {"row": "int64", "period": "string", "batch": "string"}
    given: list[Mapping[str, Any]] = [
        {"row": place, "period": PERIOD, "batch": "B1", **line} for place, line in enumerate(lines)
    ]
    return Rows(kinds, [tuple(line.get(name) for name in kinds) for line in given])


@dataclass(frozen=True)
class World:
    """The registers of one month."""

    workers: Sequence[Line] = ()
    members: Sequence[Line] = ()
    employers: Sequence[Line] = ()
    counts: Sequence[Line] = ()
    rules: Mapping[str, Any] = field(default_factory=dict)

    @property
    def scope(self) -> Scope:
        """The definition and the month."""
        return Scope(Definition(**self.rules), parse(PERIOD))

    def registers(self, con: SQLBackend) -> Registers:
        """As tables of an engine."""
        return Registers(
            rows_of("participants", self.members).on(con),
            rows_of("workers", self.workers).on(con),
            rows_of("employers", self.employers).on(con),
        )

    def numbered(self, steps: Steps) -> Numbered:
        """Who is who."""
        return number_people(steps, self.registers(steps.con), self.scope)

    def figures(self, steps: Steps) -> ir.Table:
        """All rows of a run."""
        registers, scope = self.registers(steps.con), self.scope
        found = None
        if scope.definition.denominator != "register":
            table = rows_of("workforce_counts", self.counts).on(steps.con)
            found = survey(steps.con, table, PERIOD, scope.definition.counts_definition)
        people = number_people(steps, registers, scope)
        cube, _ = count_people(steps, people, registers.employers, scope, found)
        return figures(steps, steps.keep("cube", cube), scope.definition, found)


Found = dict[tuple[str, str, str, str], Line]


def counted(con: SQLBackend, scratch: Path, world: World) -> Found:
    """The rows of a run by basis, area, dimension and value."""
    rows = records(con, world.figures(Steps(con, scratch)))
    found = {(row["basis"], row["area_code"], row["by"], row["value"]): row for row in rows}
    assert len(found) == len(rows)
    return found


def people_of(con: SQLBackend, scratch: Path, world: World) -> tuple[dict[str, int], dict[str, int]]:
    """The number of each person of the workers register (those that count) and of each membership."""
    people = world.numbered(Steps(con, scratch))
    sides = (people.workers, people.members)
    workers, members = (
        {row["record"]: row["person"] for row in records(con, side.select("record", "person"))}
        for side in sides
    )
    return workers, members


def fields(
    found: Found, area: str, *names: str, by: str = "", value: str = "", basis: str = "residence"
) -> Any:
    """Some numbers of a row, one alone or several as a tuple."""
    row = found[basis, area, by, value]
    values = tuple(row[name] for name in names)
    return values[0] if len(values) == 1 else values


def literal(value: object) -> ir.Value:
    """A value as an expression."""
    return ibis.literal(value)
