"""Addresses of an officer's own time, and what stands on a page."""

from django.urls import reverse

NEW = reverse("schools:absence_new")
DIARY = reverse("schools:diary")
GOOD = {"kind": "court", "first_day": "13/1/2027", "starts": "09:00", "ends": "13:00"}


def main_of(response):
    return " ".join(response.text.partition("<main")[2].split())
