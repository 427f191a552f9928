"""``semesta calc benefit``, ``pension-age`` and ``jkk-group``."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import Any, get_args

import pytest
import typer
from typer.testing import CliRunner, Result

from semesta.cli.app import Commands
from semesta.cli.calc_benefit import Ending, Kind, Recipient, Scale, Segment, add_to
from semesta.language import domain, use
from semesta.scheme.benefits import KINDS, base, job_loss_right, pension

app = typer.Typer(cls=Commands, pretty_exceptions_enable=False)
add_to(app)


@pytest.fixture(autouse=True)
def _english(_same_language: None) -> None:
    use("en")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def benefit(*arguments: str) -> dict[str, Any]:
    done = run("benefit", *arguments, "--format", "json")
    assert done.exit_code == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def refused(*arguments: str) -> str:
    done = run(*arguments)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


def test_words_of_options_are_those_of_the_engine() -> None:
    assert get_args(Kind) == tuple(KINDS)
    assert Segment == base.Segment
    assert Ending == base.Ending
    assert Scale == job_loss_right.Scale
    assert Recipient == pension.Recipient


@pytest.mark.parametrize(
    ("arguments", "amount"),
    [
        ("jkm --date 2024-05-01", 42_000_000),
        ("jkm --date 2018-05-01", 24_000_000),
        ("jkk-death --date 2024-05-01 --wage 1.000.000", 70_000_000),
        ("jkk-stmb --date 2024-05-01 --wage 5000000 --months 14", 65_000_000),
        ("jkk-disability --date 2024-05-01 --wage Rp5.000.000 --percent 70%", 280_000_000),
        ("jkk-disability --date 2024-05-01 --wage 5000000 --percent 17,5", 70_000_000),
        ("jkk-disability --date 2024-05-01 --wage 5000000 --part thumb-left --left-handed", 60_000_000),
        ("jkk-total-disability --date 2024-05-01 --wage 5000000", 292_000_000),
        ("jkk-transport --date 2024-05-01 --land 6000000 --sea 1 --air 2", 5_000_003),
        ("jkk-home-care --date 2024-05-01 --cost 1000000", 1_000_000),
        ("jht --date 2024-05-01 --balance 100000000 --purpose housing --months 120", 30_000_000),
        ("jht --date 2024-05-01 --balance 15800310 --rate 5.7 --years 26 --reason died", 66_775_212),
        ("jht --date 2024-05-01 --balance 7 --left-on 2024-03-31 --birth-date 1990-01-01", 7),
        ("jp --date 2026-04-01 --months 240 --average-wage 6000000", 1_200_000),
        ("jp --date 2026-04-01 --months 240 --average-wage 6000000 --recipient spouse", 600_000),
        (
            "jkp --date 2025-03-01 --wage 8000000 --months 12 --scale large --programmes jkk+jkm+jht+jp",
            18_000_000,
        ),
        ("scholarship --date 2024-05-01 --children 2 --programme JKK", 174_000_000),
        ("scholarship --date 2024-05-01 --child sma:3,pt:5 --child sd:1 --months 36", 70_500_000),
    ],
)
def test_amounts(arguments: str, amount: int) -> None:
    found = benefit(*arguments.split())
    assert found["amount"] == amount
    assert sum(found["components"].values()) == amount
    assert found["trace"]


def test_json_has_all_keys() -> None:
    found = benefit("jkp", "--date", "2022-02-14", "--wage", "5000000")
    assert found["payments"] == [{"months": 3, "monthly": 2_250_000}, {"months": 3, "monthly": 1_250_000}]
    expected = {
        "kind": "jkp", "date": "2022-02-14", "monthly": 2_250_000, "months": 6, "lump_sum": 0, "total": 10_500_000,
        "components": {"months_1_3": 6_750_000, "months_4_6": 3_750_000}, "unverified": [],
        "details": {"claim_until": "2022-05-14", "rules_of": "2022-02-14"},
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected
    assert [each["code"] for each in found["warnings"]] == ["W-BENEFITS-070"]
    ceiling = next(step for step in found["trace"] if step["formula"] == "job_loss_wage")["parameters"][0]
    assert ceiling["id"] == "jkp.benefit.ceiling"
    assert (ceiling["regulation"], ceiling["article"], ceiling["from"]) == (
        "PP 37/2021",
        "Ps.21(3)",
        "2021-03-01",
    )


def test_a_pension_for_life_has_no_total() -> None:
    found = benefit("jp", "--date", "2026-04-01", "--months", "240", "--average-wage", "6000000")
    assert (found["monthly"], found["months"], found["lump_sum"], found["total"]) == (
        1_200_000,
        None,
        0,
        None,
    )


def test_csv_has_the_components() -> None:
    done = run("benefit", "jkm", "--date", "2024-05-01", "--format", "csv")
    assert list(csv.reader(io.StringIO(done.stdout))) == [
        ["component", "rupiah"],
        ["death_grant", "20000000"],
        ["funeral", "10000000"],
        ["periodic_grant", "12000000"],
    ]


def test_the_table_tells_how_and_why() -> None:
    done = run(
        "benefit", "jkk-disability", "--date", "2024-05-01", "--wage", "5000000", "--part", "thumb_right"
    )
    for text in (
        "Disability grant",
        "60,000,000",
        "15 %",
        "Lampiran III",
        "unverified",
        "disability.thumb_right",
    ):
        assert text in done.stdout


def test_the_table_in_indonesian() -> None:
    use("id")
    done = run("benefit", "jkk-disability", "--date", "2024-05-01", "--wage", "5000000", "--percent", "17.5")
    for text in ("Santunan cacat", "70.000.000", "17,5 %"):
        assert text in done.stdout
    paid = run("benefit", "jkp", "--date", "2022-05-01", "--wage", "5000000")
    assert "Bulan 1 sampai 3" in paid.stdout
    assert "Dibayarkan 3 kali Rp2.250.000 sebulan." in paid.stdout


def test_every_kind_prints_a_table() -> None:
    more = {
        "jkk-death": "--wage 5000000 --children 2", "jkk-disability": "--wage 1 --percent 5",
        "jkk-total-disability": "--wage 1", "jkk-stmb": "--wage 1 --months 13", "jkk-transport": "--land 1",
        "jkk-home-care": "--cost 1", "jht": "--wage 1 --months 1 --rate 5 --years 1", "scholarship": "--children 1",
        "jp": "--months 180 --average-wage 1 --birth-date 1967-01-01", "jkp": "--wage 1",
    }  # fmt: skip
    for kind in KINDS:
        done = run("benefit", kind, "--date", "2026-05-01", *more.get(kind, "").split())
        assert done.exit_code == 0, done.stderr
        assert f"{kind} on 2026-05-01" in done.stdout


def test_the_difference_that_the_employer_owes() -> None:
    arguments = ("jkk-death", "--date", "2024-05-01", "--wage", "3700000", "--actual-wage", "100000000")
    assert benefit(*arguments)["shortfall"] == {
        "actual_wage": 100_000_000,
        "actual_amount": 4_822_000_000,
        "difference": 4_622_400_000,
    }
    assert "4,622,400,000" in run("benefit", *arguments).stdout


def test_a_real_wage_matters_only_where_wages_do() -> None:
    done = run("benefit", "jkm", "--date", "2024-05-01", "--actual-wage", "5000000", "--format", "json")
    assert "shortfall" not in json.loads(done.stdout)
    assert "--actual-wage" in done.stderr


def test_without_a_date_it_is_today() -> None:
    assert benefit("jkm")["date"] == date.today().isoformat()  # noqa: DTZ011 - as the command does


def test_unused_options_are_said() -> None:
    done = run("benefit", "jkm", "--date", "2024-05-01", "--wage", "5", "--left-handed")
    assert done.exit_code == 0
    assert "W-BENEFITS-002" in done.stderr
    assert "--left-handed, --wage" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("benefit jkm --date 2014-01-01", ["E-SCHEME-001", "PP 44/2015", "2015-07-01"]),
        ("benefit jkk-death --date 2024-01-01", ["E-BENEFITS-002", "--wage"]),
        ("benefit jkk-disability --date 2024-01-01 --wage 1 --percent 101", ["E-BENEFITS-031"]),
        ("benefit jkk-disability --date 2024-01-01 --wage 1 --percent many", ["E-BENEFITS-092", "many"]),
        ("benefit jkk-disability --date 2024-01-01 --wage 1 --percent nan", ["E-BENEFITS-092"]),
        ("benefit jkk-disability --date 2024-01-01 --wage 1", ["E-BENEFITS-030", "thumb_right"]),
        ("benefit jkp --date 2024-01-01 --wage 1 --segment BPU", ["E-BENEFITS-070"]),
        (
            "benefit jkp --date 2025-06-01 --wage 1 --claimed-on 2026-01-01",
            ["E-BENEFITS-076", "PP 6/2025 Ps.40"],
        ),
        (
            "benefit jp --date 2024-01-01 --months 1 --average-wage 1 --birth-date 2025-01-01",
            ["E-BENEFITS-011"],
        ),
        ("benefit scholarship --date 2024-01-01 --child junk", ["E-BENEFITS-022", "junk"]),
        ("benefit jkm --date yesterday", ["yesterday"]),
        ("benefit jkk-death --date 2024-01-01 --wage lots", ["lots"]),
        ("benefit jkk-death --date 2024-01-01 --wage -5", ["--wage", "-5"]),
        ("pension-age 1963-02-30", ["1963-02-30"]),
        ("jkk-group xyzzy", ["E-BENEFITS-090", "Ps.16(2)"]),
        ("jkk-group bengkel --row IX-1", ["E-BENEFITS-091"]),
    ],
)
def test_refused(arguments: str, says: list[str]) -> None:
    text = refused(*arguments.split())
    for each in says:
        assert each in text


def test_an_unknown_kind_is_wrong_usage() -> None:
    assert run("benefit", "lottery").exit_code == 2


def test_pension_age() -> None:
    assert json.loads(run("pension-age", "1963-07-27", "--format", "json").stdout) == {
        "pension_age": 57,
        "reached_on": "2020-07-27",
        "starts_on": "2020-08-01",
        "deferred_until": "2023-07-27",
        "rule": "PP 45/2015 Ps.15",
    }
    assert "Pension age: 57." in run("pension-age", "1963-07-27").stdout
    rows = list(csv.DictReader(io.StringIO(run("pension-age", "1979-01-01", "--format", "csv").stdout)))
    assert rows[0]["pension_age"] == "65"
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - as the command does
    assert "E-BENEFITS-011" in refused("pension-age", tomorrow.isoformat())


def test_a_clear_group() -> None:
    found = json.loads(run("jkk-group", "hotel", "--format", "json").stdout)
    assert (found["group"], found["row"], found["rate"], found["asks"]) == (2, "II-25", 0.0054, False)
    assert found["candidates"][0]["business_type"] == "Hotel, penginapan, dan ruang sewa"
    done = run("jkk-group", "hotel")
    assert "Group 2 (low), JKK contribution 0.54%: II-25 Hotel, penginapan, dan ruang sewa." in done.stdout
    assert done.stderr == ""


def test_a_row_that_says_only_a_part_is_not_sure() -> None:
    assert "W-BENEFITS-091" in run("jkk-group", "hotel bintang tiga").stderr
    found = json.loads(run("jkk-group", "hotel bintang tiga", "--format", "json").stdout)
    assert (found["group"], found["sure"]) == (2, False)


def test_a_trade_that_stands_twice_is_asked_for() -> None:
    found = json.loads(run("jkk-group", "bengkel motor", "--format", "json").stdout)
    assert (found["group"], found["row"], found["asks"]) == (None, None, True)
    assert sorted(found["likely"]) == ["III-95", "IV-3"]
    assert "service vehicles" in found["question"]
    done = run("jkk-group", "bengkel motor")
    assert "service vehicles" in done.stderr
    assert "--row" in done.stderr
    assert "Group" in done.stdout
    assert "contribution" not in done.stdout


def test_a_tie_of_other_trades_is_asked_for() -> None:
    found = json.loads(run("jkk-group", "gula", "--format", "json").stdout)
    assert found["question"] == "A trade like this stands in more than one group; which one is meant?"


def test_the_answer_settles_it() -> None:
    found = json.loads(run("jkk-group", "bengkel motor", "--row", "iii-95", "--format", "json").stdout)
    assert (found["group"], found["row"], found["asks"], found["question"]) == (3, "III-95", False, None)
    assert run("jkk-group", "bengkel motor", "--row", "4.3").stderr == ""


def test_the_question_is_put_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from semesta.cli import calc_jkk_group

    monkeypatch.setattr(calc_jkk_group, "on_terminal", lambda: True)
    done = CliRunner().invoke(app, ["jkk-group", "bengkel"], input="II-1\niii-95\n")
    assert done.exit_code == 0
    assert "Group 3 (medium), JKK contribution 0.89%: III-95" in done.stdout


def test_groups_as_csv_and_limited() -> None:
    rows = list(
        csv.DictReader(io.StringIO(run("jkk-group", "ikan", "--limit", "3", "--format", "csv").stdout))
    )
    assert len(rows) == 3
    assert list(rows[0]) == ["row", "group", "risk_level", "rate", "business_type", "score"]


def test_the_list_of_2015_was_another() -> None:
    done = run("jkk-group", "reparasi arloji", "--date", "2018-01-01")
    assert "W-BENEFITS-090" in done.stderr


def test_all_texts_are_in_both_languages() -> None:
    for key, entry in domain("benefits").items():
        assert entry["id"], key
        assert entry["en"], key
        assert ("do_id" in entry) == ("do_en" in entry), key
