"""The language is Indonesian again after each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from semesta.language import use

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    use("id")
    yield
    use("id")
