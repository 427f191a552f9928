"""A file that somebody brings: its kind and its size, before anything reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django import forms

from semesta.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile


def checked_file(
    file: UploadedFile[Any], kinds: Sequence[str], most: int, too_large: str
) -> UploadedFile[Any]:
    """A file of one of the kinds (endings with their dot), of ``most`` bytes at most.

    Raises:
        ValidationError: it is not; ``too_large`` says that it is too large.
    """
    if Path(str(file.name)).suffix.lower() not in kinds:
        raise forms.ValidationError(say("web.import.file.kind", None, kinds=", ".join(kinds)))
    if (file.size or 0) > most:
        raise forms.ValidationError(too_large)
    return file
