"""Pages of the calculator. What is written into a form is answered and forgotten; no amount stands in an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from semesta.errors import SemestaError
from semesta.language import current, say
from semesta.scheme.jkk_groups import SOURCE
from semesta.scheme.jkk_groups_search import nearest
from semesta.web.access import public
from semesta.web.calculator.answer import problems_of
from semesta.web.calculator.benefits import answer_benefit, answer_pension_age
from semesta.web.calculator.contributions import answer_contribution
from semesta.web.calculator.forms import CaseForm
from semesta.web.calculator.layout import BENEFITS, CONTRIBUTION, PENSION_AGE, SEGMENTS, layout_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from semesta.web.calculator.answer import Answer

FIRST_BENEFIT = "jkm"
LONGEST = 200


@public
@require_safe
def home(_request: HttpRequest) -> HttpResponse:
    """To the contributions, which most ask for."""
    return redirect("calculator:case", CONTRIBUTION)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, kind: str) -> HttpResponse:
    """The form of a kind of answer, and with POST its answer."""
    form = _form(request, kind, request.POST if request.method == "POST" else None)
    answer, problems = None, []
    if form.is_bound and form.is_valid():
        try:
            answer = _answer(kind, form)
        except SemestaError as error:
            problems = problems_of(error.problems, form.labels)
    is_wrong = form.is_bound and answer is None
    context = {"answer": answer, "problems": problems, **_context(kind, form)}
    return render(request, "calculator/case.html", context, status=400 if is_wrong else 200)


@public
@require_POST
def fields(request: HttpRequest, kind: str) -> HttpResponse:
    """The fields of the segment that was chosen, with what was written so far; nothing is computed."""
    asked = _form(request, kind, request.POST)
    kept = {name: _value(request, name) for name in asked.fields if name in request.POST}
    form = CaseForm(kind, asked.segment, initial=kept)
    return render(request, "calculator/fields.html", _context(kind, form))


@public
@require_safe
def jkk_group(request: HttpRequest) -> HttpResponse:
    """The group of accident risk of a business."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    answer = nearest(text) if text else None
    asks = bool(answer and answer.asks)
    question = ""
    if answer is not None and asks:
        question = answer.twin.question[current()] if answer.twin else say("benefits.jkk_group.asks")
    likely = {match.business.key for match in answer.likely} if answer is not None and asks else set()
    context = {
        "text": text,
        "asked": answer,
        "found": answer.matches[0].business if answer and answer.matches and not asks else None,
        "matches": [(each, each.business.key in likely) for each in answer.matches] if answer else [],
        "question": question,
        "source": SOURCE,
        "tab": "jkk_group",
    }
    return render(request, "calculator/jkk_group.html", context)


def _form(request: HttpRequest, kind: str, data: Any) -> CaseForm:
    """The form.

    Raises:
        Http404: there is no such kind.
    """
    segment = (data or request.GET).get("segment") or SEGMENTS[0]
    if segment not in SEGMENTS or layout_of(kind, segment) is None:
        raise Http404
    return CaseForm(kind, segment, data)


def _value(request: HttpRequest, name: str) -> Any:
    return request.POST.getlist(name) if name == "programmes" else request.POST[name]


def _answer(kind: str, form: CaseForm) -> Answer:
    if kind == CONTRIBUTION:
        return answer_contribution(form.segment, form.cleaned_data)
    if kind == PENSION_AGE:
        return answer_pension_age(form.cleaned_data)
    return answer_benefit(kind, form.cleaned_data)


def _context(kind: str, form: CaseForm) -> dict[str, Any]:
    is_benefit = kind in BENEFITS
    return {
        "kind": kind,
        "form": form,
        "segments": SEGMENTS,
        "benefits": list(BENEFITS),
        "first_benefit": FIRST_BENEFIT,
        "tab": "benefit" if is_benefit else kind.replace("-", "_"),
    }
