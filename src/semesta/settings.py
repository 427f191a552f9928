"""The settings of a workspace (``semesta.toml``): one place, typed, checked when the workspace is opened."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from semesta.definition import DEFAULT_NAME, Definition
from semesta.errors import SemestaError, problem, refusal

if TYPE_CHECKING:
    from pathlib import Path


class Settings(BaseModel):
    """Every setting, with its default and what it means (docs/reference/settings.md is made from this)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    area: str = Field("ID", description="Area of the office: a Kemendagri code, or ID for the nation.")
    language: Literal["id", "en"] = Field("id", description="Language of messages and workbooks: id or en.")
    memory_limit: str = Field(
        "600MB",
        pattern=r"^\d+(\.\d+)?\s?(KB|MB|GB|TB)$",
        description="Memory that the engine may use before it spills to disk.",
    )
    wage_low: int = Field(
        100_000,
        ge=0,
        description="Monthly wages below this are warned of (rupiah a month): perhaps in thousands.",
    )
    wage_high: int = Field(
        50_000_000,
        gt=0,
        description="Monthly wages from this on are warned of (rupiah a month): perhaps a yearly wage.",
    )
    run_memory_limit: str = Field(
        "2500MB",
        pattern=r"^\d+(\.\d+)?\s?(KB|MB|GB|TB)$",
        description="Memory that counting and linking persons may use before it spills to disk.",
    )
    suppression_threshold: int = Field(
        5,
        ge=0,
        le=1000,
        description="Counts of people below this are hidden on public pages, with what would give them away; 0 hides nothing.",
    )
    second_person: bool = Field(
        False,
        description="Whether a file that somebody brought into the site is stored only when somebody else approves it.",
    )
    arrears_classes: dict[str, int] = Field(
        {"lancar": 3, "kurang lancar": 6, "diragukan": 12, "macet": 0},
        description="Ageing of arrears: class and the last month owed that belongs to it, rising; the last class has 0, no end.",
    )
    definitions: dict[str, Definition] = Field(
        {},
        validate_default=True,
        description="Whom a coverage figure counts: one table [definitions.NAME] for each definition.",
    )

    @field_validator("arrears_classes")
    @classmethod
    def _rising(cls, given: dict[str, int]) -> dict[str, int]:
        *bounded, last = given.values() or [1]
        if last != 0 or sorted(set(bounded)) != bounded or any(months < 1 for months in bounded):
            raise ValueError("arrears_classes: 1 <= m1 < m2 < ..., 0")
        return given

    @field_validator("definitions")
    @classmethod
    def _with_default(cls, given: dict[str, Definition]) -> dict[str, Definition]:
        return {DEFAULT_NAME: Definition(), **given}


def load(path: Path) -> Settings:
    """Read and check ``semesta.toml``.

    Raises:
        SemestaError: E-WORKSPACE-003 for each setting that is unknown or wrong, or for a file that is no TOML.
    """
    try:
        # Editors on Windows put a byte order mark before the first line.
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise refusal("E-WORKSPACE-003", path=path, setting="-", reason=error.strerror or error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise refusal("E-WORKSPACE-003", path=path, setting="-", reason=error) from error
    try:
        return Settings.model_validate(raw)
    except ValidationError as error:
        raise SemestaError(
            problem("E-WORKSPACE-003", path=path, setting=".".join(map(str, item["loc"])), reason=item["msg"])
            for item in error.errors()
        ) from error


def template(area: str, language: str) -> str:
    """The text of a new ``semesta.toml``."""
    return (
        "# Semesta: settings of this office. Meanings: docs/reference/settings.md\n"
        f'area = "{area}"\n'
        f'language = "{language}"\n'
    )
