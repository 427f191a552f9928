"""The settings of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from semesta.errors import SemestaError
from semesta.settings import Settings, load, template

if TYPE_CHECKING:
    from pathlib import Path


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "semesta.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting_has_a_default_and_a_meaning() -> None:
    assert Settings() == Settings(
        area="ID", language="id", memory_limit="600MB", wage_low=100_000, wage_high=50_000_000
    )
    assert all(field.description for field in Settings.model_fields.values())


def test_settings_are_read(tmp_path: Path) -> None:
    text = 'area = "31.71"\nlanguage = "en"\nmemory_limit = "1.5 GB"\nwage_low = 0\nwage_high = 1\n'
    expected = Settings(area="31.71", language="en", memory_limit="1.5 GB", wage_low=0, wage_high=1)
    assert load(written(tmp_path, text)) == expected
    assert load(written(tmp_path, "\ufeff" + text)) == expected
    assert load(written(tmp_path, "")) == Settings()
    assert load(written(tmp_path, template("31", "en"))) == Settings(area="31", language="en")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('bahasa = "id"', ["bahasa"]),
        ('language = "fr"', ["language"]),
        ('memory_limit = "lots"', ["memory_limit"]),
        ('memory_limit = "-1GB"', ["memory_limit"]),
        ("wage_low = -1\nwage_high = 0\narea = 31", ["area", "wage_low", "wage_high"]),
        ("area = ", ["-"]),
        ("[area", ["-"]),
    ],
)
def test_all_that_is_wrong_is_told_at_once(tmp_path: Path, text: str, wrong: list[str]) -> None:
    with pytest.raises(SemestaError) as refused:
        load(written(tmp_path, text))
    assert [problem.code for problem in refused.value.problems] == ["E-WORKSPACE-003"] * len(wrong)
    assert [problem.fields["setting"] for problem in refused.value.problems] == wrong


def test_a_file_that_is_no_text_or_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "semesta.toml"
    path.write_bytes(b"\xff\xfe\x00area")
    for wrong in (path, tmp_path, tmp_path / "none.toml"):
        with pytest.raises(SemestaError) as refused:
            load(wrong)
        assert [problem.code for problem in refused.value.problems] == ["E-WORKSPACE-003"]


def test_settings_cannot_be_changed_by_accident() -> None:
    from pydantic import ValidationError

    with pytest.raises(ValidationError):
        Settings().area = "31"  # type: ignore[misc] # what is refused


def test_the_classes_of_arrears_are_those_of_the_law_unless_an_office_has_its_own(tmp_path: Path) -> None:
    from semesta.scheme.arrears import DEFAULT_CLASSES

    assert Settings().arrears_classes == DEFAULT_CLASSES
    own = load(written(tmp_path, "[arrears_classes]\nok = 2\nbad = 9\nlost = 0\n"))
    assert own.arrears_classes == {"ok": 2, "bad": 9, "lost": 0}


@pytest.mark.parametrize("text", ["ok = 3\nbad = 2\nlost = 0", "ok = 3", "ok = 0\nlost = 0", ""])
def test_classes_of_arrears_that_do_not_rise_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SemestaError, match=r"E-WORKSPACE-003.*arrears_classes"):
        load(written(tmp_path, f"[arrears_classes]\n{text}\n"))
