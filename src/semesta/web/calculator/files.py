"""Payroll files: one comes in, its contributions go out as a page or a workbook, and nothing of it stays."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from semesta.errors import SemestaError
from semesta.language import say
from semesta.payroll import Request, compute_payroll, write_workbook
from semesta.web.access import public
from semesta.web.calculator.answer import plainly, problems_of, rupiah
from semesta.web.calculator.forms import CaseForm
from semesta.web.shell.brought import checked_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpRequest

    from semesta.payroll import Payroll

ENDINGS = (".csv", ".txt", ".xlsx", ".xls", ".ods", ".parquet")
MOST_BYTES = 5 * 1024**2
MOST_SHOWN = 100
AT_ONCE = BoundedSemaphore(2)
"""Files cost seconds: no more than two at once in a process, the others are asked to come again."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ASKED = ("day", "jkk_group", "scale", "programmes", "area", "no_relief")


class PayrollForm(CaseForm):
    """A payroll, and what holds for its rows unless they say otherwise."""

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__("contribution", "PU", data, files)
        own = {name: self.fields[name] for name in ASKED}
        widget = forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)})
        file = forms.FileField(label=say("calculator.payroll.file"), help_text=say("calculator.payroll.help"), widget=widget)  # fmt: skip
        self.fields = {"file": file, **own}

    def clean_file(self) -> UploadedFile[Any]:
        """A file of a kind that can be read, not too large.

        Raises:
            ValidationError: it is not.
        """
        large = say("calculator.payroll.large", None, megabytes=MOST_BYTES // 1024**2)
        return checked_file(self.cleaned_data["file"], ENDINGS, MOST_BYTES, large)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def payroll(request: HttpRequest) -> HttpResponse:
    """The form for a payroll; with POST its totals, or its workbook."""
    if request.method != "POST":
        return _page(request, PayrollForm())
    form = PayrollForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=400)
    if not AT_ONCE.acquire(timeout=10):
        return _page(request, form, problems=[("", say("calculator.payroll.busy"), "")], status=503)
    try:
        with TemporaryDirectory(prefix="semesta-") as folder:
            return _answered(request, form, Path(folder))
    except SemestaError as error:
        return _page(request, form, problems=problems_of(error.problems), status=400)
    finally:
        AT_ONCE.release()


def _answered(request: HttpRequest, form: PayrollForm, folder: Path) -> HttpResponse:
    given: Mapping[str, Any] = form.cleaned_data
    # A name of our own: the reader's may hold anything, and messages name the file.
    file = folder / f"{say('calculator.payroll.name')}{Path(str(given['file'].name)).suffix.lower()}"
    with file.open("wb") as stream:
        for chunk in given["file"].chunks():
            stream.write(chunk)
    group = given.get("jkk_group")
    asked = Request(
        day=given["day"],
        jkk_group=int(group) if group else None,
        scale=given.get("scale") or None,
        programmes=tuple(given.get("programmes") or ()) or None,
        province=given.get("area") or None,
        relief=not given.get("no_relief"),
    )
    found = compute_payroll(file, asked)
    if "workbook" not in request.POST:
        return _page(request, form, found)
    body = write_workbook(folder / "hasil.xlsx", found).read_bytes()
    name = f"semesta-{say('calculator.payroll.name')}-{asked.day:%Y-%m}.xlsx"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(body, content_type=XLSX, headers={"Content-Disposition": disposition})


def _page(
    request: HttpRequest,
    form: PayrollForm,
    found: Payroll | None = None,
    problems: list[tuple[str, str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "problems": problems or [], "found": found, "tab": "payroll"}
    if found is not None:
        told = [(row.number, each) for row in found.rows for each in row.problems]
        context |= {
            "totals": [(name, rupiah(total)) for name, total in found.totals.items()],
            "big": rupiah(found.totals["total"]),
            "computed": sum(row.found is not None for row in found.rows),
            "to_check": sum(bool(row.problems) for row in found.rows),
            "told": [
                (number, each.code, plainly(each.what()), plainly(each.next_step()))
                for number, each in told[:MOST_SHOWN]
            ],
            "more_told": max(0, len(told) - MOST_SHOWN),
            "notes": problems_of(found.notes),
        }
    return render(request, "calculator/payroll.html", context, status=status)
