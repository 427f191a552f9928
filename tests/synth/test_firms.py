"""Employers, licences and contributions agree with the members, but for what the findings say."""

# ruff: noqa: S608 - the queries are our own
from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from semesta.registers.period import parse
from semesta.synth.firm_naming import give_firm_names, spell_differently, write_firm_names
from semesta.synth.tally import jp_ceiling

if TYPE_CHECKING:
    from tests.synth.conftest import Ask

MEMBERS = """SELECT NPP, count(*) AS cards, count(*) FILTER (d.kind IS NULL) AS people, sum(UPAH::BIGINT) AS wages
    FROM known_participants p LEFT JOIN true_dirt d ON d.record_id = p.id AND d.kind = 'duplicate' AND d.register = 'participants'
    WHERE STATUS = 'AKTIF' AND NPP IS NOT NULL GROUP BY 1"""
DECLARED = """SELECT e.NPP, greatest(e."JUMLAH TK"::INT, coalesce(l."JUMLAH TK"::INT, 0)) AS workers,
    greatest(e."JUMLAH UPAH"::BIGINT, coalesce(l."JUMLAH UPAH"::BIGINT, 0)) AS wages, count(*) OVER (PARTITION BY a.employer_id) AS npps
    FROM employers e JOIN true_employers a ON a.register = 'employers' AND a.record_id = e.NPP
    LEFT JOIN true_employers b ON b.register = 'licences' AND b.employer_id = a.employer_id LEFT JOIN licences l ON l.NIB = b.record_id"""


def broke(rule: str) -> str:
    return f"SELECT npp AS NPP FROM true_findings WHERE rule = '{rule}'"


def test_every_member_with_an_employer_has_one_in_the_register(ask: Ask) -> None:
    assert ask(
        "SELECT count(*) FROM participants p ANTI JOIN employers e USING (NPP) WHERE p.NPP IS NOT NULL"
    ) == [(0,)]
    assert ask("SELECT DISTINCT SEGMEN FROM participants WHERE NPP IS NULL ORDER BY 1") == [
        ("BPU",),
        ("PMI",),
    ]


def test_unregistered_workers_are_findings_and_nothing_else_is(ask: Ask) -> None:
    more = f"SELECT NPP FROM ({DECLARED}) JOIN ({MEMBERS}) m USING (NPP) WHERE npps = 1 AND workers > cards"
    assert set(ask(more)) == set(ask(broke("PDS_TK")))
    exact = f"""SELECT count(*) FROM ({DECLARED}) JOIN ({MEMBERS}) USING (NPP) ANTI JOIN ({broke("PDS_TK")}) USING (NPP)
        WHERE npps = 1 AND workers <> people"""
    assert ask(exact) == [(0,)]


def test_wages_are_reported_in_full_but_for_the_findings(ask: Ask) -> None:
    shares = f"""SELECT NPP IN ({broke("PDS_UPAH")}), min(m.wages / d.wages), max(m.wages / d.wages) FROM ({DECLARED}) d
        JOIN ({MEMBERS}) m USING (NPP) ANTI JOIN ({broke("PDS_TK")}) USING (NPP) WHERE npps = 1 AND cards = people
        GROUP BY 1 ORDER BY 1"""
    (_, least, _), (_, _, most) = ask(shares)
    assert least > 0.95
    assert most < 0.85


def test_programmes_are_those_of_the_scale_but_for_the_findings(ask: Ask) -> None:
    mandatory = """SELECT NPP FROM employers WHERE PROGRAM <> CASE SKALA WHEN 'MIKRO' THEN 'JKK+JKM'
        WHEN 'KECIL' THEN 'JKK+JKM+JHT' ELSE 'JKK+JKM+JHT+JP+JKP' END"""
    assert set(ask(mandatory)) == set(ask(broke("PDS_PROGRAM")))
    assert ask(
        "SELECT count(*) FROM participants p JOIN employers e USING (NPP) WHERE SEGMEN = 'PU' AND p.STATUS = 'AKTIF' AND p.PROGRAM <> e.PROGRAM"
    ) == [(0,)]


def test_arrears_are_months_that_are_due_and_unpaid(ask: Ask) -> None:
    unpaid = (
        "SELECT DISTINCT NPP FROM contributions WHERE DIBAYAR::BIGINT < IURAN::BIGINT AND BULAN < '2025-12'"
    )
    assert set(ask(unpaid)) == set(ask(broke("ARREARS")))
    through = """SELECT count(*) FROM contributions c JOIN employers e USING (NPP)
        WHERE (BULAN <= "DIBAYAR SAMPAI") <> (DIBAYAR = IURAN)"""
    assert ask(through) == [(0,)]
    assert ask("SELECT count(*) FROM contributions WHERE (DIBAYAR = '0') <> (\"TGL BAYAR\" IS NULL)") == [
        (0,)
    ]
    assert ask("SELECT max(strptime(\"TGL BAYAR\", '%d/%m/%Y')) <= '2025-12-31' FROM contributions") == [
        (True,)
    ]
    months = ask(
        "SELECT count(*), count(DISTINCT BULAN), min(BULAN), max(BULAN) FROM contributions GROUP BY NPP"
    )
    assert set(months) == {(12, 12, "2025-01", "2025-12")}


def test_the_periods_own_month_is_due_by_its_members(ask: Ask) -> None:
    """JKM 0.3 %, JHT 5.7 %, JP 3 % up to the ceiling, JKK by group (law.md 1.1)."""
    due = """SELECT c.IURAN::BIGINT - round(sum(UPAH::BIGINT) * ([0.0024, 0.0054, 0.0089, 0.0127, 0.0174][any_value(e."KELOMPOK JKK")::INT] + 0.003)
          + sum(UPAH::BIGINT) * 0.057 * any_value((e.PROGRAM LIKE '%JHT%')::INT)
          + sum(least(UPAH::BIGINT, 10547400)) * 0.03 * any_value((e.PROGRAM LIKE '%JP+%')::INT))
        FROM contributions c JOIN employers e USING (NPP) JOIN participants p USING (NPP)
        WHERE c.BULAN = '2025-12' AND p.SEGMEN = 'PU' AND p.STATUS = 'AKTIF' GROUP BY NPP, c.IURAN"""
    off = [abs(rupiah) for (rupiah,) in ask(due)]
    assert len(off) > 150
    assert max(off) <= 1


@pytest.mark.parametrize(
    ("period", "ceiling"),
    [("2025-12", 10_547_400), ("2025-02", 10_042_300), ("2021-06", 8_754_600), ("2010-01", 7_000_000)],
)
def test_ceilings_of_jp_by_month(period: str, ceiling: int) -> None:
    assert jp_ceiling(parse(period)) == ceiling


def test_closed_firms_have_no_active_members(ask: Ask) -> None:
    closed = "SELECT record_id AS NPP FROM true_dirt WHERE kind = 'employer_closed'"
    assert ask(f"SELECT count(*) FROM participants JOIN ({closed}) USING (NPP) WHERE STATUS = 'AKTIF'") == [
        (0,)
    ]
    still = f"SELECT NPP FROM employers JOIN ({closed}) USING (NPP) WHERE STATUS = 'AKTIF'"
    assert set(ask(still)) == set(ask(broke("CLOSED")))
    assert 0 < len(ask(still)) < len(ask(closed))


def test_firms_that_never_registered(ask: Ask) -> None:
    never = """SELECT record_id FROM true_employers l ANTI JOIN (SELECT employer_id FROM true_employers WHERE register = 'employers')
        USING (employer_id) WHERE register = 'licences'"""
    assert set(ask(never)) == set(ask("SELECT nib FROM true_findings WHERE rule = 'PWBD'"))
    assert ask("SELECT count(*) FROM true_findings WHERE (npp IS NULL) <> (rule = 'PWBD')") == [(0,)]


def test_a_second_npp_is_the_same_firm_under_another_spelling(ask: Ask) -> None:
    pairs = ask(
        """SELECT a."NAMA PERUSAHAAN", b."NAMA PERUSAHAAN", a."KODE WILAYAH" = b."KODE WILAYAH" FROM employers a
        JOIN true_dirt d ON d.record_id = a.NPP AND d.kind = 'employer_second_npp'
        JOIN true_employers x ON x.register = 'employers' AND x.record_id = a.NPP
        JOIN true_employers y ON y.register = 'employers' AND y.employer_id = x.employer_id AND y.record_id <> a.NPP
        JOIN employers b ON b.NPP = y.record_id"""
    )
    assert len(pairs) == 5
    assert all(one != other and same_place for one, other, same_place in pairs)


def test_licences_spell_only_the_recorded_firms_differently(ask: Ask) -> None:
    different = """SELECT l.NIB FROM licences l JOIN true_employers b ON b.register = 'licences' AND b.record_id = l.NIB
        JOIN true_employers a ON a.register = 'employers' AND a.employer_id = b.employer_id JOIN employers e ON e.NPP = a.record_id
        ANTI JOIN true_dirt d ON d.record_id = e.NPP AND d.kind = 'employer_second_npp'
        WHERE l."NAMA PERUSAHAAN" <> e."NAMA PERUSAHAAN" """
    assert set(ask(different)) == set(
        ask("SELECT record_id FROM true_dirt WHERE kind = 'employer_two_spellings'")
    )


def test_numbers_of_firms_fit_between_the_registers(ask: Ask) -> None:
    pairs = """FROM employers e JOIN true_employers a ON a.register = 'employers' AND a.record_id = e.NPP
        JOIN true_employers b ON b.register = 'licences' AND b.employer_id = a.employer_id JOIN licences l ON l.NIB = b.record_id"""
    assert ask(
        f"SELECT count(*) {pairs} WHERE e.NIB <> l.NIB OR ltrim(e.NPWP, '0') <> ltrim(l.NPWP, '0')"
    ) == [(0,)]
    assert ask("SELECT DISTINCT length(NPWP) FROM employers WHERE NPWP IS NOT NULL ORDER BY 1") == [
        (15,),
        (16,),
    ]
    assert ask("SELECT DISTINCT length(NIB) FROM licences") == [(13,)]
    assert ask("SELECT count(*) - count(DISTINCT NPP) FROM employers") == [(0,)]


def test_sizes_have_a_long_tail(ask: Ask) -> None:
    sizes = np.array([count for (count,) in ask(f"SELECT cards FROM ({MEMBERS})")])
    assert np.median(sizes) < sizes.mean() / 3
    assert (np.sort(sizes)[-len(sizes) // 10 :].sum()) / sizes.sum() > 0.5
    assert {scale for (scale,) in ask("SELECT DISTINCT SKALA FROM employers")} == {
        "MIKRO",
        "KECIL",
        "MENENGAH",
        "BESAR",
    }


def test_another_office_spells_every_firm_differently(draw: np.random.Generator) -> None:
    names = give_firm_names(draw.integers(0, 21, 2_000), draw)
    before, after = (write_firm_names(each).to_pylist() for each in (names, spell_differently(names, draw)))
    assert not [one for one, other in zip(before, after, strict=True) if one == other]
    assert any(name.endswith(", PT") for name in after)
    assert any(name.startswith("PT. ") for name in after)
    assert all(name == " ".join(name.split()) for name in before + after)
