"""Pages of pupils, drawn once by their template and then only filled in.

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
from django.utils.translation import pgettext_lazy

from quizzes.content import Asked, Kind, asked_of
from quizzes.models import Seat
from quizzes.names import SeatName

# A gap stands between two characters of a private use area: no text of ours has them.
OPEN, CLOSE = "\ue000", "\ue001"
GAP = re.compile(f"{OPEN}([a-z_]+){CLOSE}")
# Addresses are made by the routes, which take only what looks like one.
ADDRESS = "0a1b2c3d"
PAGES_KEPT = 600
# What to do before going on, where nothing or too little is chosen.
CHOOSE = {
    Kind.ONE: pgettext_lazy("pupil", "Choose one, or choose “I'm not sure”."),
    Kind.SEVERAL: pgettext_lazy("pupil", "Choose one or more, or choose only “I'm not sure”."),
    Kind.ORDER: pgettext_lazy(
        "pupil", "Give each one a place of its own, or choose only “I'm not sure”."
    ),
}
PLACES = (
    pgettext_lazy("pupil", "first"),
    pgettext_lazy("pupil", "second"),
    pgettext_lazy("pupil", "third"),
    pgettext_lazy("pupil", "fourth"),
    pgettext_lazy("pupil", "fifth"),
)


def _gap(name: str) -> str:
    return f"{OPEN}{name}{CLOSE}"


class DrawnPage:
    """A drawn page: its parts, with the name of a gap at every second place."""

    def __init__(self, page: str):
        self.parts = GAP.split(page.replace(ADDRESS, _gap("address")))

    def filled(self, **words: str) -> str:
        """The page with WORDS, escaped, in its gaps."""
        parts = self.parts[:]
        parts[1::2] = [escape(words[name]) for name in parts[1::2]]
        return "".join(parts)


def _rows(question: Asked, chosen: str) -> list[dict[str, object]]:
    """The choices as they are drawn: an order that was given stands in that order."""
    keys = chosen.split(",")
    choices = question.choices
    if question.kind == Kind.ORDER:
        rest = [choice for choice in choices if choice.key not in keys]
        choices = (*question.chosen(chosen), *rest)
        choices = tuple(sorted(choices, key=lambda choice: choice.is_unsure))
    return [
        {
            "choice": choice,
            "is_chosen": choice.key in keys,
            "place": keys.index(choice.key) + 1 if choice.key in keys else 0,
        }
        for choice in choices
    ]


def _question(question: Asked, chosen: str) -> dict[str, object]:
    return {
        "question": question,
        "choose": CHOOSE.get(Kind(question.kind), CHOOSE[Kind.ONE]),
        "choices": _rows(question, chosen),
        "places": PLACES[: len(question.items)],
    }


@lru_cache(maxsize=PAGES_KEPT)
def drawn_question(
    version: int,
    number: int,
    phase: str,
    *,
    language: str,
    chosen: str,
    is_led: bool,
    is_rehearsal: bool,
    field: str,
    **shown: str | int,
) -> DrawnPage:
    """The page of question NUMBER of a lesson VERSION, as this device wants it.

    SHOWN goes to the template as it is: is_closing, is_late, takes_turns, times_voided, problem,
    pupil_text and pupil_theme.
    """
    asked = asked_of(version)
    question = asked[number - 1]
    context = {
        "request": SimpleNamespace(path=reverse("pupils:question", args=[ADDRESS, phase, number])),
        "place": SimpleNamespace(address=ADDRESS, phase=phase, is_rehearsal=is_rehearsal),
        "name": SimpleNamespace(animal=_gap("animal"), colour=_gap("colour"), text=_gap("name")),
        **_question(question, chosen),
        "field": field,
        "number": number,
        "count": len(asked),
        "question_parts": asked,
        "previous": 0 if is_led else number - 1,
        "next_number": 0 if is_led or number == len(asked) else number + 1,
        "chosen": chosen,
        "is_led": is_led,
        **shown,
        **{name: _gap(name) for name in ("csrf_token", "tag", "next_in", "revision", "seed")},
    }
    with translation.override(language):
        return DrawnPage(render_to_string("quizzes/play/question.html", context))


@lru_cache(maxsize=PAGES_KEPT)
def drawn_waiting(
    version: int,
    *,
    language: str,
    is_rehearsal: bool,
    phase: str,
    asked_question: int | None,
    **shown: object,
) -> DrawnPage:
    """The page of a seat that has nothing to answer now.

    SHOWN goes to the template as it is: here, is_done, passed, skipped, is_late, takes_turns,
    checks_by_itself, pupil_text and pupil_theme.
    """
    place = {"address": ADDRESS, "phase": phase, "is_rehearsal": is_rehearsal}
    context = {
        "request": SimpleNamespace(path=reverse("pupils:class", args=[ADDRESS])),
        "place": SimpleNamespace(**place, asked_question=asked_question),
        "name": SimpleNamespace(animal=_gap("animal"), colour=_gap("colour"), text=_gap("name")),
        "question_count": len(asked_of(version)),
        **shown,
        **{name: _gap(name) for name in ("csrf_token", "tag", "next_in")},
    }
    with translation.override(language):
        return DrawnPage(render_to_string("quizzes/play/waiting.html", context))


@lru_cache(maxsize=PAGES_KEPT)
def drawn_start(
    *,
    language: str,
    was: SeatName | None,
    is_late: bool,
    asked_question: int | None,
    is_shared: bool,
    is_locked: bool,
    pupil_text: str,
    pupil_theme: str,
) -> DrawnPage:
    """The page before the first question: who sees my answers, and what I am called."""
    context = {
        "request": SimpleNamespace(path=_gap("here")),
        "place": None,
        "sitting": SimpleNamespace(address=ADDRESS),
        "name": SimpleNamespace(animal=_gap("animal"), colour=_gap("colour"), text=_gap("name")),
        "was": was,
        "is_late": is_late,
        "asked_question": asked_question,
        "is_shared": is_shared,
        "is_locked": is_locked,
        "group_sizes": zip("CDEF", range(2, Seat.MOST_PEOPLE + 1), strict=True),
        "pupil_text": pupil_text,
        "pupil_theme": pupil_theme,
        **{name: _gap(name) for name in ("csrf_token", "seed", "token")},
    }
    with translation.override(language):
        return DrawnPage(render_to_string("quizzes/play/start.html", context))
