"""The review as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """The review."""

    name = "semesta.web.review"
    label = "review"
