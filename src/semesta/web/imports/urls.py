"""Addresses of imports."""

from __future__ import annotations

from django.urls import path

from semesta.web.imports import views

app_name = "imports"
urlpatterns = [
    path("data", views.home, name="home"),
    path("data/unggah", views.upload, name="upload"),
    path("data/hitung", views.count, name="count"),
    path("data/templat/<str:register>.xlsx", views.template, name="template"),
    path("data/<int:pk>", views.one, name="one"),
    path("data/<int:pk>/kolom", views.columns, name="columns"),
    path("data/<int:pk>/setuju", views.approve, name="approve"),
    path("data/<int:pk>/tarik", views.withdraw, name="withdraw"),
    path("data/<int:pk>/perbaikan.xlsx", views.repair, name="repair"),
    path("data/<int:pk>/batal", views.undo, name="undo"),
]
