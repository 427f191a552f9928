"""Addresses of the dashboard."""

from __future__ import annotations

from django.urls import path

from semesta.web.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.home, name="home"),
    path("tentang", views.about, name="about"),
]
