"""Definitions: what is left out is as in ``ucj``, what contradicts itself is refused."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from semesta.definition import DEFAULT_NAME, Definition


def test_the_default() -> None:
    assert DEFAULT_NAME == "ucj"
    assert Definition().model_dump() == {
        "basis": "residence", "numerator": "all", "denominator": "register", "counts_definition": None,
        "active": "status", "grace_months": 3, "min_age": None, "max_age": None, "exclude_public_servants": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    "rules", [{"min_age": 15, "max_age": 15}, {"min_age": 15}, {"max_age": 64}, {"grace_months": 0}]
)
def test_sound(rules: dict[str, Any]) -> None:
    assert Definition(**rules).model_dump() == Definition().model_dump() | rules


@pytest.mark.parametrize(
    "rules",
    [
        {"min_age": 16, "max_age": 15}, {"min_age": -1}, {"max_age": 121}, {"grace_months": -1}, {"grace_months": 37},
        {"numerator": "some"}, {"denominator": "x"}, {"active": "x"}, {"basis": "x"}, {"unknown": 1},
    ],
)  # fmt: skip
def test_refused(rules: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Definition(**rules)
