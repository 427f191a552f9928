"""What is particular to the messages of trends; what holds for every message is in tests/messages."""

from __future__ import annotations

from typing import get_args

from semesta.coverage.trend.methods import CANDIDATES, NAIVE
from semesta.coverage.trend.reach import Reason
from semesta.language import has


def test_every_method_and_every_reason_has_its_words() -> None:
    assert all(has(f"trend.method.{method.name}") for method in (*CANDIDATES, *NAIVE))
    assert all(has(f"trend.reason.{reason}") for reason in (*get_args(Reason), "no_data"))
