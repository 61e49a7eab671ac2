"""A pupil's device without a browser: its seat, its pages, and what it sends."""

from django.test import Client
from django.urls import reverse

from quizzes.seats import take_seat


def pupil_of(sitting, **seat):
    """A device with a seat of SITTING, which is its ``seat``."""
    pupil = Client()
    taken = take_seat(sitting, **seat)
    pupil.cookies["diogel_seat"] = taken.token
    pupil.seat = taken.seat
    return pupil


def class_page(sitting):
    return reverse("pupils:class", args=[sitting.address])


def page(sitting, number=1, phase="before"):
    return reverse("pupils:question", args=[sitting.address, phase, number])


def send(pupil, sitting, number=1, phase="before", **data):
    """Send the form of question NUMBER with DATA in it."""
    return pupil.post(page(sitting, number, phase), {"question": f"q{number}", **data})


def choose(pupil, sitting, number=1, chosen="b", phase="before", **data):
    """Send the choice CHOSEN of question NUMBER; DATA stands in the form beside it."""
    return send(pupil, sitting, number, phase, **{"chosen": chosen, **data})
