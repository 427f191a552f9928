"""Pages of imports."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from semesta.language import current, say
from semesta.registers import schema
from semesta.registers.mapping import check_mapping
from semesta.registers.period import parse
from semesta.registers.template import write_template
from semesta.web.access import needs
from semesta.web.imports import steps
from semesta.web.imports.files import remove
from semesta.web.imports.forms import UploadForm
from semesta.web.imports.models import Stage, Upload
from semesta.web.office import office
from semesta.web.people.rights import Right
from semesta.web.people.scope import within
from semesta.web.tasks.models import Task
from semesta.web.tasks.queue import ask
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from django.http import HttpRequest

    from semesta.web.people.models import Person

SHOWN = 50
MISSING = frozenset({"E-READ-031", "E-READ-032", "E-READ-033", "E-READ-034", "E-READ-036", "E-READ-041"})


@needs(Right.IMPORT)
@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What came in, and the form for more."""
    return _home(request, UploadForm())


@needs(Right.IMPORT)
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file and have it looked at; nothing is stored yet."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _home(request, form, status=400)
    return redirect("imports:one", steps.receive(_me(request), form.cleaned_data).pk)


@needs(Right.IMPORT)
@never_cache
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: what was recognised, what is wrong, and the next step."""
    found = _mine(request, pk)
    problems = found.report.get("problems", [])
    context = {
        "upload": found,
        "register": schema.get(found.register),
        "is_mappable": found.stage == Stage.REFUSED and any(each["code"] in MISSING for each in problems),
        "problems": [{**each[current()], "code": each["code"]} for each in problems],
        "notes": [{**each[current()], "code": each["code"]} for each in found.report.get("notes", [])],
        "may_approve": steps.may_approve(_me(request), found),
        "is_waiting": found.stage in {Stage.CHECKING, Stage.STORING}
        and found.task
        and not found.task.is_over,
    }
    is_part = bool(getattr(request, "htmx", False))
    return render(request, "imports/part.html" if is_part else "imports/one.html", context)


@needs(Right.IMPORT)
@require_POST
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which heading of the file stands for which column, and look at the file again."""
    found = _mine(request, pk, Stage.REFUSED)
    register = schema.get(found.register)
    asked = {each.name: request.POST.get(f"col-{each.name}", "").strip() for each in register.columns}
    mapping = {name: heading for name, heading in asked.items() if heading}
    check_mapping(mapping, register)
    found.mapping, found.stage = mapping, Stage.CHECKING
    steps.look(found, _me(request), "import.columns")
    return redirect("imports:one", pk)


@needs(Right.APPROVE)
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Store what is sound of a file that was looked at."""
    steps.approve(_me(request), _all(request), pk)
    return redirect("imports:one", pk)


@needs(Right.IMPORT)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a file up; it is removed."""
    found = get_object_or_404(_all(request), pk=pk, stage__in=[Stage.CHECKED, Stage.REFUSED])
    remove(found.folder)
    found.stage = Stage.WITHDRAWN
    found.save(update_fields=["stage"])
    note(_me(request), "import.withdraw", str(found.pk), area=found.area_code)
    return redirect("imports:home")


@needs(Right.APPROVE)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the batch of a file back."""
    found = steps.undo(_me(request), _all(request), pk, request.POST.get("reason", ""))
    messages.success(request, say("web.import.undone", None, batch=found.batch))
    return redirect("imports:home")


@needs(Right.IMPORT)
@require_safe
def repair(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The repair workbook of a file; it holds personal data, so that the download is noted."""
    found = _mine(request, pk)
    name = Path(found.report.get("repair") or "-").name
    path = office().repair / name
    if not path.is_file():
        raise Http404
    note(_me(request), "import.repair_download", name, area=found.area_code)
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


@needs(Right.IMPORT)
@require_safe
def template(_request: HttpRequest, register: str) -> HttpResponse:
    """An empty workbook to fill in."""
    wanted = schema.get(register)
    with TemporaryDirectory() as folder:
        body = write_template(Path(folder) / f"{register}.xlsx", wanted, current()).read_bytes()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    disposition = f'attachment; filename="{register}.xlsx"'
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": disposition})


@needs(Right.APPROVE)
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Have a month counted person by person."""
    period = str(parse(request.POST.get("period", "")))
    ask("count", _me(request), period=period)
    note(_me(request), "run.ask", period)
    messages.success(request, say("web.count.asked"))
    return redirect("imports:home")


def _home(request: HttpRequest, form: UploadForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "uploads": _all(request).select_related("person")[:SHOWN],
        "registers": schema.every(),
        "tasks": Task.objects.filter(kind="count").order_by("-pk")[:5],
    }
    return render(request, "imports/home.html", context, status=status)


def _all(request: HttpRequest) -> Any:
    return within(Upload.objects.all(), _me(request).area_code)


def _mine(request: HttpRequest, pk: int, stage: Stage | None = None) -> Upload:
    more = {} if stage is None else {"stage": stage}
    found: Upload = get_object_or_404(_all(request), pk=pk, **more)
    return found


def _me(request: HttpRequest) -> Person:
    me: Any = request.user
    found: Person = me
    return found
