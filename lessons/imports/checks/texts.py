"""A walk over every text of a library, for the rules that ask the same of each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from django.db import models

from lessons.imports import sentences as says
from lessons.imports.said import Said
from lessons.imports.shapes import (
    LANGUAGES,
    Both,
    ChoiceRow,
    HelpRouteRow,
    LawCardRow,
    Library,
    Pack,
    QuestionRow,
    SectionRow,
)
from lessons.models import Choice, HelpRoute, LessonVersion, Question, Section, VocabularyWord


class Reader(Enum):
    """Who reads a text. Wrong choices stand apart, because they may say wrong things."""

    PUPIL = "pupil"
    CHOOSING = "choosing"
    PRESENTER = "presenter"
    ADULT = "adult"


@dataclass(frozen=True)
class Text:
    name: Said
    reader: Reader
    both: Both
    files: tuple[Path, Path]
    model: type[models.Model] | None = None
    field: str = ""
    is_optional: bool = False  # missing in both languages, not in one
    youngest: int = 18  # the age from which it is read
    is_law: bool = False  # a law card says what the law says
    is_title: bool = False  # of somebody else's, in their words

    def sides(self) -> Iterable[tuple[str, Path, int]]:
        """Its text in each language with the file and the line."""
        for language, file in zip(LANGUAGES, self.files, strict=True):
            yield self.both.of(language), file, self.both.line(language)

    @property
    def most_letters(self) -> int | None:
        """How many letters its field holds."""
        if not self.model:
            return None
        return getattr(self.model._meta.get_field(f"{self.field}_en"), "max_length", None)


def texts_of(pack: Pack) -> Iterable[Text]:
    """Each text of PACK."""
    for text in _of_pack(pack):
        yield replace(text, youngest=pack.ages[0])


def shared_texts_of(library: Library, root: Path) -> Iterable[Text]:
    """Each text of the files under ROOT that lessons share."""
    topics, tags, law, help_routes = (
        (root / f"{name}.toml",) * 2
        for name in ("topics", "frameworks", "law_cards", "help_routes")
    )
    for topic in library.topics:
        yield Text(says.NAME_OF(key=topic.slug), Reader.PUPIL, topic.name, topics)
        yield Text(says.SUMMARY_OF(key=topic.slug), Reader.PUPIL, topic.summary, topics)
    for tag in library.tags:
        yield Text(says.NAME_OF(key=tag.key), Reader.ADULT, tag.name, tags, is_title=True)
    for card in library.law_cards:
        yield from texts_of_card(card, law)
    for route in library.help_routes:
        yield from texts_of_card(route, help_routes)


def texts_of_card(card: LawCardRow | HelpRouteRow, files: tuple[Path, Path]) -> Iterable[Text]:
    """Each text of CARD, which stands in FILES: first the English, then the Welsh."""
    if isinstance(card, LawCardRow):
        texts = _of_law_card(card, files)
    else:
        texts = _of_help_route(card, files)
    for text in texts:
        yield replace(text, youngest=card.ages[0], is_law=isinstance(card, LawCardRow))


def _of_law_card(card: LawCardRow, files: tuple[Path, Path]) -> Iterable[Text]:
    yield Text(says.STATUTE_OF(key=card.key), Reader.PUPIL, card.statute, files)
    yield Text(says.PLAIN_WORDS_OF(key=card.key), Reader.PUPIL, card.plain, files)
    yield Text(says.NOT_FOR_OF(key=card.key), Reader.ADULT, card.not_for, files, is_optional=True)


def _of_help_route(route: HelpRouteRow, files: tuple[Path, Path]) -> Iterable[Text]:
    is_seen = route.audience == HelpRoute.Audience.PUPIL
    reader = Reader.PUPIL if is_seen else Reader.ADULT
    yield Text(says.NAME_OF(key=route.key), reader, route.name, files)
    yield Text(says.PURPOSE_OF(key=route.key), reader, route.purpose, files)
    yield Text(says.NOT_FOR_OF(key=route.key), reader, route.not_for, files, is_optional=True)
    yield Text(says.HOURS_OF(key=route.key), reader, route.hours, files, is_optional=True)


def _of_pack(pack: Pack) -> Iterable[Text]:
    words = (pack.folder / "en.md", pack.folder / "cy.md")
    quiz = (pack.folder / "quiz.toml", pack.folder / "quiz.toml")
    yield Text(says.TITLE(), Reader.PUPIL, pack.title, words, LessonVersion, "title")
    yield Text(says.AIM(), Reader.PUPIL, pack.aim, words, LessonVersion, "aim")
    for line in pack.i_can:
        yield Text(says.I_CAN(), Reader.PUPIL, line, words)
    for word in pack.vocabulary:
        yield Text(says.VOCABULARY(), Reader.PUPIL, word.term, words, VocabularyWord, "term")
        yield Text(says.VOCABULARY(), Reader.PUPIL, word.meaning, words, VocabularyWord, "meaning")
    for section in pack.sections:
        yield from _of_section(section, words)
    for question in pack.questions:
        yield from _of_question(question, quiz)


def _of_section(section: SectionRow, files: tuple[Path, Path]) -> Iterable[Text]:
    is_seen = section.is_taught or section.is_handout
    reader = Reader.PUPIL if is_seen else Reader.ADULT
    key = section.key
    yield Text(says.HEADING_OF(key=key), reader, section.heading, files, Section, "heading")
    yield Text(says.TEXT_OF(key=key), reader, section.body, files)
    yield Text(says.EASY_WORDS_OF(key=key), Reader.PUPIL, section.easy, files, is_optional=True)
    yield Text(says.NOTES_OF(key=key), Reader.PRESENTER, section.notes, files, is_optional=True)


def _of_question(question: QuestionRow, files: tuple[Path, Path]) -> Iterable[Text]:
    key = question.key
    yield Text(says.QUESTION(key=key), Reader.PUPIL, question.text, files, Question, "text")
    yield Text(
        says.EASY_QUESTION(key=key), Reader.PUPIL, question.easy, files, Question, "easy", True
    )
    yield Text(says.WHY_OF(key=key), Reader.PUPIL, question.why, files, Question, "why")
    for choice in question.choices:
        yield from _of_choice(f"{key}.{choice.key}", choice, question.kind, files)


def _of_choice(name: str, choice: ChoiceRow, kind: str, files: tuple[Path, Path]) -> Iterable[Text]:
    reader = Reader.PUPIL if choice.code == Choice.Code.RIGHT else Reader.CHOOSING
    yield Text(says.CHOICE(key=name), reader, choice.text, files, Choice, "text")
    yield Text(says.EASY_CHOICE(key=name), reader, choice.easy, files, Choice, "easy", True)
    is_item = kind == Question.Kind.ORDER and choice.code != Choice.Code.UNSURE
    feedback = Text(
        says.FEEDBACK_OF(key=name), Reader.PUPIL, choice.feedback, files, Choice, "feedback"
    )
    yield replace(feedback, is_optional=is_item)
    if choice.picture:
        alt = choice.picture.alt
        yield Text(says.PICTURE_OF(key=name), reader, alt, files, Choice, "alt")
