"""The area that a person means by a code, and the texts about areas."""

from __future__ import annotations

import subprocess
import sys

import pytest

from semesta.areas import KINDS, LEVELS, find, resolve
from semesta.errors import SemestaError
from semesta.language import LANGUAGES, domain, say, use


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("31.71", "31.71"),
        ("3171011001", "31.71.01.1001"),
        ("3101", "31.01"),
        ("31", "31"),
        ("9501", "95.01"),
        ("id", "ID"),
    ],
)
def test_a_plain_code_needs_no_warning(code: str, meant: str) -> None:
    assert resolve(code) == (find(meant), ())


def test_a_code_of_2022_is_led_with_a_warning() -> None:
    area, warnings = resolve("91.01")
    assert area == find("93.01")
    assert [warning.text("en") for warning in warnings] == [
        "W-AREA-001: The code 91.01 is of 2022; today it is 93.01 Kabupaten Merauke (Papua Selatan)."
    ]


def test_a_reused_code_warns_of_the_other_place() -> None:
    area, (warning,) = resolve("73.10.05.1003")
    assert area == find("73.10.05.1003")
    assert warning.code == "W-AREA-002"
    assert "Tonasa" in warning.text()
    assert resolve("91")[1][0].fields["name"] == "Papua"


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("3171", "E-AREA-003"),
        ("9501010", "E-AREA-002"),
        ("3171010", "E-AREA-007"),
        ("97", "E-AREA-007"),
        ("3199", "E-AREA-001"),
        ("3100", "E-AREA-007"),
        ("Jaksel", "E-AREA-001"),
    ],
)
def test_what_is_not_clear_is_refused(code: str, error: str) -> None:
    with pytest.raises(SemestaError, match=error):
        resolve(code)


def test_two_readings_are_both_named() -> None:
    use("en")
    with pytest.raises(SemestaError) as refused:
        resolve("3171")
    assert str(refused.value).startswith(
        "E-AREA-003: The code 3171 can be read in two ways: 31.71 Kota Administrasi Jakarta Pusat"
    )
    assert "31.74 Kota Administrasi Jakarta Selatan" in str(refused.value)


def test_levels_and_kinds_have_names_in_both_languages() -> None:
    for language in LANGUAGES:
        assert all(say(f"area.level.{level}", language) for level in LEVELS)
        assert all(say(f"area.kind.{kind}", language) for kind in KINDS)


def test_every_text_is_in_both_languages() -> None:
    for key, texts in domain("area").items():
        assert {"id", "en"} <= texts.keys(), key
        assert ("do_id" in texts) == ("do_en" in texts), key


def test_the_package_is_cheap_to_import() -> None:
    heavy = "pyarrow pandas rapidfuzz numpy ibis duckdb"
    code = f"import sys, semesta.areas; sys.exit(any(name in sys.modules for name in '{heavy}'.split()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
