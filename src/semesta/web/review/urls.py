"""Addresses of the review."""

from __future__ import annotations

from django.urls import path

from semesta.web.review import views

app_name = "review"
urlpatterns = [
    path("tinjau", views.pairs, name="pairs"),
    path("tinjau/<int:pk>", views.pair, name="pair"),
    path("tinjau/<int:pk>/pengaruh", views.effect, name="effect"),
    path("tinjau/<int:pk>/putusan", views.decision, name="decision"),
    path("tinjau/<int:pk>/batal", views.taken_back, name="undo"),
    path("tinjau/<int:pk>/nik", views.unmask, name="unmask"),
]
