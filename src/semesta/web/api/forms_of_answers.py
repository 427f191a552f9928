"""Rows as JSON, CSV or Parquet, a page at a time."""

from __future__ import annotations

import base64
import csv
import io
import re
from typing import TYPE_CHECKING, Any, Literal

from django.http import HttpResponse, JsonResponse
from ninja.errors import HttpError

from semesta.language import say
from semesta.registers.defusing import defused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import HttpRequest

Format = Literal["json", "csv", "parquet"]
TYPES: dict[Format, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
NEXT = "X-Next-Cursor"


def format_of(request: HttpRequest, asked: Format | None) -> Format:
    """What is asked for by ``?format=``, else by ``Accept``, else JSON."""
    if asked is not None:
        return asked
    accepted = request.headers.get("Accept", "")
    return next(
        (name for name, kind in TYPES.items() if name != "json" and kind.partition(";")[0] in accepted),
        "json",
    )


def page(rows: Sequence[Mapping[str, Any]], cursor: str | None, limit: int) -> tuple[list[Any], str | None]:
    """The rows from a cursor on, and the cursor of the next page.

    Raises:
        HttpError: 400, the cursor is none of ours.
    """
    start = place_of(cursor)
    chosen = list(rows[start : start + limit])
    return chosen, cursor_of(start + limit) if start + limit < len(rows) else None


def cursor_of(place: int) -> str:
    """A place as a text that nobody is tempted to compute with."""
    return base64.urlsafe_b64encode(f"p{place}".encode()).decode().rstrip("=")


def place_of(cursor: str | None) -> int:
    """The place of a cursor.

    Raises:
        HttpError: 400.
    """
    if not cursor:
        return 0
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except ValueError:
        text = ""
    if not re.fullmatch("p[0-9]{1,9}", text):
        raise HttpError(400, say("web.api.cursor"))
    return int(text[1:])


def answered(
    rows: list[Any], columns: Sequence[str], kind: Format, following: str | None, **more: Any
) -> HttpResponse:
    """The answer in its form; the next cursor stands in the body of JSON and in a header always."""
    if kind == "json":
        response: HttpResponse = JsonResponse({"items": rows, "next_cursor": following, **more})
    else:
        body = _csv(rows, columns) if kind == "csv" else _parquet(rows, columns)
        response = HttpResponse(body, content_type=TYPES[kind])
    if following:
        response.headers[NEXT] = following
    response.headers["Vary"] = "Accept, Authorization, Cookie"
    return response


def _csv(rows: list[Any], columns: Sequence[str]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["" if row[name] is None else _cell(row[name]) for name in columns])
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    return defused(value) if isinstance(value, str) else value


def _parquet(rows: list[Any], columns: Sequence[str]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {"participants": pa.int64(), "workers": pa.int64(), "gap": pa.int64(), "coverage": pa.float64(),
             "low": pa.float64(), "high": pa.float64(), "target": pa.float64(), "net_additions": pa.float64()}  # fmt: skip
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in columns])
    plain = [{name: _whole(row[name], schema.field(name).type) for name in columns} for row in rows]
    sink = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(plain, schema=schema), sink)
    return sink.getvalue()


def _whole(value: Any, kind: Any) -> Any:
    return round(value) if value is not None and str(kind) == "int64" else value
