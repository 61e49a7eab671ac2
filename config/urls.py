"""Addresses. Pupils, the board and the health checks have one address; the rest one a language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from config import health

urlpatterns = [
    path("", include("quizzes.urls_pupil")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", include("quizzes.urls_board")),
    path("", include("quizzes.urls_day")),
    path("", include("lessons.urls_pictures")),
    path("", include("lessons.urls_room")),
    *i18n_patterns(
        path("", include("accounts.urls")),
        path("", include("lessons.urls")),
        path("", include("schools.urls")),
        path("", include("quizzes.urls")),
        path("", include("reports.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.not_yours"
handler404 = "config.errors.not_found"
handler500 = "config.errors.our_fault"
