"""Making tokens and knowing them again."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import timezone

from semesta.web.api.models import Token
from semesta.web.people.rights import Right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from semesta.web.people.models import Person

PREFIX = "smt_"
BYTES = 32
LONGEST = 366


class Scope(StrEnum):
    """What a token may do."""

    FIGURES = "figures"
    UNCOVERED = "uncovered"
    IMPORTS = "imports"


RIGHT_OF = {Scope.FIGURES: Right.FIGURES, Scope.UNCOVERED: Right.UNCOVERED, Scope.IMPORTS: Right.IMPORT}
"""The right that its person must have, then and now."""


def make_token(person: Person, name: str, scopes: Sequence[str], area: str, days: int) -> str:
    """A new token, told once."""
    text = PREFIX + secrets.token_urlsafe(BYTES)
    Token.objects.create(
        digest=_digest(text),
        name=name,
        person=person,
        scopes=sorted(scopes),
        area_code=area,
        expires_at=timezone.now() + timedelta(days=min(days, LONGEST)),
    )
    return text


def find_token(text: str) -> Token | None:
    """The token in force; None when it is unknown, ended or too old, or its person's account is closed."""
    return (
        Token.objects.select_related("person")
        .filter(digest=_digest(text), ended_at=None, expires_at__gt=timezone.now(), person__is_active=True)
        .first()
    )


def may(token: Token, scope: Scope, area: str) -> bool:
    """Whether a token reaches so far: its scope and area, and what its person may do today."""
    from semesta.web.people.scope import is_within

    person: Person = token.person
    return (
        scope.value in token.scopes
        and person.has_right(RIGHT_OF[scope])
        and is_within(area, token.area_code)
        and person.covers(area)
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
