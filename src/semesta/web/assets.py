"""Files that the site serves and that no package ships: the chart library, written once from vl-convert."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CHARTS = "site/vega.js"
STAMP = "vega.version"


def write_assets(folder: Path) -> None:
    """Write ``site/vega.js`` (Vega, Vega-Lite and Vega-Embed in one file), unless this version of it is there.

    Raises:
        OSError: the folder cannot be written to.
    """
    made_from = version("vl-convert-python")
    stamp, file = folder / STAMP, folder / CHARTS
    if file.is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == made_from:
        return
    import vl_convert

    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft")
    bundle: str = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # its stub knows no default
    draft.write_text(bundle, encoding="utf-8")
    draft.replace(file)
    stamp.write_text(made_from, encoding="utf-8")
