"""A definition: whom a coverage figure counts, as a named table of ``semesta.toml``."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Definition(BaseModel):
    """One ``[definitions.NAME]``; what is left out is as in ``ucj`` (docs/reference/settings.md is made from this)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    basis: Literal["residence", "workplace"] = Field(
        "residence",
        description="The basis that is shown when none is asked for: where people live, or where they are registered. "
        "Both are always counted.",
    )
    numerator: Literal["all", "matched"] = Field(
        "all",
        description="Who counts as covered: all residents with an active membership, or only those who were found in the "
        "workers register.",
    )
    denominator: Literal["register", "counts", "raked"] = Field(
        "register",
        description="Who counts as a worker: the eligible people of the workers register; published counts "
        "(workforce_counts); or the register raked to these counts.",
    )
    counts_definition: str | None = Field(
        None,
        description="Which definition of workforce_counts is the denominator, where several were imported.",
    )
    active: Literal["status", "paid_through"] = Field(
        "status",
        description="What makes a membership active: its status, or a contribution paid not longer ago than grace_months.",
    )
    grace_months: int = Field(
        3, ge=0, le=36, description="With active = paid_through: how many months a contribution may lie back."
    )
    min_age: int | None = Field(
        None,
        ge=0,
        le=120,
        description="Youngest age that counts, on the last day of the month; none by default, since the official bounds are not public.",
    )
    max_age: int | None = Field(None, ge=0, le=120, description="Oldest age that counts; none by default.")
    exclude_public_servants: bool = Field(
        True, description="Leave out civil servants, soldiers and police officers (ASN, TNI, Polri)."
    )

    @model_validator(mode="after")
    def _ages_in_order(self) -> Self:
        if self.min_age is not None and self.max_age is not None and self.min_age > self.max_age:
            message = f"min_age {self.min_age} > max_age {self.max_age}"
            raise ValueError(message)
        return self


DEFAULT_NAME = "ucj"
