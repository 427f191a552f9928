from __future__ import annotations

from decimal import Decimal

from semesta.coverage.trend import Target, choose, due
from semesta.registers.period import Period

LAST = Period(2025, 7)


def target(ratio: str, year: int, definition: str = "ucj") -> Target:
    return Target(Decimal(ratio), due(Period(year, 1)), definition)


def test_a_target_of_a_year_is_due_in_december() -> None:
    assert due(Period(2025, 1)) == Period(2025, 12)
    assert due(Period(2025, 12)) == Period(2025, 12)


def test_the_next_one_due_is_taken() -> None:
    known = [target("0.9", 2029), target("0.5", 2024), target("0.66", 2025), target("0.7", 2026)]
    assert choose(known, "ucj", LAST) == (target("0.66", 2025), ())
    assert choose(known, "ucj", Period(2025, 12)) == (target("0.7", 2026), ())


def test_when_all_are_past_the_last_is_taken() -> None:
    assert choose([target("0.5", 2024), target("0.4", 2023)], "ucj", LAST)[0] == target("0.5", 2024)


def test_the_own_definition_comes_first() -> None:
    known = [target("0.3", 2025, "rpjmn"), target("0.66", 2029)]
    assert choose(known, "ucj", LAST) == (target("0.66", 2029), ())


def test_one_other_definition_stands_in_and_is_named() -> None:
    chosen, notes = choose([target("0.3215", 2025, "rpjmn")], "ucj", LAST)
    assert chosen == target("0.3215", 2025, "rpjmn")
    assert [note.code for note in notes] == ["F-TREND-015"]
    assert 'The target is of the definition "rpjmn", this figure of "ucj".' in notes[0].what("en")


def test_several_others_are_shown_and_none_is_taken() -> None:
    known = [
        target("0.3215", 2025, "rpjmn"),
        target("0.5215", 2025, "kemendagri"),
        target("0.4", 2029, "rpjmn"),
    ]
    chosen, notes = choose(known, "ucj", LAST)
    assert chosen is None
    assert [note.code for note in notes] == ["F-TREND-016"]
    assert notes[0].what("en").endswith("52.15% (kemendagri), 32.15% (rpjmn).")
    assert notes[0].what("id").endswith("52,15% (kemendagri), 32,15% (rpjmn).")


def test_without_targets_there_is_none() -> None:
    assert choose([], "ucj", LAST) == (None, ())
