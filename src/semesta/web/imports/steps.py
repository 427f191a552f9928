"""The steps of a file, the same for pages and programs: received, approved, taken back; each is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from semesta.errors import refusal
from semesta.web.imports.files import keep
from semesta.web.imports.models import Stage, Upload
from semesta.web.office import office
from semesta.web.people.rights import Right
from semesta.web.tasks.queue import ask
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from semesta.web.people.models import Person


def receive(person: Person, given: Mapping[str, Any]) -> Upload:
    """Take a file and have it looked at; nothing is stored yet.

    Args:
        person: who brings it.
        given: what ``UploadForm`` found sound.
    """
    folder, name = keep(given["file"])
    made = Upload.objects.create(
        register=given["register"], period=given["period"], source=given["source"], codes=given["codes"],
        file_name=name, folder=folder, person=person, area_code=person.area_code,
    )  # fmt: skip
    return look(made, person, "import.upload")


def look(found: Upload, person: Person, action: str) -> Upload:
    """Have the worker take a file up at the stage where it is."""
    found.task = ask("import", person, upload=found.pk)
    found.save()
    note(person, action, str(found.pk), area=found.area_code, register=found.register, period=found.period)
    return found


def may_approve(person: Person, found: Upload) -> bool:
    """Whether somebody may store a file: where the office wants two people, not who brought it."""
    is_other = found.person_id != person.pk  # type: ignore[attr-defined]  # Django adds it to the foreign key
    return person.has_right(Right.APPROVE) and (is_other or not office().settings.second_person)


def approve(person: Person, uploads: QuerySet[Upload], number: int) -> Upload:
    """Store what is sound of a file that was looked at.

    Raises:
        Http404: there is none at that stage, or the person may not approve at all.
        SemestaError: E-WEB-030, a second person has to.
    """
    if not person.has_right(Right.APPROVE):
        raise Http404
    found: Upload = get_object_or_404(uploads, pk=number, stage=Stage.CHECKED)
    if not may_approve(person, found):
        raise refusal("E-WEB-030", file=found.file_name)
    found.stage, found.approved_by = Stage.STORING, person
    return look(found, person, "import.approve")


def undo(person: Person, uploads: QuerySet[Upload], number: int, reason: str) -> Upload:
    """Take the batch of a file back.

    Raises:
        Http404: nothing of it is stored, or the person may not.
    """
    if not person.has_right(Right.APPROVE):
        raise Http404
    found: Upload = get_object_or_404(uploads, pk=number, stage=Stage.STORED)
    ask("undo", person, batch=found.batch)
    found.stage = Stage.WITHDRAWN
    found.save(update_fields=["stage"])
    note(person, "import.undo", found.batch, area=found.area_code, reason=reason)
    return found
