"""Addresses of the API and of the page of tokens."""

from __future__ import annotations

from django.urls import path

from semesta.web.api import views
from semesta.web.api.routes import api, marked

_patterns, _app, _namespace = api.urls
urlpatterns = [
    path("api/v1/", (marked(_patterns), _app, _namespace)),
    path("akun/token", views.tokens, name="tokens"),
    path("akun/token/<int:pk>/akhiri", views.end, name="end_token"),
]
