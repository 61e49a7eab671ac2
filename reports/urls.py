"""Reports for officers, co-ordinators and teachers."""

from django.urls import path

from reports.views import classes, coverage, results

app_name = "reports"
urlpatterns = [
    path("overview/", coverage.overview, name="overview"),
    path("reports/results/", results.results, name="results"),
    path("reports/classes/", results.classes, name="classes"),
    path("reports/classes/<int:delivery_pk>/", classes.class_result, name="class_result"),
    path("reports/classes/<int:delivery_pk>/print/", classes.class_print, name="class_print"),
    path("reports/coverage/", coverage.coverage, name="coverage"),
]
