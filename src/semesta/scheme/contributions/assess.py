"""From a case to its contributions: the calculator."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from semesta.errors import problem
from semesta.scheme.contributions import construction, migrants, own_account, wage_earners
from semesta.scheme.contributions.refusing import refuse
from semesta.scheme.contributions.result import Contribution, Late, Share
from semesta.scheme.contributions.warning import warn
from semesta.scheme.due import due_date, late_charge, months_late
from semesta.scheme.law import law as shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from semesta.errors import Problem
    from semesta.scheme.contributions.case import Case
    from semesta.scheme.due import DueSegment
    from semesta.scheme.law import Law
    from semesta.scheme.reading import Reading

_TRANSPORT = {"transport", "transportasi"}


def contribution(case: Case, law: Law | None = None, before: Reading | None = None) -> Contribution:
    """The contributions of one case with their trace.

    Args:
        case: who contributes, for which month, on what.
        law: the parameters; those that ship unless given.
        before: a reading of the law on which the wage was counted; its steps open the trace.

    Raises:
        SemestaError: E-SCHEME-001, -002 or -003, the law has no value on that day or no such package;
            E-CONTRIBUTION-001 to -008 and -014, the case cannot be computed.
    """
    book = law or shipped()
    on = before or book.on(case.day)
    refuse(case, on)
    programmes = programmes_of(case, on)
    amounts = _SEGMENTS[case.segment](case, programmes, on)
    warnings = list(warn(case, programmes, book.on(case.day)))
    late, more = _late(case, amounts, on, book)
    if case.segment == "JAKON" and case.wage is not None and case.contract_value is not None:
        more.append(problem("W-CONTRIBUTION-013"))
    return Contribution(
        case=case,
        programmes=amounts,
        warnings=(*warnings, *more),
        unverified=tuple(on.unverified),
        steps=tuple(on.steps),
        late=late,
        law=book,
    )


def programmes_of(case: Case, law: Reading) -> tuple[str, ...]:
    """What a member holds: as given, else what the size (PU) or the segment demands, and JKP where it comes with it."""
    if case.programmes is not None:
        return tuple(dict.fromkeys(case.programmes))
    if case.segment == "PMI":
        return ("JKK", "JKM", "JHT") if case.jht_amount else ("JKK", "JKM")
    if case.segment != "PU":
        return ("JKK", "JKM")
    held = cast("tuple[str, ...]", law.parameter("obligation", case.scale or "large").at(case.day).value)
    needed = law.parameter("jkp.requires", case.scale or "large").find(case.day)
    with_jkp = needed is not None and set(cast("tuple[str, ...]", needed.value)) <= set(held)
    return (*held, "JKP") if with_jkp else held


def is_labour_intensive(case: Case, law: Reading) -> bool:
    """Whether an employer has the relief of PP 7/2025 (and 36/2025): its industry, at least fifty workers, no arrears."""
    if case.industry is None or not case.relief or not law.has("relief.pp7.workers"):
        return False
    workers = cast("int", law.value("relief.pp7.workers"))
    return case.industry in law.words("relief.pp7.industries") and (case.workers or 0) >= workers


def is_transport(occupation: str | None, law: Reading) -> bool:
    """Whether an occupation is in transport, where PP 50/2025 makes a difference; by words that are unverified."""
    if occupation is None:
        return False
    text = occupation.strip().lower()
    if text in _TRANSPORT:
        return True
    matters = law.has("relief.pp50.transport") and not law.has("relief.pp50.other")
    return matters and any(word in text for word in law.words("relief.pp50.words"))


def _wage_earner(case: Case, programmes: tuple[str, ...], law: Reading) -> dict[str, Share]:
    wage = cast("int", case.wage)
    found: dict[str, Share] = {}
    if "JKK" in programmes:
        special = is_labour_intensive(case, law)
        amount = wage_earners.jkk(law, wage, cast("int", case.jkk_group), special, case.relief)
        found["JKK"] = Share(employer=amount)
    if "JKM" in programmes:
        found["JKM"] = Share(employer=wage_earners.jkm(law, wage, case.relief))
    if "JHT" in programmes:
        found["JHT"] = Share(wage_earners.jht_employer(law, wage), wage_earners.jht_worker(law, wage))
    if "JP" in programmes:
        share = Share(wage_earners.jp_employer(law, wage), wage_earners.jp_worker(law, wage))
        later = own_account.deferred(law, share.total) if case.relief and law.has("relief.pp49.jp_now") else 0
        found["JP"] = Share(share.employer, share.worker, extra={"deferred": later} if later else {})
    if "JKP" in programmes:
        taken = {
            "from_jkk": wage_earners.jkp_from_jkk(law, wage),
            "from_jkm": wage_earners.jkp_from_jkm(law, wage),
        }
        amount = wage_earners.jkp_government(law, wage)
        found["JKP"] = Share(government=amount, extra={**taken, "funded": amount + sum(taken.values())})
    return found


def _own_account(case: Case, programmes: tuple[str, ...], law: Reading) -> dict[str, Share]:
    income = cast("int", case.wage)
    excluded = case.payer in law.words("relief.pp50.excluded")
    transport = is_transport(case.occupation, law)
    amounts = {}
    if "JKK" in programmes:
        amounts["JKK"] = own_account.bpu_jkk(law, income, transport, excluded, case.relief)
    if "JKM" in programmes:
        amounts["JKM"] = own_account.bpu_jkm(law, transport, excluded, case.relief)
    if "JHT" in programmes:
        amounts["JHT"] = own_account.bpu_jht(law, income)
    return {name: _paid_by(case, amount) for name, amount in amounts.items()}


def _paid_by(case: Case, amount: int) -> Share:
    match case.payer:
        case "self":
            return Share(worker=amount)
        case "employer" | "csr":
            return Share(employer=amount)
        case _:
            return Share(government=amount)


def _construction(case: Case, programmes: tuple[str, ...], law: Reading) -> dict[str, Share]:
    found = {}
    for name in programmes:
        if case.wage is not None:
            known = construction.jakon_wages_jkk if name == "JKK" else construction.jakon_wages_jkm
            found[name] = Share(employer=known(law, case.wage))
        else:
            unknown = construction.jakon_jkk if name == "JKK" else construction.jakon_jkm
            found[name] = Share(employer=unknown(law, cast("int", case.contract_value)))
    return found


def _migrant(case: Case, programmes: tuple[str, ...], law: Reading) -> dict[str, Share]:
    amount = 0
    if case.months is not None:
        amount = cast("int", migrants.pmi_during(law, case.months))
        if not case.independent:
            amount += cast("int", migrants.pmi_before(law))
    if case.extension_months:
        amount += cast("int", migrants.pmi_extension(law, case.extension_months))
    found = {"JKK+JKM": Share(worker=amount)}
    if "JHT" in programmes and case.jht_amount:
        found["JHT"] = Share(worker=case.jht_amount)
    return found


def _late(
    case: Case, amounts: Mapping[str, Share], law: Reading, book: Law
) -> tuple[Late | None, list[Problem]]:
    """When the month was due; the late charge of PU when the day of payment is given (BPU bear none)."""
    if case.segment not in {"PU", "BPU"}:
        return None, []
    segment: DueSegment = "PU" if case.segment == "PU" else "BPU"
    due = due_date(case.day, segment, book, collective_leave=case.collective_leave)
    notes = [] if due.is_certain else [problem("W-CONTRIBUTION-015", year=due.day.year)]
    months = 0 if case.paid_on is None else months_late(due.day, case.paid_on)
    charge = 0
    if months and case.segment == "PU":
        law.dated("late.counting")
        owed = sum(each.employer + each.worker for each in amounts.values())
        charge = cast("int", late_charge(law, owed, months))
    return Late(due, months, charge), notes


_SEGMENTS = {"PU": _wage_earner, "BPU": _own_account, "JAKON": _construction, "PMI": _migrant}
