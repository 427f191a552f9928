"""Addresses of the calculator."""

from __future__ import annotations

from django.urls import path

from semesta.web.calculator import files, views

app_name = "calculator"
urlpatterns = [
    path("kalkulator", views.home, name="home"),
    path("kalkulator/kelompok-jkk", views.jkk_group, name="jkk_group"),
    path("kalkulator/gaji", files.payroll, name="payroll"),
    path("kalkulator/<str:kind>", views.case, name="case"),
    path("kalkulator/<str:kind>/isian", views.fields, name="fields"),
]
