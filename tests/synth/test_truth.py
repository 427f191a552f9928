"""The truth agrees with what can be counted in the raw files with its help, and each fault is where it says."""

# ruff: noqa: S608 - the queries are our own
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from semesta.synth.apportion import whole
from semesta.synth.dirt import kinds
from tests.synth.conftest import SHARE

if TYPE_CHECKING:
    from tests.synth.conftest import Ask

ELIGIBLE = "SELECT person_id, any_value(\"KODE KELURAHAN\") AS village FROM known_workers WHERE ASN = 'TIDAK' AND \"STATUS HIDUP\" = 'HIDUP' GROUP BY 1"
ACTIVE = "SELECT DISTINCT person_id FROM known_participants WHERE STATUS = 'AKTIF'"
#: Kinds whose rate is of all rows of a register; the rows of others are counted in tests of their own.
OF_ROWS = [
    (kind.name, register, rate)
    for kind in kinds()
    if kind.of == "rows"
    for register, rate in kind.rates.items()
]


def test_totals(ask: Ask) -> None:
    eligible, covered = whole(4_131_263 * SHARE), whole(2_123_056 * SHARE)
    assert ask(f"SELECT count(*) FROM ({ELIGIBLE})") == [(eligible,)]
    assert ask(f"SELECT count(*) FROM ({ELIGIBLE}) JOIN ({ACTIVE}) USING (person_id)") == [(covered,)]
    assert ask("SELECT count(*) FROM participants WHERE STATUS = 'AKTIF'") == [(whole(8_010_000 * SHARE),)]
    assert ask("SELECT count(*) FROM employers") == [(whole(115_446 * SHARE),)]


@pytest.mark.parametrize(
    ("level", "length"), [("province", 2), ("regency", 5), ("district", 8), ("village", 13)]
)
def test_residence_coverage_of_every_area(level: str, length: int, ask: Ask) -> None:
    counted = ask(
        f"""SELECT left(village, {length}), count(a.person_id)::VARCHAR, count(*)::VARCHAR FROM ({ELIGIBLE}) e
        LEFT JOIN ({ACTIVE}) a USING (person_id) GROUP BY 1 ORDER BY 1"""
    )
    true = ask(
        f"""SELECT area_code, participants, workers FROM true_coverage
        WHERE level = '{level}' AND basis = 'residence' AND workers <> '0' ORDER BY 1"""
    )
    assert counted == true


def test_workplace_coverage(ask: Ask) -> None:
    gone = """SELECT person_id FROM known_workers WHERE "STATUS HIDUP" = 'MENINGGAL' OR ASN <> 'TIDAK'"""
    people = f"""SELECT person_id, left(coalesce(e."KODE WILAYAH", p."KODE KELURAHAN"), 5) AS area
        FROM known_participants p LEFT JOIN employers e USING (NPP)
        WHERE p.STATUS = 'AKTIF' AND person_id NOT IN ({gone})
        QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY
            list_position(['PU', 'BPU', 'PMI', 'JAKON'], SEGMEN), coalesce(UPAH::BIGINT, 0) DESC, area) = 1"""
    counted = ask(f"SELECT area, count(*)::VARCHAR FROM ({people}) GROUP BY 1 ORDER BY 1")
    true = "SELECT area_code, participants FROM true_coverage WHERE basis = 'workplace' AND level = '{}' ORDER BY 1"
    assert counted == ask(true.format("regency"))
    everybody = ask(f"SELECT count(*)::VARCHAR FROM ({people})")[0][0]
    assert ask(true.format("province")) == [("31", everybody)]
    assert ask(true.format("nation")) == [("ID", everybody)]
    assert ask("SELECT count(*) FROM true_coverage WHERE basis = 'workplace' AND workers IS NOT NULL") == [
        (0,)
    ]


def test_every_row_of_persons_and_of_firms_is_known_once(ask: Ask) -> None:
    for register in ("participants", "workers", "rosters"):
        assert ask(f"SELECT count(*), count(DISTINCT id) FROM known_{register}") == [
            (ask(f"SELECT count(*) FROM {register}")[0][0],) * 2
        ]
    assert ask("SELECT count(*) FROM true_employers WHERE register = 'employers'") == ask(
        "SELECT count(*) FROM employers"
    )
    assert ask("SELECT count(*) FROM true_employers WHERE register = 'licences'") == ask(
        "SELECT count(*) FROM licences"
    )


def test_members_live_where_the_workers_register_says(ask: Ask) -> None:
    wrong = """SELECT count(*) FROM known_participants p JOIN known_workers w USING (person_id)
        WHERE p."KODE KELURAHAN" <> w."KODE KELURAHAN" """
    assert ask(wrong) == [(0,)]
    outside = "SELECT count(*) FROM known_participants p ANTI JOIN known_workers w USING (person_id)"
    assert ask(outside + " WHERE \"KODE KELURAHAN\" LIKE '31.%'") == [(0,)]
    assert ask(outside)[0][0] > ask("SELECT count(*) FROM participants")[0][0] / 2


def test_active_and_paid_through_agree(ask: Ask) -> None:
    longest = ask(
        """SELECT SEGMEN, min("DIBAYAR SAMPAI"), max("DIBAYAR SAMPAI") FROM participants
        WHERE STATUS = 'AKTIF' AND SEGMEN IN ('BPU', 'JAKON') GROUP BY 1 ORDER BY 1"""
    )
    assert longest == [("BPU", "2025-09", "2025-12"), ("JAKON", "2025-11", "2025-12")]
    assert ask("SELECT max(\"DIBAYAR SAMPAI\") < '2025-09' FROM participants WHERE STATUS = 'NONAKTIF'") == [
        (True,)
    ]
    differing = """SELECT count(*) FROM participants p JOIN employers e USING (NPP)
        WHERE p.SEGMEN = 'PU' AND p.STATUS = 'AKTIF' AND p."DIBAYAR SAMPAI" <> e."DIBAYAR SAMPAI" """
    assert ask(differing) == [(0,)]


@pytest.mark.parametrize(("kind", "register", "rate"), OF_ROWS)
def test_each_kind_of_dirt_is_there_at_its_rate(kind: str, register: str, rate: float, ask: Ask) -> None:
    rows = ask(f"SELECT count(*) FROM {register}")[0][0]
    found = ask(f"SELECT count(*) FROM true_dirt WHERE kind = '{kind}' AND register = '{register}'")[0][0]
    expected = rate * rows
    # Five standard errors of a count, and one for rows that have nothing to be spoilt.
    assert abs(found - expected) <= 5 * expected**0.5 + 1


@pytest.mark.parametrize(
    ("kind", "register", "count"),
    [
        ("person_deceased", "workers", whole(4_131_263 * SHARE * 0.010)),
        ("person_moved", "workers", whole(4_131_263 * SHARE * 0.005)),
        ("duplicate", "workers", whole(whole(4_131_263 * SHARE) * 0.006)),
        ("employer_closed", "employers", whole(whole(115_446 * SHARE) * 0.03)),
        ("employer_second_npp", "employers", whole(whole(115_446 * SHARE) * 0.02)),
        ("employer_unregistered", "licences", whole(whole(115_446 * SHARE) * 0.12)),
    ],
)
def test_kinds_with_an_exact_number(kind: str, register: str, count: int, ask: Ask) -> None:
    assert ask(f"SELECT count(*) FROM true_dirt WHERE kind = '{kind}' AND register = '{register}'") == [
        (count,)
    ]


@pytest.mark.parametrize(
    ("kind", "register", "low", "high"),
    [
        ("several_memberships", "participants", 0.030, 0.036),  # of active rows
        ("duplicate", "participants", 0.005, 0.0065),
        ("person_deceased", "participants", 0.0004, 0.0014),
        ("wage_understated", "employers", 0.01, 0.07),
        ("employer_two_spellings", "licences", 0.17, 0.36),
    ],
)
def test_kinds_with_a_share(kind: str, register: str, low: float, high: float, ask: Ask) -> None:
    rows = ask(
        f"SELECT count(*) FROM {register} {'WHERE STATUS = $$AKTIF$$' if register == 'participants' else ''}"
    )[0][0]
    found = ask(f"SELECT count(*) FROM true_dirt WHERE kind = '{kind}' AND register = '{register}'")[0][0]
    assert low <= found / rows <= high


def test_every_kind_of_the_table_is_recorded_and_no_other(ask: Ask) -> None:
    found = {kind for (kind,) in ask("SELECT DISTINCT kind FROM true_dirt")}
    assert found == {kind.name for kind in kinds()}


def test_no_nik_is_shared_but_where_it_is_recorded(ask: Ask) -> None:
    for register in ("participants", "workers", "rosters"):
        clean = f"""SELECT NIK FROM known_{register} k ANTI JOIN true_dirt d
            ON d.register = '{register}' AND d.record_id = k.id AND d.kind LIKE 'nik_%'
            GROUP BY 1 HAVING count(DISTINCT person_id) > 1"""
        assert ask(f"SELECT count(*) FROM ({clean})") == [(0,)]


def test_exact_niks_find_as_many_links_as_they_do_in_the_world(ask: Ask) -> None:
    true = ask("SELECT count(*) FROM known_workers JOIN known_participants USING (person_id)")[0][0]
    found, right = ask(
        """SELECT count(*), count(*) FILTER (w.person_id = p.person_id) FROM known_workers w
        JOIN known_participants p USING (NIK) WHERE NIK NOT IN ('0000000000000000', '9999999999999999',
        '1234567890123456', '1111111111111111', '0000000000000001', '3171010000000001')"""
    )[0]
    assert 0.77 <= 2 * right / (true + found) <= 0.94


def test_sections_and_formality_are_as_published(ask: Ask) -> None:
    shares = dict(
        ask(
            """SELECT KBLI, count(*) / sum(count(*)) OVER () FROM known_workers
            WHERE ASN = 'TIDAK' AND "STATUS HIDUP" = 'HIDUP' GROUP BY 1"""
        )
    )
    assert abs(shares["G"] - 0.2305) < 0.03
    assert abs(shares["H"] - 0.1184) < 0.03
    assert abs(shares["I"] - 0.1271) < 0.03
    formal = ask(
        f"SELECT count(DISTINCT person_id) FROM known_workers JOIN ({ELIGIBLE}) USING (person_id) WHERE FORMALITAS = 'FORMAL'"
    )
    assert formal == [(whole(4_131_263 * 0.6312 * SHARE),)]


def test_wages_are_around_the_minimum_wage(ask: Ask) -> None:
    lowest, middle = ask(
        """SELECT min(UPAH::INT), median(UPAH::INT) FROM participants p
        ANTI JOIN (SELECT npp FROM true_findings WHERE rule = 'PDS_UPAH') f ON f.npp = p.NPP
        WHERE SEGMEN = 'PU' AND STATUS = 'AKTIF'"""
    )[0]
    assert lowest > 5_396_760
    assert 5_500_000 < middle < 8_000_000
