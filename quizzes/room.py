"""What stands on the officer's phone, and what it is drawn from."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from quizzes.content import Asked
from quizzes.models import Phase, Sitting, Source
from quizzes.results import RoomCount


@dataclass(frozen=True)
class Button:
    """A button of the control: the action's name in the address, and its words."""

    action: str
    label: str


@dataclass(frozen=True)
class Control:
    """One state of the control. NUMBER stands large; COUNTED says of what it is the number.

    When one question at a time is asked it is ASKED, and once it is closed SEEN_BY_OFFICER says how
    many chose each letter, unless too few answered.
    """

    sentence: str
    number: int | None = None
    of: int = 0
    counted: str = ""
    asked: Asked | None = None
    seen_by_officer: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    taken_by: str = ""
    """Somebody else has the controls: who. The buttons then wait for this person to take over."""
    main: Button | None = None
    undo: Button | None = None
    also: tuple[Button, ...] = ()
    counted_as: str = ""
    """What can be counted from the phone now: cards, hands, or nothing."""
    has_too_many: bool = False
    """More joined than are here: the list of seats is at hand."""


@dataclass(frozen=True)
class Room:
    """What a control is drawn from: the sitting, its numbers, and when its board last asked."""

    sitting: Sitting
    count: RoomCount
    questions: tuple[Asked, ...]
    board_seen_at: datetime | None
    now: datetime
    viewer: User

    @property
    def phase(self) -> Phase:
        return Phase(self.sitting.phase)

    @property
    def is_closing(self) -> bool:
        return self.sitting.is_closing(self.now)

    @property
    def came_in_late(self) -> int:
        """Answers that came in since the questions were closed."""
        return self.count.given - (self.sitting.given_at_close or 0) if self.is_closing else 0

    @property
    def has_too_many(self) -> bool:
        """Whether more joined than are here."""
        return self.phase != Phase.ENDED and self.count.joined > self.sitting.headcount

    @property
    def asked(self) -> int | None:
        """Led pace: the number of the question that is asked, or was asked last."""
        return self.sitting.asked_question

    @property
    def numbers(self) -> dict[str, int]:
        """For sentences about the one question that is asked."""
        number = self.asked or 0
        return {"number": number, "following": number + 1, "questions": len(self.questions)}

    @property
    def asked_now(self) -> Asked | None:
        return self.questions[self.asked - 1] if self.asked else None

    @property
    def is_last(self) -> bool:
        """Whether no question is left to ask."""
        return self.asked is None or self.asked >= len(self.questions)

    @property
    def shows_all_at_the_end(self) -> bool:
        """Whether the class went from count to count, so that nothing was shown in between.

        Once its last after question is counted, the board shows them one by one, from the first.
        """
        is_counted = not self.sitting.uses_devices
        return self.phase == Phase.AFTER and is_counted and self.is_last

    @property
    def counted_as(self) -> str:
        """What is counted from the phone, beside devices too: cards, hands, or nothing."""
        ways = self.sitting.ways.split(",")
        return next((way for way in (Source.CARDS, Source.HANDS) if way in ways), "")

    @property
    def may_undo_opening(self) -> bool:
        return not self.count.begun and self.asked in {None, 1}

    @property
    def missing(self) -> int:
        return self.count.joined - self.count.answered

    @property
    def has_answers(self) -> bool:
        """Whether there is something to show; hands alone are counted on a page of their own."""
        return bool(self.count.begun) or not self.sitting.uses_devices
