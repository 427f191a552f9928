"""The parameters of the API's addresses."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Query

from semesta.web.api.forms_of_answers import Format

Level = Literal["nation", "province", "regency", "district", "village"]
By = Literal["segment", "sex", "age_band", "formality"]
Basis = Literal["residence", "workplace", "unstated"]
Code = Annotated[str, Query(max_length=16, description="Kemendagri code, or ID")]
Limit = Annotated[int, Query(ge=1, le=1000)]
Cursor = Annotated[str | None, Query(max_length=40)]
Asked = Annotated[Format | None, Query(alias="format")]
LongCursor = Annotated[str | None, Query(alias="cursor", max_length=400)]
Text = Annotated[str | None, Query(max_length=60)]
