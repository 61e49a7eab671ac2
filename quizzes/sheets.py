"""A question's page, drawn once by its template and then only filled in.

Thirty pupils get the same page but for a few words: their badge, their token, their address.
Published versions never change, so a drawn page is kept in the process as the questions are.
"""

import re
from functools import lru_cache
from types import SimpleNamespace

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from quizzes.content import asked_of
from quizzes.models import Seat
from quizzes.names import SeatName

# A gap stands between two characters of a private use area: no text of ours has them.
OPEN, CLOSE = "\ue000", "\ue001"
GAP = re.compile(f"{OPEN}([a-z_]+){CLOSE}")
# Addresses are made by the routes, which take only what looks like one.
ADDRESS = "0a1b2c3d"
PAGES_KEPT = 2_000


def _gap(name: str) -> str:
    return f"{OPEN}{name}{CLOSE}"


class Sheet:
    """A drawn page: its parts, with the name of a gap at every second place."""

    def __init__(self, page: str):
        self.parts = GAP.split(page.replace(ADDRESS, _gap("address")))

    def filled(self, **words: str) -> str:
        """The page with WORDS, escaped, in its gaps."""
        parts = self.parts[:]
        parts[1::2] = [escape(words[name]) for name in parts[1::2]]
        return "".join(parts)


@lru_cache(maxsize=PAGES_KEPT)
def question_sheet(
    version: int,
    number: int,
    phase: str,
    *,
    language: str,
    chosen: str,
    is_closing: bool,
    is_led: bool,
    is_rehearsal: bool,
    has_problem: bool,
    pupil_text: str,
    pupil_theme: str,
) -> Sheet:
    """The page of question NUMBER of a lesson VERSION, as this device wants it."""
    asked = asked_of(version)
    question = asked[number - 1]
    context = {
        "request": SimpleNamespace(path=reverse("pupils:question", args=[ADDRESS, phase, number])),
        "place": SimpleNamespace(address=ADDRESS, phase=phase, is_rehearsal=is_rehearsal),
        "name": SimpleNamespace(animal=_gap("animal"), colour=_gap("colour"), text=_gap("name")),
        "question": question,
        "choices": [{"choice": one, "is_chosen": one.key == chosen} for one in question.choices],
        "number": number,
        "count": len(asked),
        "question_parts": asked,
        "previous": 0 if is_led else number - 1,
        "next_number": 0 if is_led or number == len(asked) else number + 1,
        "chosen": chosen,
        "is_closing": is_closing,
        "is_led": is_led,
        "problem": has_problem,
        "pupil_text": pupil_text,
        "pupil_theme": pupil_theme,
        **{name: _gap(name) for name in ("csrf_token", "tag", "next_in", "revision", "seed")},
    }
    with translation.override(language):
        return Sheet(render_to_string("quizzes/play/question.html", context))


@lru_cache(maxsize=PAGES_KEPT)
def start_sheet(
    *,
    language: str,
    was: SeatName | None,
    is_late: bool,
    is_shared: bool,
    pupil_text: str,
    pupil_theme: str,
) -> Sheet:
    """The page before the first question: who sees my answers, and what I am called."""
    context = {
        "request": SimpleNamespace(path=_gap("here")),
        "place": None,
        "sitting": SimpleNamespace(address=ADDRESS),
        "name": SimpleNamespace(animal=_gap("animal"), colour=_gap("colour"), text=_gap("name")),
        "was": was,
        "is_late": is_late,
        "is_shared": is_shared,
        "group_sizes": range(2, Seat.MOST_PEOPLE + 1),
        "pupil_text": pupil_text,
        "pupil_theme": pupil_theme,
        **{name: _gap(name) for name in ("csrf_token", "seed", "token")},
    }
    with translation.override(language):
        return Sheet(render_to_string("quizzes/play/start.html", context))
