"""Addresses of accounts."""

from __future__ import annotations

from django.urls import path

from semesta.web.people import managing, twofold, views

app_name = "people"
urlpatterns = [
    path("masuk", views.login, name="login"),
    path("masuk/kode", twofold.code, name="code"),
    path("keluar", views.logout, name="logout"),
    path("akun", views.account, name="account"),
    path("akun/dua-langkah", twofold.switch_on, name="switch_on"),
    path("akun/sesi", twofold.end_others, name="end_others"),
    path("orang", managing.people, name="people"),
    path("orang/undang", managing.make_invitation, name="invite"),
    path("orang/<int:pk>/alih", managing.switch, name="switch"),
    path("undangan/<str:token>", managing.invited, name="invited"),
]
