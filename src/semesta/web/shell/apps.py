"""The frame as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """The frame."""

    name = "semesta.web.shell"
    label = "shell"
