"""A job that Spark gave up, in one sentence instead of a Java trace."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 300
CALLED = "An error occurred while calling"


@contextmanager
def refused_if_lost() -> Iterator[None]:
    """Turn the failure of a Spark job (no worker left, memory, disk) into a refusal.

    Errors in an expression itself are ours, not the user's, and stay what they are.

    Raises:
        SemestaError: E-ENGINE-007.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import AnalysisException, PySparkException

    try:
        yield
    except AnalysisException:
        raise
    except (Py4JError, PySparkException) as error:
        raise refusal("E-ENGINE-007", reason=_first_line(error)) from error


def _first_line(error: BaseException) -> str:
    """What Java says, where Python tells only which of its objects was called."""
    lines = (str(error).strip() or type(error).__name__).splitlines()
    said = lines[1].removeprefix(": ") if lines[0].startswith(CALLED) and len(lines) > 1 else lines[0]
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}..."
