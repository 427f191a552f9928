"""Pages of the work list."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from semesta.language import say
from semesta.registers.defusing import defused
from semesta.registers.masking import mask_numbers
from semesta.web.access import needs
from semesta.web.people.models import Person
from semesta.web.people.rights import Right, Role
from semesta.web.people.scope import within
from semesta.web.trail.writing import note
from semesta.web.worklist.listing import cases_of, filtered, filters_of, name_of, page_of, progress_of
from semesta.web.worklist.models import Case, Outcome
from semesta.web.worklist.unmasking import nik_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.http import HttpRequest, HttpResponse

COLUMNS = ("worker_id", "name", "birth_date", "sex", "village_code", "formality", "occupation", "decile", "nik",
           "outcome", "outcome_on")  # fmt: skip
LEAST_REASON = 10
MOST_AT_ONCE = 500


class OutcomeForm(forms.Form):
    """What came of a visit."""

    outcome = forms.ChoiceField(choices=[(each, each) for each in Outcome.values if each])
    outcome_on = forms.DateField(required=False)
    outcome_note = forms.CharField(max_length=400, required=False)

    def clean_outcome_on(self) -> date:
        """Today unless another day is given, which is not in the future.

        Raises:
            ValidationError: it is.
        """
        day: date = self.cleaned_data.get("outcome_on") or timezone.localdate()
        if day > timezone.localdate():
            raise forms.ValidationError(say("web.case.future"))
        return day


@needs(Right.UNCOVERED)
@never_cache
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """The list of one's own area."""
    me, asked = _me(request), filters_of(request)
    rows, following = page_of(filtered(me, asked), asked.after)
    context = {
        "rows": [(each, name_of(each.village_code)) for each in rows],
        "next": following,
        "asked": asked,
        "outcomes": [each for each in Outcome.values if each],
        "officers": _officers(me),
    }
    return render(request, "worklist/cases.html", context)


@needs(Right.UNCOVERED)
@never_cache
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """How far each village is."""
    return render(request, "worklist/progress.html", {"rows": progress_of(_me(request))})


@needs(Right.UNCOVERED)
@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The list as CSV, NIK masked; noted."""
    me, asked = _me(request), filters_of(request)
    note(me, "list.export", asked.area or me.area_code, area=me.area_code)
    rows = filtered(me, asked).values_list(*COLUMNS).iterator(2_000)
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="daftar.csv"'
    return response


@needs(Right.UNCOVERED)
@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Give chosen cases to an officer of the area."""
    me = _me(request)
    chosen = [int(each) for each in request.POST.getlist("case") if each.isdigit()][:MOST_AT_ONCE]
    officer = get_object_or_404(_officers(me), pk=request.POST.get("officer") or 0)
    own = within(cases_of(me), officer.area_code, "village_code")
    number = own.filter(pk__in=chosen).update(assigned_to=officer)
    note(me, "case.assign", officer.email, area=me.area_code, cases=number)
    messages.success(request, say("web.case.assigned", None, cases=number, name=officer.name))
    return redirect("worklist:cases")


@needs(Right.UNCOVERED)
@never_cache
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's record; opening it is noted."""
    found = _mine(request, pk)
    note(_me(request), "case.open", found.worker_id, area=found.village_code)
    return _page(request, found)


@needs(Right.UNCOVERED)
@require_POST
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what came of a visit."""
    found, form = _mine(request, pk), OutcomeForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form=form, status=400)
    given = form.cleaned_data
    found.outcome, found.outcome_on = given["outcome"], given["outcome_on"]
    found.outcome_note, found.outcome_by = mask_numbers(given["outcome_note"]), _me(request)
    found.echo = ""
    found.save(update_fields=["outcome", "outcome_on", "outcome_note", "outcome_by", "echo"])
    note(_me(request), "case.outcome", found.worker_id, area=found.village_code, outcome=found.outcome)
    return redirect("worklist:cases")


@needs(Right.UNMASK)
@require_POST
def unmask(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the NIK once, to somebody who says why; noted before it is shown."""
    found, reason = _mine(request, pk), request.POST.get("reason", "").strip()
    if len(reason) < LEAST_REASON:
        return _page(request, found, fault=say("web.case.reason_short"), status=400)
    note(_me(request), "case.unmask", found.worker_id, area=found.village_code, reason=reason)
    return _page(request, found, nik=nik_of(found.worker_id, found.last_seen))


def _page(
    request: HttpRequest,
    found: Case,
    *,
    form: OutcomeForm | None = None,
    nik: str = "",
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "case": found,
        "village": name_of(found.village_code),
        "outcomes": [each for each in Outcome.values if each],
        "form": form,
        "nik": nik,
        "fault": fault,
        "today": timezone.localdate(),
    }
    return render(request, "worklist/case.html", context, status=status)


def _mine(request: HttpRequest, pk: int) -> Case:
    found: Case = get_object_or_404(within(Case.objects.all(), _me(request).area_code, "village_code"), pk=pk)
    return found


def _officers(me: Person) -> Any:
    """The area officers of one's own area."""
    return within(Person.objects.filter(role=Role.AREA_OFFICER, is_active=True), me.area_code)


def _me(request: HttpRequest) -> Person:
    me: Any = request.user
    found: Person = me
    return found


class _Echo:
    """What a CSV writer writes, handed back."""

    def write(self, text: str) -> str:
        """The text itself."""
        return text


def _lines(rows: Any) -> Iterator[str]:
    writer = csv.writer(_Echo(), lineterminator="\n")
    yield "\ufeff" + writer.writerow(COLUMNS)
    for row in rows:
        yield writer.writerow(
            [defused(cell) if isinstance(cell, str) else ("" if cell is None else cell) for cell in row]
        )
