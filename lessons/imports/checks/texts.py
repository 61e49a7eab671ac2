"""A walk over every text of a library, for the rules that ask the same of each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from django.db import models

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
    name: str
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
        yield Text(f"name of {topic.slug}", Reader.PUPIL, topic.name, topics)
        yield Text(f"summary of {topic.slug}", Reader.PUPIL, topic.summary, topics)
    for tag in library.tags:
        yield Text(f"name of {tag.key}", Reader.ADULT, tag.name, tags, is_title=True)
    for card in library.law_cards:
        for text in _of_law_card(card, law):
            yield replace(text, youngest=card.ages[0], is_law=True)
    for route in library.help_routes:
        for text in _of_help_route(route, help_routes):
            yield replace(text, youngest=route.ages[0])


def _of_law_card(card: LawCardRow, files: tuple[Path, Path]) -> Iterable[Text]:
    yield Text(f"statute of {card.key}", Reader.PUPIL, card.statute, files)
    yield Text(f"plain words of {card.key}", Reader.PUPIL, card.plain, files)
    yield Text(f"not_for of {card.key}", Reader.ADULT, card.not_for, files, is_optional=True)


def _of_help_route(route: HelpRouteRow, files: tuple[Path, Path]) -> Iterable[Text]:
    is_seen = route.audience == HelpRoute.Audience.PUPIL
    reader = Reader.PUPIL if is_seen else Reader.ADULT
    yield Text(f"name of {route.key}", reader, route.name, files)
    yield Text(f"purpose of {route.key}", reader, route.purpose, files)
    yield Text(f"not_for of {route.key}", reader, route.not_for, files, is_optional=True)
    yield Text(f"hours of {route.key}", reader, route.hours, files, is_optional=True)


def _of_pack(pack: Pack) -> Iterable[Text]:
    words = (pack.folder / "en.md", pack.folder / "cy.md")
    quiz = (pack.folder / "quiz.toml", pack.folder / "quiz.toml")
    yield Text("title", Reader.PUPIL, pack.title, words, LessonVersion, "title")
    yield Text("aim", Reader.PUPIL, pack.aim, words, LessonVersion, "aim")
    for line in pack.i_can:
        yield Text("i_can", Reader.PUPIL, line, words)
    for word in pack.vocabulary:
        yield Text("vocabulary", Reader.PUPIL, word.term, words, VocabularyWord, "term")
        yield Text("vocabulary", Reader.PUPIL, word.meaning, words, VocabularyWord, "meaning")
    for section in pack.sections:
        yield from _of_section(section, words)
    for question in pack.questions:
        yield from _of_question(question, quiz)


def _of_section(section: SectionRow, files: tuple[Path, Path]) -> Iterable[Text]:
    is_seen = section.is_taught or section.is_handout
    reader = Reader.PUPIL if is_seen else Reader.ADULT
    key = section.key
    yield Text(f"heading of {key}", reader, section.heading, files, Section, "heading")
    yield Text(f"text of {key}", reader, section.body, files)
    yield Text(f"easy words of {key}", Reader.PUPIL, section.easy, files, is_optional=True)
    yield Text(f"notes of {key}", Reader.PRESENTER, section.notes, files, is_optional=True)


def _of_question(question: QuestionRow, files: tuple[Path, Path]) -> Iterable[Text]:
    key = question.key
    yield Text(f"question {key}", Reader.PUPIL, question.text, files, Question, "text")
    yield Text(f"easy question {key}", Reader.PUPIL, question.easy, files, Question, "easy", True)
    yield Text(f"why of {key}", Reader.PUPIL, question.why, files, Question, "why")
    for choice in question.choices:
        yield from _of_choice(f"{key}.{choice.key}", choice, question.kind, files)


def _of_choice(name: str, choice: ChoiceRow, kind: str, files: tuple[Path, Path]) -> Iterable[Text]:
    reader = Reader.PUPIL if choice.code == Choice.Code.RIGHT else Reader.CHOOSING
    yield Text(f"choice {name}", reader, choice.text, files, Choice, "text")
    yield Text(f"easy choice {name}", reader, choice.easy, files, Choice, "easy", True)
    is_item = kind == Question.Kind.ORDER and choice.code != Choice.Code.UNSURE
    feedback = Text(f"feedback of {name}", Reader.PUPIL, choice.feedback, files, Choice, "feedback")
    yield replace(feedback, is_optional=is_item)
    if choice.picture:
        alt = choice.picture.alt
        yield Text(f"picture of {name}", reader, alt, files, Choice, "alt")
