"""The nation's registers for benchmarks: plain, clean and fast, made in the engine; no truth beside them.

145 million workers, 45 million memberships and 1 million employers at scale 1, in the columns and types in which the
registers are stored. Columns that no cube reads (names, occupations, ...) are null.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from semesta.engine import connect
from semesta.errors import refusal
from semesta.registers.period import parse
from semesta.synth.apportion import apportion, whole
from semesta.synth.arrow import numbers, texts
from semesta.synth.nik import SERIALS
from semesta.synth.places import places

if TYPE_CHECKING:
    import ibis
    import pyarrow as pa
    from ibis.backends.duckdb import Backend

    from semesta.registers.period import Period
    from semesta.synth.vectors import Ints

WORKERS: Final = 145_000_000
MEMBERSHIPS: Final = 45_000_000
EMPLOYERS: Final = 1_000_000
#: Second memberships of a person.
SECOND: Final = 0.04
#: The participants stand in so many sweeps over all villages (at scale 1, fewer below).
SWEEPS: Final = 64
#: Villages to a group of rows (at scale 1, more below): few, since the engine holds what a group grows to until it is
#: written, and several, so that all cores have work.
ROW_GROUP: Final = 128
MOST_IN_GROUP: Final = 20_000


@dataclass(frozen=True)
class Nation:
    """The files of a run and their rows."""

    workers: Path
    participants: Path
    employers: Path
    rows: dict[str, int]


def nation_fast(
    out: Path, scale: float, seed: int = 1, period: str = "2025-12", memory_limit: str = "2GB"
) -> Nation:
    """Write ``workers.parquet``, ``participants.parquet`` and ``employers.parquet`` into ``out``.

    Workers stand by village; participants in 64 sweeps over all villages, as extracts of many branches would; each
    membership has the NIK and village of a worker, and 4 in 100 people have two.

    Args:
        out: a folder, made when it is not there; files of the same names are replaced.
        scale: 1 for the whole nation.
        seed: of all random numbers; equal arguments give equal files.
        period: month of the registers.
        memory_limit: of the engine.

    Raises:
        SemestaError: E-SYNTH-002, the scale; E-SYNTH-006, nothing can be written.
    """
    if not 0 < scale <= 1:
        raise refusal("E-SYNTH-002", share=scale)
    month = parse(period)
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out) as folder:
            con = connect(Path(folder), memory_limit)
            con.raw_sql("SET enable_progress_bar = false")
            try:
                return _write(con, out, Path(folder), scale, seed=seed, period=month)
            finally:
                con.disconnect()
    except OSError as error:
        raise refusal("E-SYNTH-006", folder=out, reason=error.strerror or error) from error


def _write(con: Backend, out: Path, scratch: Path, scale: float, *, seed: int, period: Period) -> Nation:
    from semesta.synth.nation_tables import employer_table, participant_table, worker_table

    known = places()
    workers = apportion(whole(WORKERS * scale), known.population)
    memberships = apportion(whole(MEMBERSHIPS * scale), known.population)
    people = apportion(
        whole(MEMBERSHIPS * scale / (1 + SECOND)), memberships, np.minimum(memberships, workers)
    )
    employers = max(whole(EMPLOYERS * scale), 1)
    sweeps = max(whole(SWEEPS * scale), 1)
    group = min(whole(ROW_GROUP / scale), MOST_IN_GROUP)
    once = _village_table(workers, memberships, people)
    swept = [once.append_column("sweep", numbers(np.full(once.num_rows, sweep))) for sweep in range(sweeps)]
    villages = _stored(con, scratch / "villages.parquet", [once], group)
    tables = {
        "workers": worker_table(villages, seed, period),
        "participants": participant_table(
            _stored(con, scratch / "swept.parquet", swept, group * sweeps), seed, period, (sweeps, employers)
        ),
        "employers": employer_table(con, villages, seed, employers),
    }
    files = {name: out / f"{name}.parquet" for name in tables}
    for name, table in tables.items():
        con.to_parquet(table, files[name], compression="zstd")
    return Nation(
        **files,
        rows={"workers": int(workers.sum()), "participants": int(memberships.sum()), "employers": employers},
    )


def _village_table(workers: Ints, memberships: Ints, people: Ints) -> pa.Table:
    """The villages with their counts, and how many of each came before."""
    import pyarrow as pa

    known = places()
    districts = len(known.districts.codes)
    of_district = np.bincount(known.district, weights=workers, minlength=districts).astype(np.int64)
    before = np.cumsum(workers) - workers
    columns = {
        "place": numbers(np.arange(len(workers))),
        "code": texts(known.villages.codes),
        "region": numbers(np.array([int(code[:8].replace(".", "")) for code in known.villages.codes])),
        "workers": numbers(workers),
        "memberships": numbers(memberships),
        "people": numbers(people),
        "first": numbers(before),
        "first_membership": numbers(np.cumsum(memberships) - memberships),
        "first_in_district": numbers(before - before[np.searchsorted(known.district, known.district)]),
        "rounds": numbers(np.maximum(-(-of_district[known.district] // SERIALS), 1)),
    }
    return pa.table(columns)


def _stored(con: Backend, path: Path, parts: list[pa.Table], group: int) -> ibis.Table:
    """Tables one after the other as a Parquet file with groups of so many rows, and as a table of the engine."""
    import pyarrow as pa
    from pyarrow.parquet import write_table

    write_table(pa.concat_tables(parts), path, row_group_size=group)
    return con.read_parquet(path, table_name=path.stem)
