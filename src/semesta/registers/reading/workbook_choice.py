"""Which sheets of a workbook are read: those that are visible and have all required columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.registers.reading.found import refuse_wide
from semesta.registers.recognise import HeadRow, fit, recognise
from semesta.registers.recognise_problems import cut, shorten
from semesta.registers.schema import normalise_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from semesta.registers.reading.request import Request
    from semesta.registers.reading.workbook_sheets import Reply, SheetReply
    from semesta.registers.recognise import Fit


@dataclass(frozen=True)
class Candidate:
    """A sheet as the worker found it, with the mapping that holds for it and how well it fits."""

    name: str
    where: str
    is_hidden: bool
    width: int
    head: tuple[HeadRow, ...]
    table: str
    mapping: Mapping[str, str]
    fit: Fit


@dataclass(frozen=True)
class Choice:
    """The sheets to read, and the names of those that are left out (with the columns that they lack) or hidden."""

    fitting: tuple[Candidate, ...]
    others: str
    hidden: str


def choose_sheets(reply: Reply, request: Request) -> Choice:
    """The sheets that fit.

    Raises:
        SemestaError: E-READ-004 no sheet has any text, E-READ-020, E-READ-031 to E-READ-035 for the sheet that comes
            nearest, E-READ-037 all that fit are hidden.
    """
    repair = {row[0]: row[1] for row in reply["semesta"] if len(row) > 1 and row[0] and row[1]}
    repair = {
        column.name: repair[column.name] for column in request.register.columns if column.name in repair
    }
    candidates = [_candidate(sheet, request, repair) for sheet in reply["sheets"]]
    fitting = [candidate for candidate in candidates if not candidate.fit.missing]
    visible = [candidate for candidate in fitting if not candidate.is_hidden]
    if not visible:
        _refuse(candidates, fitting, request)
    return Choice(
        tuple(visible),
        others=shorten(
            f'"{candidate.name}" ({", ".join(candidate.fit.missing)})'
            for candidate in candidates
            if candidate.fit.missing
        ),
        hidden=shorten(f'"{candidate.name}"' for candidate in fitting if candidate.is_hidden),
    )


def _candidate(sheet: SheetReply, request: Request, repair: Mapping[str, str]) -> Candidate:
    head = tuple(HeadRow(row, tuple(cells)) for row, cells in enumerate(sheet["head"], 1))
    texts = {normalise_label(cell) for row in head for cell in row.cells if cell}
    # A repair workbook may hold several sheets whose headings differ: its mapping counts where the heading is there.
    known = {column: heading for column, heading in repair.items() if normalise_label(heading) in texts}
    own = {**known, **request.mapping}
    return Candidate(
        name=sheet["name"],
        where=f"{request.name} [{cut(sheet['name'])}]",
        is_hidden=sheet["hidden"],
        width=sheet["width"],
        head=head,
        table=sheet["table"] or "",
        mapping=own,
        fit=fit(head, request.register, own),
    )


def _refuse(candidates: Sequence[Candidate], fitting: Sequence[Candidate], request: Request) -> None:
    if fitting:
        raise refusal(
            "E-READ-037", where=request.name, sheets=shorten(f'"{sheet.name}"' for sheet in fitting)
        )
    if not candidates:
        raise refusal("E-READ-004", where=request.name)
    nearest = max(candidates, key=lambda candidate: (not candidate.is_hidden, candidate.fit.found))
    refuse_wide(nearest.where, nearest.width)
    recognise(nearest.head, request.register, nearest.mapping, nearest.where)
