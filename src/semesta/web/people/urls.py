"""Addresses of accounts."""

from __future__ import annotations

from django.urls import path

from semesta.web.people import changing, managing, office_login, own, twofold, views

app_name = "people"
urlpatterns = [
    path("masuk", views.login, name="login"),
    path("masuk/kode", twofold.code, name="code"),
    path("keluar", views.logout, name="logout"),
    path("masuk/kantor", office_login.begin, name="office_login"),
    path("masuk/kantor/kembali", office_login.come_back, name="office_back"),
    path("akun", own.account, name="account"),
    path("akun/kata-sandi", own.password, name="password"),
    path("akun/dua-langkah", twofold.switch_on, name="switch_on"),
    path("akun/dua-langkah/mati", twofold.switch_off, name="switch_off"),
    path("akun/dua-langkah/cadangan", twofold.new_codes, name="new_codes"),
    path("akun/sesi", own.end_others, name="end_others"),
    path("akun/sesi/<int:pk>", own.end_one, name="end_one"),
    path("orang", managing.people, name="people"),
    path("orang/undang", managing.make_invitation, name="invite"),
    path("orang/<int:pk>", changing.change, name="change"),
    path("orang/<int:pk>/ponsel", changing.forget_phone, name="forget_phone"),
    path("orang/<int:pk>/alih", managing.switch, name="switch"),
    path("undangan/<str:token>", managing.invited, name="invited"),
]
