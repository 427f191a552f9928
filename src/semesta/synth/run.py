"""One run: the extracts of a province or of the nation, and their truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semesta.errors import refusal
from semesta.registers.period import parse
from semesta.synth.aggregates import survey_rows, target_rows
from semesta.synth.book import Book, open_book
from semesta.synth.census import Census, take_census
from semesta.synth.coverage_truth import coverage_rows
from semesta.synth.figures import figures
from semesta.synth.firm_files import write_firms
from semesta.synth.folder import fresh_folder
from semesta.synth.ledger import Ledger
from semesta.synth.output import RegisterStream, Stream
from semesta.synth.participants import participant_rows
from semesta.synth.plan import Plan, make_plan
from semesta.synth.readme import readme
from semesta.synth.request import Request, checked
from semesta.synth.rosters import roster_rows
from semesta.synth.scene import Scene, Stage, set_scene
from semesta.synth.tally import Tally
from semesta.synth.vacancies import Vacancies
from semesta.synth.workers import worker_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from semesta.synth.output import FileFormat

PEOPLE_REGISTERS = ("workers", "participants", "rosters")


@dataclass(frozen=True)
class Written:
    """What a run wrote: its folder, and the rows of each register."""

    folder: Path
    rows: dict[str, int]


def write_extracts(
    out: Path,
    area: str = "31",
    share: float = 1.0,
    *,
    period: str = "2025-12",
    seed: int = 1,
    file_format: FileFormat = "csv",
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Written:
    """Write the raw extracts of a synthetic province (or of the nation, ``ID``) and their truth.

    ``OUT/<register>.csv`` (or ``.parquet``) for participants, workers, employers, licences, contributions, rosters,
    workforce_counts and targets under Indonesian headings; ``OUT/truth/`` with identity.parquet, employers.parquet,
    coverage.csv, findings.csv, rosters.csv and dirt.csv; ``OUT/README.txt``. The same arguments give the same bytes.
    Nothing is left half-written: the files appear together at the end.

    Args:
        out: a new or empty folder, or one that an earlier run wrote.
        area: a province, or the nation.
        share: of the area's size, above 0 and up to 1.
        period: month of the extracts, ``yyyy-mm``.
        seed: of all random numbers.
        file_format: of the registers.
        progress: told after each step how many people are done, of how many.

    Raises:
        SemestaError: E-SYNTH-nnn, E-AREA-nnn or E-IMPORT-002: the request is refused, or nothing can be written.
    """
    request = checked(area, share, period, seed, file_format)
    with fresh_folder(out) as folder:
        plan = make_plan([figures(province, share) for province in request.provinces], seed)
        if not any(aim.eligible for aim in plan.aims):
            raise refusal("E-SYNTH-007", share=share, area=request.area)
        census = take_census(plan)
        book = open_book(plan, census, parse(period).year)
        rows = _write(folder, request, plan, book, progress, census=census)
        (folder / "README.txt").write_text(readme(request, plan, rows), encoding="utf-8")
    return Written(out, rows)


def _write(
    folder: Path,
    request: Request,
    plan: Plan,
    book: Book,
    progress: Callable[[int, int], None],
    *,
    census: Census,
) -> dict[str, int]:
    period, truth = parse(request.period), folder / "truth"
    truth.mkdir()
    rows: dict[str, int] = {}
    with Ledger(truth) as ledger:
        tally = Tally(book, period)
        vacancies = Vacancies(book.employers, book.first, plan.seed)
        stage = Stage(plan.seed, period, census, book, vacancies)
        streams = {name: RegisterStream(folder, name, request.file_format) for name in PEOPLE_REGISTERS}
        with streams["workers"], streams["participants"], streams["rosters"]:
            done = 0
            for chunk in plan.chunks:
                _write_scene(set_scene(chunk, stage), streams, ledger, tally)
                done += chunk.people
                progress(done, plan.people)
        rows |= {name: stream.rows for name, stream in streams.items()}
        rows |= write_firms(folder, request, book, tally, ledger)
    for name, columns in (("workforce_counts", survey_rows(plan)), ("targets", target_rows(plan))):
        with RegisterStream(folder, name, request.file_format) as register:
            register.write(columns)
            rows[name] = register.rows
    with Stream(truth / "coverage.csv", "csv") as coverage:
        coverage.write(coverage_rows(plan, tally))
    return rows


def _write_scene(scene: Scene, streams: dict[str, RegisterStream], ledger: Ledger, tally: Tally) -> None:
    """The rows of one chunk's people in all registers of persons."""
    number = scene.people.number
    cards = participant_rows(scene)
    tally.add(cards, scene.people)
    workers = worker_rows(scene, streams["workers"].rows + 1)
    roster = roster_rows(scene, streams["rosters"].rows + 1)
    ledger.judge(roster.record, roster.verdict)
    for register, rows, person in (
        ("participants", cards, cards.cards.person),
        ("workers", workers, workers.person),
        ("rosters", roster, roster.person),
    ):
        streams[register].write(rows.columns)
        ledger.people(register, rows.record, number[person])
        ledger.note(register, rows.record, rows.hits)
