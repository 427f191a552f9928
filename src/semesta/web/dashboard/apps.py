"""The dashboard as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """The dashboard."""

    name = "semesta.web.dashboard"
    label = "dashboard"
