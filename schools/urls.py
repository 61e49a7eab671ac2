"""Schools, the people who serve them, and visits."""

from django.urls import include, path

app_name = "schools"
urlpatterns = [
    path("", include("schools.urls_register")),
]
