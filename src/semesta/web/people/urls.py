"""Addresses of accounts."""

from __future__ import annotations

from django.urls import path

from semesta.web.people import views

app_name = "people"
urlpatterns = [
    path("masuk", views.login, name="login"),
    path("keluar", views.logout, name="logout"),
    path("akun", views.account, name="account"),
]
