"""The files of firms: employers, licences, contributions, and what the truth says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.registers.period import parse
from semesta.synth.contribution_rows import contribution_rows
from semesta.synth.declared import declare
from semesta.synth.employer_rows import employer_rows
from semesta.synth.findings import finding_rows
from semesta.synth.licence_rows import licence_rows, licensed_firms, unregistered_firms
from semesta.synth.output import RegisterStream, Stream

if TYPE_CHECKING:
    from pathlib import Path

    from semesta.synth.book import Book
    from semesta.synth.ledger import Ledger
    from semesta.synth.request import Request
    from semesta.synth.tally import Tally


def write_firms(folder: Path, request: Request, book: Book, tally: Tally, ledger: Ledger) -> dict[str, int]:
    """Write them province by province; the rows of each register."""
    form, seed, period = request.file_format, request.seed, parse(request.period)
    number = len(book)
    with (
        RegisterStream(folder, "employers", form) as employers,
        RegisterStream(folder, "licences", form) as licences,
        RegisterStream(folder, "contributions", form) as contributions,
        Stream(folder / "truth" / "findings.csv", "csv") as findings,
    ):
        for province, those in book.employers.items():
            first = book.first[province]
            declared = declare(book, tally, province)
            columns, hits = employer_rows(book, province, declared, seed, period)
            employers.write(columns)
            ledger.firms("employers", columns["npp"], first + those.firm)
            ledger.note("employers", columns["npp"], hits)

            unregistered = unregistered_firms(book, province, number, seed, period)
            number += len(unregistered.number)
            rows = licence_rows(licensed_firms(book, province, declared), unregistered, province, seed)
            licences.write(rows.columns)
            ledger.firms("licences", rows.columns["nib"], rows.firm)
            ledger.note("licences", rows.columns["nib"], rows.hits)

            contributions.write(contribution_rows(book, tally, province, seed, period))
            findings.write(finding_rows(book, province, unregistered, seed))
        return {"employers": employers.rows, "licences": licences.rows, "contributions": contributions.rows}
