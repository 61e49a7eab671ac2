"""The address of the script that keeps an officer's day; it has no language."""

from django.urls import path

from quizzes.views import today

app_name = "day"
urlpatterns = [path("day-worker.js", today.worker, name="worker")]
