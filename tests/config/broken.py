"""Addresses that fail, each in its own way, with what must not be logged in hand."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.urls import path

handler400 = "config.errors.bad_request"
handler403 = "config.errors.not_yours"
handler404 = "config.errors.not_found"
handler500 = "config.errors.our_fault"


@login_not_required
def fails(request, code):
    email = request.POST.get("email", "")
    try:
        raise KeyError(email)
    except KeyError as cause:
        raise ValueError(f"no {email} in {code}: {request.COOKIES}") from cause


@login_not_required
def suspects(request):
    raise SuspiciousOperation("sent by ann@school.example")


@login_not_required
def refuses(request):
    raise PermissionDenied


urlpatterns = [
    path("fails/<code>/", fails, name="fails"),
    path("suspects/", suspects, name="suspects"),
    path("refuses/", refuses, name="refuses"),
]
