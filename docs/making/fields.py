"""The fields of a Pydantic model as a table: default, what they may hold, meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from making.markdown import code, codes, table
from making.words import pick, word
from semesta.language import current

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


def table_of_fields(fields: dict[str, Any], indonesian: dict[str, str]) -> str:
    """Each field with its default, what it may hold and what it means; ``indonesian`` has the meanings by name."""
    return table(
        (word("setting"), word("default"), word("values"), word("meaning")),
        [
            (
                code(name),
                _default(field.default),
                _values(field),
                indonesian[name] if current() == "id" else str(field.description),
            )
            for name, field in fields.items()
        ],
    )


def _default(value: object) -> str:
    if value is None:
        return pick("none", "tidak ada")
    return code("ucj") if value == {} else code(_toml(value))


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _values(field: FieldInfo) -> str:
    from typing import Literal, get_origin

    kind, *_ = _kinds(field.annotation)
    if get_origin(kind) is Literal:
        return ", ".join(code(_toml(choice)) for choice in kind.__args__)
    if kind is bool:
        return codes(("true", "false"))
    if get_origin(kind) is dict:
        return pick("tables", "tabel")
    return _limits(field) or (pick("text", "teks") if kind is str else str(kind.__name__))


def _kinds(annotation: Any) -> list[Any]:
    """The types that a field may have, without None."""
    from types import NoneType, UnionType

    return (
        [kind for kind in annotation.__args__ if kind is not NoneType]
        if isinstance(annotation, UnionType)
        else [annotation]
    )


def _limits(field: FieldInfo) -> str:
    """What is said of a text with a pattern or of a number with limits; nothing of others."""
    limits = {
        name: getattr(limit, name)
        for limit in field.metadata
        for name in ("pattern", "ge", "gt", "le")
        if getattr(limit, name, None) is not None
    }
    match limits:
        case {"pattern": _}:
            return pick("number and KB, MB, GB or TB", "angka dan KB, MB, GB, atau TB")
        case {"ge": low, "le": high}:
            return pick(f"whole number, {low} to {high}", f"angka bulat, {low} sampai {high}")
        case {"ge": low}:
            return pick(f"whole number, {low} or more", f"angka bulat, {low} atau lebih")
        case {"gt": low}:
            return pick(f"whole number above {low}", f"angka bulat di atas {low}")
    return ""
