"""What the projector shows for each state of a sitting. Nothing about anyone."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils.translation import get_language

from quizzes.codes import spelled
from quizzes.content import Asked, AskedChoice, asked_of
from quizzes.models import Phase, Sitting
from quizzes.results import RoomCount, room_count, shown_counts


class Show(StrEnum):
    """The pictures of the board."""

    JOIN = "join"
    ANSWERING = "answering"
    CLOSING = "closing"
    CLOSED = "closed"
    SAID = "said"
    LESSON = "lesson"
    ENDED = "ended"


@dataclass(frozen=True)
class Said:
    """One choice with how many chose it; COUNT is None when too few answered to show."""

    choice: AskedChoice
    count: int | None
    is_right: bool


@dataclass(frozen=True)
class Picture:
    """One state of the board."""

    show: Show
    count: RoomCount
    headcount: int
    code: str = ""
    question: Asked | None = None
    said: tuple[Said, ...] = ()
    answers: int | None = None
    all_right: int | None = None
    says_why: bool = False

    @property
    def safest_letters(self) -> str:
        """What is right, in letters: all that fit, or the order."""
        safest = self.question.safest if self.question else ()
        return ", ".join(choice.letter for choice in safest)

    @property
    def has_everyone(self) -> bool:
        """Whether those who joined are all who are here: else the words say who is counted."""
        return self.count.joined >= self.headcount


def picture_of(sitting: Sitting, *, now: datetime) -> Picture:
    """The picture of SITTING at NOW; two or three small queries."""
    asked = asked_of(sitting.delivery.version_id)
    count = room_count(sitting, asked=asked)
    number = sitting.shown_question
    common: dict[str, Any] = {
        "count": count,
        "headcount": sitting.headcount,
        "code": spelled(sitting.code or "") if lets_in(sitting) else "",
    }
    if number and number <= len(asked) and not sitting.shows_code:
        return Picture(show=Show.SAID, **common, **_said(sitting, asked[number - 1]))
    asked_now = asked[sitting.asked_question - 1] if sitting.asked_question else None
    return Picture(show=_show(sitting, now), question=asked_now, **common)


def lets_in(sitting: Sitting) -> bool:
    """Whether the code is of use to the class: pupils have devices, and the door is open."""
    return sitting.uses_devices and not sitting.is_door_locked


def _show(sitting: Sitting, now: datetime) -> Show:
    if sitting.shows_code:
        return Show.JOIN
    if sitting.is_open:
        return Show.ANSWERING
    if sitting.is_closing(now):
        return Show.CLOSING
    return {
        Phase.LOBBY: Show.JOIN,
        Phase.BEFORE: Show.CLOSED,
        Phase.LESSON: Show.LESSON,
        Phase.AFTER: Show.CLOSED,
        Phase.ENDED: Show.ENDED,
    }[Phase(sitting.phase)]


def _said(sitting: Sitting, question: Asked) -> dict[str, Any]:
    """What the class said to one question; what is right and why only after the lesson."""
    counts = shown_counts(sitting, question, sitting.phase)
    is_after = sitting.phase == Phase.AFTER
    return {
        "question": question,
        "said": tuple(
            Said(
                choice=choice,
                count=counts.chose[choice.key] if counts is not None else None,
                is_right=is_after and question.has_right_answer and choice.is_right,
            )
            for choice in question.choices
        ),
        "answers": counts.answers if counts is not None else None,
        "all_right": counts.all_right if counts and question.is_of_several_keys else None,
        "says_why": is_after,
    }


def tag_of(sitting: Sitting, picture: Picture) -> str:
    """Changes whenever the board would look different."""
    drawn = repr((sitting.pk, sitting.version, get_language(), picture))
    return hashlib.sha256(drawn.encode()).hexdigest()[:16]
