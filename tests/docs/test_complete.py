"""Nothing that users meet is undocumented: commands, options, settings, variables, columns, codes, definitions."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import typer

from semesta.cli.app import app
from semesta.definition import Definition
from semesta.language import domain, domains
from semesta.registers import schema
from semesta.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Reference = Callable[[str, str], str]

CODES = sorted(key for name in domains() for key in domain(name) if key[:2] in {"E-", "W-", "F-"})


def section(page: str, heading: str) -> str:
    """The part of a page below a heading of the second level."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"no section {heading}"
    return found[1]


def commands(group: Any, path: str = "semesta") -> list[tuple[str, Any]]:
    found = [(path, group)]
    for name, command in getattr(group, "commands", {}).items():
        found += commands(command, f"{path} {name}")
    return found


def test_every_command_and_option_is_documented(reference: Reference) -> None:
    page = reference("commands", "perintah")
    missing = []
    for name, command in commands(typer.main.get_command(app)):
        text = section(page, name)
        options = [
            option for each in command.params for option in each.opts if each.param_type_name == "option"
        ]
        missing += [f"{name} {option}" for option in options if f"`{option}`" not in text]
    assert missing == []


def test_every_setting_field_and_variable_is_documented(reference: Reference, root: Path) -> None:
    page = reference("settings", "pengaturan")
    sources = "".join(path.read_text(encoding="utf-8") for path in (root / "src").rglob("*.py"))
    variables = set(re.findall(r'"((?:SEMESTA|SITE|OIDC)_[A-Z_]+|DATABASE_URL)"', sources))
    # Secrets may come from a file, too, under the same name with _FILE.
    secrets = {"SITE_SECRET_KEY", *re.findall(r'given\("([A-Z_]+)"\)', sources)}
    variables |= {f"{name}_FILE" for name in secrets}
    assert {
        "SEMESTA_LANG",
        "SEMESTA_WORKSPACE",
        "SITE_HTTPS",
        "OIDC_ISSUER",
        "DATABASE_URL_FILE",
    } <= variables
    assert [
        name
        for name in (*Settings.model_fields, *Definition.model_fields, *sorted(variables))
        if f"| `{name}` |" not in page
    ] == []
    for example in re.findall(r"```toml\n(.*?)```", page, re.DOTALL):
        assert len(Settings.model_validate(tomllib.loads(example)).definitions) == 3


def test_every_column_of_every_register_is_documented(reference: Reference) -> None:
    page = reference("registers", "register")
    missing = [
        f"{register.name}.{column.name}"
        for register in schema.every()
        for column in register.columns
        if f"`{column.name}`" not in section(page, register.name)
        or any(alias not in section(page, register.name) for alias in column.aliases)
    ]
    assert missing == []


def test_every_code_is_documented(reference: Reference) -> None:
    page = reference("errors", "pesan")
    assert [code for code in CODES if f'<a id="{code.lower()}"></a>`{code}`' not in page] == []
    assert len(CODES) > 100


def test_a_section_that_is_not_there_is_found() -> None:
    with pytest.raises(AssertionError, match="no section semesta nothing"):
        section("## semesta\n\ntext\n", "semesta nothing")
