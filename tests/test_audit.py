"""The log of who looked at personal data."""

from __future__ import annotations

import getpass
import json
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from semesta import audit
from semesta.errors import SemestaError

if TYPE_CHECKING:
    from semesta.workspace import Workspace


def test_lines_are_only_ever_added(workspace: Workspace) -> None:
    audit.record(workspace, "NIK unmasked", 'kunjungan, surat "12"\nbaris dua', area="31", rows=5)
    audit.record(workspace, "again", "Ö")
    first, second = (workspace.path / audit.FILE).read_text(encoding="utf-8").splitlines()
    line = json.loads(first)
    assert datetime.fromisoformat(line.pop("when")).utcoffset() is not None
    assert line == {
        "who": getpass.getuser(), "what": "NIK unmasked", "why": 'kunjungan, surat "12"\nbaris dua', "area": "31", "rows": 5,
    }  # fmt: skip
    assert json.loads(second)["why"] == "Ö"


def test_a_log_that_cannot_be_written(workspace: Workspace) -> None:
    (workspace.path / audit.FILE).mkdir()
    with pytest.raises(SemestaError) as refused:
        audit.record(workspace, "what", "why")
    assert [problem.code for problem in refused.value.problems] == ["E-WORKSPACE-005"]
