"""Addresses of the frame."""

from __future__ import annotations

from django.urls import path

from semesta.web.shell import views

app_name = "shell"
urlpatterns = [
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
]
