"""The nation's registers as expressions: each row's values come from a hash of its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import ibis
import numpy as np

from semesta.registers import schema
from semesta.registers.checks.assess import stored_type
from semesta.synth.nik import FEMALE_OFFSET, SERIALS
from semesta.synth.places import places
from semesta.synth.sections import sections

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend
    from ibis.expr import types as ir

    from semesta.registers.period import Period

YOUNGEST, OLDEST = 18, 70
DAYS_A_YEAR: Final = 365
FIRST_KPJ: Final = 10**10
FIRST_NPP: Final = 10**7
MASK: Final = (1 << 61) - 1
#: Shares in percent, assumed.
ACTIVE, PUBLIC, FORMAL, FEMALE, DECEASED = 92, 4, 42, 40, 1
SEGMENTS: Final = (("PU", 63), ("BPU", 23), ("JAKON", 13), ("PMI", 1))
GRACE, LONGEST_LAPSE = 4, 24
#: Tells villages apart in a hash.
STRIDE: Final = 1_000_003
FINE: Final = 1_000_000


def worker_table(villages: ibis.Table, seed: int, period: Period) -> ibis.Table:
    """The workers register: one row a worker of each village (columns ``place``, ``code``, ``workers``, ...)."""
    each = villages.mutate(k=ibis.range(0, villages.workers).unnest())
    each = _with_person(each, seed, period)
    letters = ibis.literal("".join(sections().letters))
    return _in_register(
        "workers",
        each,
        worker_id=ibis.literal("W") + (each.first + each.k).cast("string"),
        nik=each.nik,
        birth_date=each.born,
        sex=each.female.ifelse("female", "male"),
        village_code=each.code,
        formality=(_chance(each.h, 100, 3) < FORMAL).ifelse("formal", "informal"),
        kbli_section=letters.substr(_chance(each.h, len(sections().letters), 5), 1),
        public_servant=(_chance(each.h, 100, 7) < PUBLIC).ifelse("yes", "no"),
        vital_status=(_chance(each.h, 100, 11) < DECEASED).ifelse("deceased", "alive"),
    )


def participant_table(villages: ibis.Table, seed: int, period: Period, sizes: tuple[int, int]) -> ibis.Table:
    """The participants register: each sweep over the villages takes every so manieth membership of each.

    Args:
        villages: as above, once for each sweep (column ``sweep``).
        seed: of all random numbers.
        period: month of the register.
        sizes: how many sweeps and employers there are.
    """
    sweeps, employers = sizes
    count = (villages.memberships - villages.sweep + sweeps - 1) // sweeps
    each = villages.mutate(i=villages.sweep + sweeps * ibis.range(0, count.cast("int64")).unnest())
    each = each.mutate(k=(each.i < each.people).ifelse(each.i, each.i - each.people))
    each = _with_person(each, seed, period)
    each = each.mutate(m=_scrambled(each.i + STRIDE * each.place + seed))
    segment = _segment(_chance(each.m, 100, 1))
    is_active = _chance(each.m, 100, 3) < ACTIVE
    behind = is_active.ifelse(_chance(each.m, GRACE, 5), GRACE + _chance(each.m, LONGEST_LAPSE - GRACE, 7))
    months = ibis.array([str(period.shift(-back)) for back in range(LONGEST_LAPSE)])
    skewed = _chance(each.m, FINE, 11).cast("float64") / FINE
    npp = (FIRST_NPP + (skewed * skewed * skewed * employers).floor().cast("int64")).cast("string")
    each = each.mutate(segment=segment, active=is_active)
    return _in_register(
        "participants",
        each,
        kpj=(FIRST_KPJ + each.first_membership + each.i).cast("string"),
        nik=each.nik,
        birth_date=each.born,
        sex=each.female.ifelse("female", "male"),
        segment=each.segment,
        programmes=(each.segment == "PU").ifelse("JKK+JKM+JHT+JP+JKP", "JKK+JKM"),
        village_code=each.code,
        npp=each.segment.isin(["PU", "JAKON"]).ifelse(npp, ibis.null("string")),
        wage=2_000_000 + 10_000 * _chance(each.m, 1_000, 13),
        status=each.active.ifelse("active", "inactive"),
        paid_through=months[behind],
    )


def employer_table(con: Backend, villages: ibis.Table, seed: int, employers: int) -> ibis.Table:
    """The employers register: NPP and the village where it is registered."""
    # Ibis has no table of numbers; a list of them in one cell would not be streamed.
    con.raw_sql(f"CREATE OR REPLACE VIEW counted AS SELECT range AS e FROM range({employers:d})")  # noqa: S608 - names and numbers of our own
    each = con.table("counted")
    each = each.mutate(place=_chance(each.e + seed, len(places().villages.codes), 1))
    each = each.inner_join(villages.select("place", "code"), "place").order_by("e")
    return _in_register("employers", each, npp=(FIRST_NPP + each.e).cast("string"), area_code=each.code)


def _with_person(each: ibis.Table, seed: int, period: Period) -> ibis.Table:
    """The k-th worker of a village: ``h`` (random), ``female``, ``born`` and ``nik``; unique as told in ``nik.py``."""
    last = np.datetime64(period.last_day).astype("datetime64[D]").astype(int)
    span = (OLDEST - YOUNGEST) * DAYS_A_YEAR
    each = each.mutate(
        h=_scrambled(each.k + STRIDE * each.place + 7 * seed), j=each.first_in_district + each.k
    )
    day = int(last) - YOUNGEST * DAYS_A_YEAR - _chance(each.h, span, 17)
    turn = each.j // SERIALS
    day = day - (day - turn + each.rounds * SERIALS) % each.rounds
    # By way of a moment: the engine makes one of a day and an interval, though Ibis believes that it stays a day.
    born = (ibis.timestamp("1970-01-01 00:00:00") + day.cast("int32").as_interval("D")).date()
    each = each.mutate(born=born, female=_chance(each.h, 100, 19) < FEMALE)
    dayed = each.region * 100 + each.born.day() + each.female.ifelse(FEMALE_OFFSET, 0)
    number = (
        (dayed * 10_000 + each.born.month() * 100 + each.born.year() % 100) * 10_000 + 1 + each.j % SERIALS
    )
    return each.mutate(nik=number.cast("int64").cast("string"))


def _chance(h: Any, size: int, salt: int) -> ir.IntegerValue:
    """A number from 0 to ``size - 1`` out of a hash, another one for each salt."""
    return (_scrambled(h + salt) % size).cast("int64")


def _scrambled(number: Any) -> ir.IntegerValue:
    """The engine's hash of a number, as a whole number below 2^61 (so that salts can be added)."""
    return number.hash() & MASK


def _segment(percent: ir.IntegerValue) -> ir.StringValue:
    upper, cases = 0, []
    for name, share in SEGMENTS:
        upper += share
        cases.append((percent < upper, name))
    return ibis.cases(*cases, else_="PU")


def _in_register(register: str, each: ibis.Table, **columns: Any) -> ibis.Table:
    """All columns of a register in order, in the types in which they are stored; null where not given."""
    declared = schema.get(register).columns
    return each.select(
        **{
            column.name: columns[column.name].cast(stored_type(column))
            if column.name in columns
            else ibis.null(stored_type(column))
            for column in declared
        }
    )
