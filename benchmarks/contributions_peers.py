"""The five formulas of bench_contributions.py in OpenFisca-core and in numpy, each from Parquet to Parquet.

    .venv/bin/python benchmarks/contributions_peers.py openfisca|numpy INPUT OUTPUT

The formulas, one for each programme of a wage earner in March 2026: JKK by group, JKM, JHT of the employer, JP of the worker
up to its ceiling, JKP of the government up to its ceiling. Rates and ceilings are those of the same dated tables.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from semesta.scheme import law

MONTH = date(2026, 3, 1)
PERIOD = "2026-03"
NAMES = ("jkk", "jkm", "jht_employer", "jp_worker", "jkp_government")


def rate(name: str, key: object = None) -> float:
    """A rate as the floating number that a user of these libraries writes."""
    return law().on(MONTH).value(name, key) / 1_000_000


def read(path: str) -> tuple[Any, Any]:
    table = pq.read_table(path)
    return table["wage"].to_numpy(), table["jkk_group"].to_numpy()


def note(begun: float, target: str) -> None:
    """Leave the seconds from input to result, without the start of Python and of its libraries, beside the result."""
    Path(f"{target}.seconds").write_text(str(time.perf_counter() - begun), encoding="utf-8")


def write(columns: dict[str, Any], path: str) -> None:
    pq.write_table(pa.table(columns), path)


def with_numpy(source: str, target: str) -> None:
    """Whole rupiah in 64 bits, by hand."""
    begun = time.perf_counter()
    wage, group = read(source)
    on = law().on(MONTH)
    rates = np.array([0, *(on.value("jkk.rate", each) for each in range(1, 6))], dtype=np.int64)

    def portion(base: Any, millionths: Any) -> Any:
        millions, rest = np.divmod(base, 1_000_000)
        return millions * millionths + (rest * millionths + 500_000) // 1_000_000

    write(
        {
            "jkk": portion(wage, rates[group]),
            "jkm": portion(wage, on.value("jkm.rate")),
            "jht_employer": portion(wage, on.value("jht.rate.employer")),
            "jp_worker": portion(np.minimum(wage, on.value("jp.ceiling")), on.value("jp.rate.worker")),
            "jkp_government": portion(np.minimum(wage, on.value("jkp.ceiling")), on.value("jkp.government")),
        },
        target,
    )
    note(begun, target)


def with_openfisca(source: str, target: str) -> None:
    """The same as variables of a tax and benefit system, in its own type for money (32-bit floats)."""
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import MONTH as EACH_MONTH
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    begun = time.perf_counter()
    person = build_entity(key="person", plural="persons", label="person", is_person=True)
    system = TaxBenefitSystem([person])
    on = law().on(MONTH)
    rates = np.array([0.0, *(rate("jkk.rate", each) for each in range(1, 6))], dtype=np.float32)
    base = {"entity": person, "definition_period": EACH_MONTH}

    def variable(name: str, kind: type, formula: Any = None) -> None:
        extra = {} if formula is None else {"formula": formula}
        system.add_variable(type(name, (Variable,), {**base, "value_type": kind, "label": name, **extra}))

    def share(name: str) -> Any:
        value = rate(name)
        return lambda persons, period: np.floor(persons("wage", period) * value + 0.5)

    def capped(name: str, ceiling: int) -> Any:
        value = rate(name)
        return lambda persons, period: np.floor(np.minimum(persons("wage", period), ceiling) * value + 0.5)

    variable("wage", float)
    variable("jkk_group", int)
    variable("jkk", float, lambda persons, period: np.floor(
        persons("wage", period) * rates[persons("jkk_group", period)] + 0.5
    ))  # fmt: skip
    variable("jkm", float, share("jkm.rate"))
    variable("jht_employer", float, share("jht.rate.employer"))
    variable("jp_worker", float, capped("jp.rate.worker", on.value("jp.ceiling")))
    variable("jkp_government", float, capped("jkp.government", on.value("jkp.ceiling")))

    wage, group = read(source)
    simulation = SimulationBuilder().build_default_simulation(system, count=len(wage))
    simulation.set_input("wage", PERIOD, wage)
    simulation.set_input("jkk_group", PERIOD, group)
    write({name: simulation.calculate(name, PERIOD) for name in NAMES}, target)
    note(begun, target)


if __name__ == "__main__":
    {"numpy": with_numpy, "openfisca": with_openfisca}[sys.argv[1]](sys.argv[2], sys.argv[3])
