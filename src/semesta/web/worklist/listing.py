"""The list as one reads it: own area only, filters from the address, a page at a time by its place, never by counting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.db.models import Count, Q

from semesta import areas
from semesta.web.people.scope import within
from semesta.web.worklist.models import Case, Outcome

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from semesta.web.people.models import Person

PAGE = 50
SALT = "worklist.place"
CASES = (
    "worker_id",
    "name",
    "birth_date",
    "sex",
    "village_code",
    "formality",
    "occupation",
    "nik",
    "outcome",
)
"""What programs may read of a case."""


@dataclass(frozen=True)
class Filters:
    """What is asked of the list; empty texts ask for nothing."""

    area: str = ""
    outcome: str = ""
    formality: str = ""
    mine: bool = False
    after: str = ""


def filters_of(request: HttpRequest) -> Filters:
    """The filters of an address; unknown values ask for nothing."""
    got = request.GET
    outcome, formality = got.get("outcome", ""), got.get("formality", "")
    return Filters(
        area=got.get("area", "").strip()[:16],
        outcome=outcome if outcome == "open" or outcome in Outcome.values else "",
        formality=formality if formality in {"formal", "informal"} else "",
        mine=got.get("mine") == "1",
        after=got.get("after", "")[:300],
    )


def cases_of(person: Person) -> QuerySet[Case]:
    """The open cases of a person's area and all below it."""
    return within(Case.objects.filter(is_open=True), person.area_code, "village_code")


def filtered(person: Person, asked: Filters) -> QuerySet[Case]:
    """The cases that are asked for, in the order of the list."""
    found = cases_of(person)
    if asked.area:
        found = within(found, asked.area, "village_code")
    if asked.outcome:
        found = found.filter(outcome="" if asked.outcome == "open" else asked.outcome)
    if asked.formality:
        found = found.filter(formality=asked.formality)
    if asked.mine:
        found = found.filter(assigned_to=person)
    return found.order_by("village_code", "name", "pk")


def page_of(found: QuerySet[Case], after: str, size: int = PAGE) -> tuple[list[Case], str]:
    """A page of cases, and the place from which the next one goes on (empty at the end)."""
    found = found.select_related("assigned_to")
    try:
        village, name, pk = signing.loads(after, salt=SALT) if after else ("", "", 0)
    except signing.BadSignature:
        village, name, pk = "", "", 0
    # First the rest of the village, then the villages after it: each a stretch of the index, where one query for both
    # would look at every row of the area.
    rest = Q(name__gt=name) | Q(name=name, pk__gt=pk)
    rows = list(found.filter(rest, village_code=village, name__gte=name)[: size + 1]) if village else []
    if len(rows) <= size:
        rows += found.filter(village_code__gt=village)[: size + 1 - len(rows)]
    if len(rows) <= size:
        return rows, ""
    last = rows[size - 1]
    return rows[:size], signing.dumps([last.village_code, last.name, last.pk], salt=SALT)


def progress_of(person: Person) -> list[dict[str, Any]]:
    """Each village of a person's area: how many are on the list, visited and registered."""
    rows = (
        cases_of(person)
        .values("village_code")
        .annotate(
            all=Count("pk"),
            visited=Count("pk", filter=~Q(outcome="")),
            registered=Count("pk", filter=Q(outcome=Outcome.REGISTERED)),
        )
        .order_by("village_code")
    )
    return [
        {**row, "name": name_of(row["village_code"]), "share": row["visited"] / row["all"]} for row in rows
    ]


def name_of(code: str) -> str:
    """The name of an area; the code when there is none."""
    found = areas.find(code)
    return found.name if found else code


def api_page(person: Person, area: str, after: str | None, size: int) -> tuple[list[dict[str, Any]], str]:
    """A page of an area's cases as plain rows (``CASES``), and the place of the next one."""
    rows, following = page_of(filtered(person, Filters(area=area)), after or "", size)
    plain = [{name: getattr(each, name) for name in CASES} for each in rows]
    return [{**row, "birth_date": str(row["birth_date"] or "")} for row in plain], following
