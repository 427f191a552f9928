"""What the trail says of the review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from semesta.web.review.comparing import key_of
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from semesta.coverage.reviewing import Waiting
    from semesta.web.people.models import Person
    from semesta.web.review.models import Pair


def note_pair(who: Person, mine: Pair, action: str, found: Waiting, reason: str = "", **facts: Any) -> None:
    """Note what was done with a pair: by the keys of its records and the numbers of the people, no card number."""
    named = {
        "left": f"{found.left.register}:{key_of(found.left)}",
        "right": f"{found.right.register}:{key_of(found.right)}",
    }
    numbers = {"left_number": found.left.number, "right_number": found.right.number}
    note(
        who,
        action,
        f"pair {mine.pk}",
        area=mine.area_code,
        reason=reason,
        **named,
        **numbers,
        **facts,
    )
