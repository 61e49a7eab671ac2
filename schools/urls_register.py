"""Addresses of schools and of the officers who serve them."""

from django.urls import path

from schools.views import register

urlpatterns = [
    path("schools/", register.schools, name="schools"),
    path("schools/<int:school_pk>/", register.school, name="school"),
    path("officers/", register.officers, name="officers"),
    path("officers/<int:officer_pk>/patch/", register.patch, name="patch"),
]
