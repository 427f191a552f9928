"""The work list as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class WorklistConfig(AppConfig):
    """The work list."""

    name = "semesta.web.worklist"
    label = "worklist"
