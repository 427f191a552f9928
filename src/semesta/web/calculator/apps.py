"""The calculator as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class CalculatorConfig(AppConfig):
    """The calculator. It keeps nothing, so that it has no tables."""

    name = "semesta.web.calculator"
    label = "calculator"
