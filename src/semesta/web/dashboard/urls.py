"""Addresses of the dashboard."""

from __future__ import annotations

from django.urls import path

from semesta.web.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.home, name="home"),
    path("wilayah", views.find, name="find"),
    path("wilayah/<str:code>/", views.area, name="area"),
    path("wilayah/<str:code>/cara", views.method, name="method"),
    path("wilayah/<str:code>/tabel.<str:ending>", views.table, name="table"),
    path("wilayah/<str:code>/<str:picture>.<str:ending>", views.picture, name="picture"),
    path("tentang", views.about, name="about"),
]
