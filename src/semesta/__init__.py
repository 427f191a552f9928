"""Semesta: the open coverage system for Indonesia's employment social security (Jamsostek)."""

__version__ = "0.1.0"
