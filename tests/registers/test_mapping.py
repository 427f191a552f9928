from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from semesta.errors import SemestaError
from semesta.registers import schema
from semesta.registers.mapping import check_mapping, load_mapping, mapping_file, save_mapping, saved_mapping

if TYPE_CHECKING:
    from pathlib import Path

ROSTERS = schema.get("rosters")


def refused(file: Path) -> list[str]:
    with pytest.raises(SemestaError) as error:
        load_mapping(file, ROSTERS)
    assert str(error.value)
    return [problem.code for problem in error.value.problems]


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "peta.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_load(tmp_path: Path) -> None:
    file = written(tmp_path, '\ufeff[columns]\nname = "NAMA PEGAWAI"\nperiod = "BULAN"\n')
    assert load_mapping(file, ROSTERS) == {"name": "NAMA PEGAWAI", "period": "BULAN"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name = 'X'",
        "[columns",
        "columns = 3",
        "[columns]\nname = 3",
        b"\xff\xfe",
        "[[columns]]\nname = 'X'",
    ],
)
def test_other_forms_are_refused(tmp_path: Path, text: str | bytes) -> None:
    assert refused(written(tmp_path, text)) == ["E-READ-042"]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "peta.toml") == ["E-READ-042"]
    assert refused(tmp_path) == ["E-READ-042"]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    file = written(tmp_path, '[columns]\nwage = "UPAH"\nnik = "NO"\nname = "no."\nkpj = "KPJ"\n')
    assert refused(file) == ["E-READ-040", "E-READ-040", "E-READ-043"]


def test_check_accepts_every_column_of_every_register() -> None:
    for register in schema.every():
        check_mapping({column.name: f"KOLOM {column.name}" for column in register.columns}, register)


def test_save_and_load_again(tmp_path: Path) -> None:
    mapping = {"name": 'NAMA "PEGAWAI"', "roster_id": "NO = 1"}
    file = save_mapping(tmp_path, ROSTERS, "Cabang Jakarta/Salemba", mapping)
    assert file.parent == tmp_path / "mappings" / "rosters"
    assert file.name.startswith("cabang-jakarta-salemba-")
    assert saved_mapping(tmp_path, ROSTERS, "Cabang Jakarta/Salemba") == mapping
    assert saved_mapping(tmp_path, ROSTERS, "cabang-jakarta-salemba") == {}
    save_mapping(tmp_path, ROSTERS, "Cabang Jakarta/Salemba", {"name": "X"})
    assert saved_mapping(tmp_path, ROSTERS, "Cabang Jakarta/Salemba") == {"name": "X"}


def test_a_wrong_mapping_is_not_saved(tmp_path: Path) -> None:
    with pytest.raises(SemestaError):
        save_mapping(tmp_path, ROSTERS, "cabang", {"kpj": "X"})
    assert list(tmp_path.iterdir()) == []


def test_a_plain_source_keeps_its_name(tmp_path: Path) -> None:
    assert mapping_file(tmp_path, ROSTERS, "cabang-1").name == "cabang-1.toml"


@given(st.text())
def test_no_name_of_a_source_leaves_the_folder(source: str) -> None:
    from pathlib import Path

    file = mapping_file(Path("ws"), ROSTERS, source)
    assert file.parent == Path("ws/mappings/rosters")
    assert file.suffix == ".toml"
    assert set(file.stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(file.stem) < 80


@given(st.text(), st.text())
def test_different_sources_have_different_files(one: str, other: str) -> None:
    from pathlib import Path

    same = mapping_file(Path("ws"), ROSTERS, one) == mapping_file(Path("ws"), ROSTERS, other)
    assert same == (one == other)
