"""Addresses of the audit."""

from __future__ import annotations

from django.urls import path

from semesta.web.trail import views

app_name = "trail"
urlpatterns = [path("audit", views.search, name="search")]
