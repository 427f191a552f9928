"""Progress of a count: on stderr, and only on a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from semesta.cli import output
from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def steps_shown() -> Iterator[Callable[[str], None]]:
    """Tells the step that is being run."""
    console = output.console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status(say("runs.counting")) as status:
        yield lambda name: status.update(f"{say('runs.counting')}: {name}")
