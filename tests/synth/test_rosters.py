"""Every proposal has the verdict that follows from the truth."""

# ruff: noqa: S608 - the queries are our own
from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.synth.apportion import apportion, whole
from semesta.synth.calibration import calibration
from tests.synth.conftest import SHARE

if TYPE_CHECKING:
    from tests.synth.conftest import Ask

JUDGED = "SELECT k.*, verdict FROM known_rosters k JOIN true_rosters t ON t.roster_id = k.id"


def test_two_thirds_survive(ask: Ask) -> None:
    verdicts = calibration().rosters.verdicts
    rows = whole(whole(4_131_263 * SHARE) * 0.0218)
    expected = dict(zip(verdicts, apportion(rows, list(verdicts.values())).tolist(), strict=True))
    assert dict(ask("SELECT verdict, count(*) FROM true_rosters GROUP BY 1")) == expected
    assert abs(expected["eligible"] / rows - 2 / 3) < 0.01
    assert abs(sum(verdicts.values()) - 1) < 1e-9


def test_verdicts_follow_from_the_other_registers(ask: Ask) -> None:
    standing = ask(
        f"""SELECT verdict, any_value(w."STATUS HIDUP"), bool_or(p.STATUS = 'AKTIF'), bool_or(p.STATUS = 'AKTIF' AND p.SEGMEN = 'PU'),
          min(date_diff('year', strptime(w."TGL LAHIR", '%d-%m-%Y'), DATE '2025-12-31')), max(date_diff('year', strptime(w."TGL LAHIR", '%d-%m-%Y'), DATE '2025-12-31'))
        FROM ({JUDGED}) j JOIN known_workers w USING (person_id) LEFT JOIN known_participants p USING (person_id) GROUP BY verdict, person_id"""
    )
    for verdict, vital, active, employed, youngest, oldest in standing:
        assert vital == {"deceased": "MENINGGAL", "moved": "PINDAH"}.get(verdict, "HIDUP")
        if verdict in {"covered", "covered_pu"}:
            assert active
            assert employed == (verdict == "covered_pu")
        elif verdict not in {"deceased", "moved"}:
            assert not active
        if verdict == "over_age":
            assert oldest >= 64  # one birth date in a hundred is swapped
        elif verdict not in {"deceased", "moved"}:
            assert youngest <= 65


def test_second_rows_come_after_the_first(ask: Ask) -> None:
    pairs = ask(
        f"""SELECT b.verdict, a.verdict, a.id < b.id, a."SUMBER DANA" = b."SUMBER DANA" FROM ({JUDGED}) b JOIN ({JUDGED}) a
        ON a.person_id = b.person_id AND a.id <> b.id WHERE b.verdict IN ('duplicate', 'funded_twice')"""
    )
    assert len(pairs) > 10
    assert {(second, first, later, same) for second, first, later, same in pairs} == {
        ("duplicate", "eligible", True, True),
        ("funded_twice", "eligible", True, False),
    }


def test_only_invalid_niks_are_spoilt(ask: Ask) -> None:
    spoilt = ask("SELECT record_id FROM true_dirt WHERE register = 'rosters' AND kind LIKE 'nik_%'")
    assert set(spoilt) == set(ask("SELECT roster_id FROM true_rosters WHERE verdict = 'invalid_nik'"))
    wrong = f"SELECT count(*) FROM ({JUDGED}) WHERE verdict <> 'invalid_nik' AND NOT regexp_full_match(NIK, '[0-9]{{16}}')"
    assert ask(wrong) == [(0,)]
