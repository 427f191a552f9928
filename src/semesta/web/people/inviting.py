"""Invitations: a link that works once and for a week; only its digest is kept."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from semesta.web.people.models import Invitation, Person
from semesta.web.people.rights import Right

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from semesta.web.people.rights import Role

LASTS = timedelta(days=7)
BYTES = 32


def invite(by: Person | None, *, email: str, name: str, role: Role | str, area: str) -> str:
    """The token of a new invitation; earlier ones to the same address end.

    Args:
        by: who invites; the area lies in theirs. None from the command line.
        email: of the invited.
        name: of the invited.
        role: that they get.
        area: that they get.
    """
    token = secrets.token_urlsafe(BYTES)
    Invitation.objects.filter(email=email.lower(), used_at=None).delete()
    Invitation.objects.create(
        digest=_digest(token),
        email=email.lower(),
        name=name,
        role=str(role),
        area_code=area,
        invited_by=by,
        expires_at=timezone.now() + LASTS,
    )
    return token


def open_invitation(token: str) -> Invitation | None:
    """The invitation of a token; None when there is none, it was used or it is too old."""
    return _in_force(Invitation.objects.filter(digest=_digest(token)))


def invitation_to(email: str) -> Invitation | None:
    """The invitation of an address; None when there is none, it was used or it is too old."""
    return _in_force(Invitation.objects.filter(email=email.lower()))


def _in_force(those: QuerySet[Invitation]) -> Invitation | None:
    found = those.select_related("invited_by").filter(used_at=None, expires_at__gt=timezone.now()).first()
    if found is None:
        return None
    by: Person | None = found.invited_by
    if by is None:
        return found
    is_still_theirs = (
        by.has_right(Right.PEOPLE) and by.covers(found.area_code) and may_invite(by, found.email)
    )
    return found if is_still_theirs else None


def may_invite(by: Person, email: str) -> bool:
    """Whether somebody may give an address a new account or password: an account of another area is not theirs to give."""
    person = Person.objects.filter(email=email.lower()).first()
    return person is None or (person.pk != by.pk and by.covers(person.area_code))


def accept(invitation: Invitation, password: str | None) -> Person:
    """Make the account of an invitation; a former one of that address gets the new role and password.

    Without a password there is none: its owner logs in with the office's account.
    """
    with transaction.atomic():
        person = Person.objects.filter(email=invitation.email).first() or Person(email=invitation.email)
        person.name, person.role = invitation.name, invitation.role
        person.area_code, person.is_active = invitation.area_code, True
        person.set_password(password)
        person.save()
        invitation.used_at = timezone.now()
        invitation.save(update_fields=["used_at"])
    return person


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
