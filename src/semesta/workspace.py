"""The folder of one office: its settings, its paths, its lock and its scratch space."""

from __future__ import annotations

import os
import re
import shutil
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from semesta.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from semesta.settings import Settings

VARIABLE = "SEMESTA_WORKSPACE"
SETTINGS_FILE = "semesta.toml"
#: Delta takes paths for addresses, where these signs mean something else: it would lose its own log, or end in a panic.
FORBIDDEN = "#?%[]^|\\"


@dataclass(frozen=True)
class Workspace:
    """One office's folder."""

    path: Path

    @property
    def settings_file(self) -> Path:
        """``semesta.toml``, the settings that the office may edit."""
        return self.path / SETTINGS_FILE

    @cached_property
    def settings(self) -> Settings:
        """The settings in force.

        Raises:
            SemestaError: E-WORKSPACE-003 when a setting is unknown or wrong.
        """
        from semesta.settings import load

        return load(self.settings_file)

    @property
    def registers(self) -> Path:
        """Delta tables of what came in."""
        return self.path / "registers"

    @property
    def repair(self) -> Path:
        """Repair workbooks and lists of warnings, named after their batch."""
        return self.path / "repair"

    @property
    def mappings(self) -> Path:
        """Saved mappings of sources."""
        return self.path / "mappings"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the workspace's write lock; a second writer waits. A killed process lets go of it.

        Raises:
            SemestaError: E-WORKSPACE-005, the folder cannot be written to.
        """
        from filelock import FileLock

        lock = FileLock(str(self.path / ".lock"))
        try:
            lock.acquire()
        except OSError as error:
            raise refusal("E-WORKSPACE-005", path=self.path, reason=error.strerror or error) from error
        try:
            yield
        finally:
            lock.release()

    def sweep(self) -> None:
        """Remove what killed imports left half-written beside the repair workbooks; only under the lock."""
        self.repair.mkdir(exist_ok=True)
        for draft in self.repair.glob(".semesta-*"):
            shutil.rmtree(draft, ignore_errors=True)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder of this process alone, removed at the end; those of dead processes are removed at the start."""
        root = self.path / "tmp"
        root.mkdir(exist_ok=True)
        for old in root.iterdir():
            if not _is_alive(old.name):
                shutil.rmtree(old, ignore_errors=True)
        folder = root / f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(name: str) -> bool:
    """Whether the process that owns a scratch folder (named ``<pid>-<random>``) still runs."""
    match = re.match(r"([0-9]+)-", name)
    if match is None:
        return False
    try:
        os.kill(int(match.group(1)), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def locate(given: Path | None = None) -> Path:
    """Where the workspace is: the option, else ``SEMESTA_WORKSPACE``, else ``./workspace``."""
    return given or Path(os.environ.get(VARIABLE) or "workspace")


def open_workspace(given: Path | None = None) -> Workspace:
    """The workspace at ``given`` or where the environment says.

    Raises:
        SemestaError: E-WORKSPACE-001, there is none; E-WORKSPACE-003, its settings are wrong; E-WORKSPACE-008, its
            path cannot be used.
    """
    path = locate(given)
    _check_signs(path)
    workspace = Workspace(path)
    if not workspace.settings_file.is_file():
        raise refusal("E-WORKSPACE-001", path=path)
    _ = workspace.settings
    return workspace


def _check_signs(path: Path) -> None:
    found = [sign for sign in FORBIDDEN if sign in str(path.resolve())]
    if found:
        raise refusal("E-WORKSPACE-008", path=path.resolve(), signs=" ".join(found))


def create(path: Path, area: str = "ID", language: str = "id") -> Workspace:
    """Make a new workspace in an empty or new folder.

    Raises:
        SemestaError: E-WORKSPACE-002 when the folder is not empty, E-WORKSPACE-004 when it cannot be made,
            E-WORKSPACE-008 when its path cannot be used.
    """
    from semesta.settings import template

    _check_signs(path)
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise refusal("E-WORKSPACE-002", path=path)
        path.mkdir(parents=True, exist_ok=True)
        workspace = Workspace(path)
        workspace.settings_file.write_text(template(area, language), encoding="utf-8")
        for folder in (workspace.registers, workspace.repair, workspace.mappings):
            folder.mkdir()
    except OSError as error:
        raise refusal("E-WORKSPACE-004", path=path, reason=error.strerror or error) from error
    return workspace
