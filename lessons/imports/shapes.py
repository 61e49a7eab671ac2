"""What the content files hold, once read: frozen, complete, without a database."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import get_language

LANGUAGES = ("en", "cy")

TAUGHT_KINDS = (
    "ground-rules",
    "starter",
    "activity",
    "discussion",
    "law",
    "plenary",
    "signposting",
)
ADULT_KINDS = ("safeguarding", "follow-up", "parents", "materials")
HANDOUT = "handout"


@dataclass(frozen=True)
class Both:
    """One text in both languages, and the lines it stands in."""

    en: str = ""
    cy: str = ""
    line_en: int = 1
    line_cy: int = 1

    def __str__(self) -> str:
        """The text in the language that is active."""
        return self.of(get_language() or "en")

    def of(self, language: str) -> str:
        return self.cy if language == "cy" else self.en

    def line(self, language: str) -> int:
        return self.line_cy if language == "cy" else self.line_en


@dataclass(frozen=True)
class TopicRow:
    slug: str
    picture: str
    is_sensitive: bool
    name: Both
    summary: Both
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class TagRow:
    key: str
    framework: str
    name: Both


@dataclass(frozen=True)
class CardRow:
    """What a law card and a help route have in common."""

    key: str
    nations: tuple[str, ...]
    ages: tuple[int, int]
    not_for: Both
    source: str
    state: str
    checked_on: dt.date
    checked_by: str
    review_by: dt.date
    note: str


@dataclass(frozen=True)
class LawCardRow(CardRow):
    statute: Both
    plain: Both
    in_force_from: dt.date | None


@dataclass(frozen=True)
class HelpRouteRow(CardRow):
    audience: str
    name: Both
    purpose: Both
    hours: Both
    phone: str
    text_number: str
    url: str
    languages: str


@dataclass(frozen=True)
class Term:
    """A Welsh term that must stay the same everywhere, with its other forms and what to avoid."""

    en: str
    cy: str
    en_others: tuple[str, ...] = ()
    cy_others: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True)
class SectionRow:
    key: str
    kind: str
    minutes: dict[int, int]
    line: int
    heading: Both = Both()
    body: Both = Both()
    easy: Both = Both()
    notes: Both = Both()
    form: str = ""
    goes_with: str = ""

    @property
    def is_taught(self) -> bool:
        return self.kind in TAUGHT_KINDS

    @property
    def is_handout(self) -> bool:
        return self.kind == HANDOUT


@dataclass(frozen=True)
class PictureRow:
    """A picture of a choice: one of the site's own drawings, a file of the folder, or a kept one.

    KEPT is the digest of a picture that the database holds; it was checked when it came.
    """

    name: str
    line: int
    alt: Both
    file: Path | None = None
    kept: str = ""

    @property
    def symbol(self) -> str:
        return "" if self.file or self.kept else self.name


@dataclass(frozen=True)
class ChoiceRow:
    key: str
    code: str
    line: int
    text: Both
    easy: Both
    feedback: Both
    picture: PictureRow | None = None


@dataclass(frozen=True)
class QuestionRow:
    key: str
    measure: str
    kind: str
    line: int
    text: Both
    easy: Both
    why: Both
    choices: tuple[ChoiceRow, ...]
    right_order: tuple[str, ...] = ()
    order_line: int = 1


@dataclass(frozen=True)
class Word:
    """A word of the lesson with its meaning."""

    term: Both
    meaning: Both


@dataclass(frozen=True)
class Pack:
    """One lesson: a folder of four files."""

    slug: str
    folder: Path
    topic: str
    ages: tuple[int, int]
    is_for_assembly: bool
    devices: str
    law_cards: tuple[str, ...]
    help_routes: tuple[str, ...]
    tags: tuple[str, ...]
    is_welsh_checked: bool
    quiz_minutes: dict[int, int]
    sections: tuple[SectionRow, ...]
    title: Both
    aim: Both
    i_can: tuple[Both, ...]
    vocabulary: tuple[Word, ...]
    questions: tuple[QuestionRow, ...]
    fingerprint: str


@dataclass(frozen=True)
class InsteadWords:
    """Words that are looked for as LOOK_FOR."""

    words: tuple[str, ...]
    look_for: str


@dataclass(frozen=True)
class NumberedWords:
    """Words BEFORE or AFTER a number that say an age: AGES by number, else the number itself."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    ages: dict[int, tuple[int, int]]


@dataclass(frozen=True)
class StageWords:
    """Words that say AGES alone."""

    words: tuple[str, ...]
    ages: tuple[int, int]


@dataclass(frozen=True)
class NameWords:
    """Names of apps, games or devices, and the TOPICS that deal with what happens there."""

    words: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True)
class SearchWords:
    """What people type and what they mean by it, folded; the file is search_words.toml."""

    fillers: tuple[str, ...]
    assembly: tuple[str, ...]
    welsh: tuple[str, ...]
    minutes: tuple[str, ...]
    help: tuple[str, ...]
    instead: tuple[InsteadWords, ...]
    numbered: tuple[NumberedWords, ...]
    stages: tuple[StageWords, ...]
    names: tuple[NameWords, ...]


@dataclass(frozen=True)
class Library:
    """Everything under the content folder."""

    topics: tuple[TopicRow, ...]
    tags: tuple[TagRow, ...]
    law_cards: tuple[LawCardRow, ...]
    help_routes: tuple[HelpRouteRow, ...]
    glossary: tuple[Term, ...]
    packs: tuple[Pack, ...]
