"""Tasks as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Tasks."""

    name = "semesta.web.tasks"
    label = "tasks"
