"""Java for Spark: none, too old, new enough."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from semesta.engine.spark.java import NEEDED, major, require_java
from semesta.errors import SemestaError

JavaThatSays = Callable[..., Path]


@pytest.fixture
def java_that_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> JavaThatSays:
    """A stand-in for the program java in a JAVA_HOME of its own."""

    def make(said: str, code: int = 0) -> Path:
        program = tmp_path / "bin" / "java"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\necho '{said}' >&2\nexit {code}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("JAVA_HOME", str(tmp_path))
        return program

    return make


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('openjdk version "21" 2023-09-19', 21),
        ('java version "1.8.0_402"', 8),
        ('Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "17.0.1"', 17),
        ("command not found", None),
    ],
)
def test_the_version_is_read(said: str, version: int | None) -> None:
    assert major(said) == version


def test_the_java_of_this_machine_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert require_java() >= NEEDED


def test_java_home_comes_first(java_that_says: JavaThatSays) -> None:
    java_that_says('openjdk version "99.1"')
    assert require_java() == 99


def test_no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SemestaError) as refused:
        require_java()
    assert refused.value.problems[0].code == "E-ENGINE-002"
    assert "no Java was found (PATH)" in refused.value.problems[0].text("en")


def test_a_java_home_without_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SemestaError) as refused:
        require_java()
    assert refused.value.problems[0].code == "E-ENGINE-002"
    assert f"JAVA_HOME={tmp_path}" in refused.value.problems[0].text("id")


def test_a_java_that_does_not_run(java_that_says: JavaThatSays) -> None:
    java_that_says("cannot allocate memory", code=1)
    with pytest.raises(SemestaError) as refused:
        require_java()
    assert refused.value.problems[0].code == "E-ENGINE-002"


@pytest.mark.parametrize("said", ['openjdk version "11.0.2"', 'java version "1.8.0_402"', "hello"])
def test_a_java_that_is_too_old_or_unknown(java_that_says: JavaThatSays, said: str) -> None:
    program = java_that_says(said)
    with pytest.raises(SemestaError) as refused:
        require_java()
    assert refused.value.problems[0].code == "E-ENGINE-006"
    assert f"the one found at {program} is {said}" in refused.value.problems[0].text("en")
