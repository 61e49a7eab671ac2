"""What goes into a file of questions and what comes out of one: frozen, without a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from lessons.imports.shapes import LANGUAGES, Both, PictureRow, QuestionRow


class Format(StrEnum):
    """The formats that questions are written in and read from."""

    MOODLE = "moodle"
    GIFT = "gift"
    QTI = "qti"


NAMES = {Format.MOODLE: _("Moodle XML"), Format.GIFT: _("GIFT"), Format.QTI: _("QTI 2.1")}
NOTHING = Both()
# A file in both languages, where the format has a way to say it.
BOTH = "both"
IN_LANGUAGES = {
    Format.MOODLE: (*LANGUAGES, BOTH),
    Format.GIFT: LANGUAGES,
    Format.QTI: (*LANGUAGES, BOTH),
}


@dataclass(frozen=True)
class Quiz:
    """Questions to write out; PICTURES holds the bytes of each picture that a choice names."""

    slug: str
    title: Both
    questions: tuple[QuestionRow, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """A file to take away."""

    name: str
    content_type: str
    body: bytes


class FileRefused(Exception):
    """The file cannot be read at all; the message says why, and what to do."""


@dataclass(frozen=True)
class FoundChoice:
    """A choice as a file says it: SHARE is its part of the mark, PLACE its number in an order."""

    text: Both
    share: float = 0
    feedback: Both = NOTHING
    key: str = ""
    code: str = ""
    picture: PictureRow | None = None
    place: int | None = None


@dataclass(frozen=True)
class Found:
    """A question as a file says it. KIND is empty where ours has no such kind; NOTES say why."""

    name: str
    kind: str = ""
    text: Both = NOTHING
    why: Both = NOTHING
    choices: tuple[FoundChoice, ...] = ()
    key: str = ""
    measure: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """A question of a file by its number and its own name.

    QUESTION is None where it could not be taken; LEFT_OUT then says why, else what of it was
    not. TO_DO says what is still missing for a quiz here.
    """

    number: int
    name: str
    question: QuestionRow | None
    left_out: tuple[str, ...] = ()
    to_do: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """All that a file held. NOTES are of the file as a whole."""

    format: Format
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[QuestionRow, ...]:
        """The questions that were taken, in the order of the file."""
        return tuple(item.question for item in self.items if item.question)

    @property
    def refused(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.question is None)
