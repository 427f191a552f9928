"""What to say when a file does not fit: the heading that comes nearest, and the register that fits better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from semesta.registers.recognise_header import find_header
from semesta.registers.recognise_labels import known_labels, matches
from semesta.registers.schema import every, normalise_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from semesta.registers.recognise_header import HeadRow
    from semesta.registers.schema import Column, Register

NEAR_ENOUGH = 60.0


def nearest_heading(column: Column, labels: Iterable[str]) -> str | None:
    """The heading among ``labels`` that is most like one of the column's headings, or None when none is like it."""
    from rapidfuzz import fuzz

    best: tuple[float, str] | None = None
    for label in labels:
        text = normalise_label(label)
        if not text:
            continue
        score = max(
            max(fuzz.ratio(text, alias), fuzz.token_sort_ratio(text, alias)) for alias in column.labels
        )
        if score >= NEAR_ENOUGH and (best is None or score > best[0]):
            best = (score, label)
    return best[1] if best else None


def better_register(head: Sequence[HeadRow], register: Register, found: int) -> Register | None:
    """The register whose required columns are all there and of which more columns than ``found`` are, if any."""
    best: tuple[int, Register] | None = None
    for other in every():
        if other.name == register.name:
            continue
        known = known_labels(other, {})
        header = find_header(head, known)
        if header is None:
            continue
        columns = matches(header.headings, known)
        if all(column.name in columns for column in other.required) and len(columns) > (
            best[0] if best else found
        ):
            best = (len(columns), other)
    return best[1] if best else None
