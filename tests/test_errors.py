"""Refusals: a code, what happened, what to do next."""

from __future__ import annotations

import pytest

from semesta.errors import Problem, SemestaError, problem, refusal
from semesta.language import use


def test_a_problem_says_what_happened_and_what_to_do() -> None:
    found = problem("E-IMPORT-002", period="2025-13")
    assert found == Problem("E-IMPORT-002", {"period": "2025-13"})
    assert found.what("en") == "The period 2025-13 is not a month."
    assert found.next_step("en") == "Write year and month, for example 2025-12."
    assert found.text("en") == (
        "E-IMPORT-002: The period 2025-13 is not a month. Write year and month, for example 2025-12."
    )
    assert found.text() == (
        "E-IMPORT-002: Periode 2025-13 bukan sebuah bulan. Tulis sebagai tahun dan bulan, misalnya 2025-12."
    )


def test_a_problem_without_a_next_step() -> None:
    found = problem("W-IMPORT-201", value="0000")
    assert found.next_step() == ""
    assert found.text("en") == "W-IMPORT-201: The NIK 0000 only fills the place and counts as missing."


def test_a_refusal_carries_all_problems() -> None:
    both = SemestaError(
        [problem("E-IMPORT-008", batch="B1", batches="-"), problem("E-IMPORT-002", period="x")]
    )
    assert [found.code for found in both.problems] == ["E-IMPORT-008", "E-IMPORT-002"]
    use("en")
    assert str(both).split("\n") == [
        "E-IMPORT-008: There is no batch B1. List them with `semesta batches`. The latest: -.",
        "E-IMPORT-002: The period x is not a month. Write year and month, for example 2025-12.",
    ]
    assert both.args == ("E-IMPORT-008; E-IMPORT-002",)


def test_a_refusal_of_one_problem() -> None:
    with pytest.raises(SemestaError) as refused:
        raise refusal("E-IMPORT-002", period="{x}")
    assert "Periode {x} bukan" in str(refused.value)
