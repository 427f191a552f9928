"""Every address of the site."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("semesta.web.shell.urls")),
    path("", include("semesta.web.people.urls")),
    path("", include("semesta.web.trail.urls")),
    path("", include("semesta.web.api.urls")),
    path("", include("semesta.web.imports.urls")),
    path("", include("semesta.web.worklist.urls")),
    path("", include("semesta.web.review.urls")),
    path("", include("semesta.web.calculator.urls")),
    path("", include("semesta.web.dashboard.urls")),
]
handler400 = "semesta.web.shell.faults.bad_request"
handler403 = "semesta.web.shell.faults.forbidden"
handler404 = "semesta.web.shell.faults.not_found"
handler500 = "semesta.web.shell.faults.broken"
