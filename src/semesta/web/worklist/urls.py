"""Addresses of the work list."""

from __future__ import annotations

from django.urls import path

from semesta.web.worklist import views

app_name = "worklist"
urlpatterns = [
    path("daftar", views.cases, name="cases"),
    path("daftar.csv", views.export, name="export"),
    path("daftar/kemajuan", views.progress, name="progress"),
    path("daftar/tugaskan", views.assign, name="assign"),
    path("daftar/<int:pk>", views.case, name="case"),
    path("daftar/<int:pk>/hasil", views.outcome, name="outcome"),
    path("daftar/<int:pk>/nik", views.unmask, name="unmask"),
]
