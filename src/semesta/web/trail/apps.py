"""The audit as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """The audit."""

    name = "semesta.web.trail"
    label = "trail"

    def ready(self) -> None:
        """Hear of logins."""
        from semesta.web.trail import hearing  # noqa: F401 - its receivers are connected by being loaded
