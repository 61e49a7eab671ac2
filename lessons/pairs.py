"""The texts of a version as pairs, English beside Welsh, each under one name."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.templatetags.words import words
from lessons.models import FrameworkTag, HelpRoute, LawCard, LessonVersion, Question, Section

PLAIN = (WORDS, FACTS, MINUTES) = ("words", "facts", "minutes")
# What is no block of its own: which sections and which questions there are, and their order.
ORDERS = (PARTS, QUIZ) = ("parts", "questions")


@dataclass(frozen=True)
class Pair:
    """One text in both languages. BLOCK is what it is saved with, PLACE what a reader calls it."""

    block: str
    field: str
    place: str
    label: str
    en: str
    cy: str

    @property
    def name(self) -> str:
        return f"{self.block}.{self.field}"


def section_labels() -> dict[str, str]:
    return {
        "heading": _("Heading"),
        "body": _("What pupils see"),
        "easy": _("In easier words"),
        "notes": _("Notes for the adult"),
    }


def words_labels() -> dict[str, str]:
    return {
        "title": _("Title"),
        "aim": _("Aim"),
        "i_can": _("By the end: I can …"),
        "vocabulary": _("Words in this lesson"),
    }


def question_labels() -> dict[str, str]:
    return {
        "text": _("Question"),
        "easy": _("In easier words"),
        "why": _("Why the safe answer is safe"),
    }


def choice_labels() -> dict[str, str]:
    return {
        "text": _("Choice"),
        "easy": _("In easier words"),
        "feedback": _("What a pupil who chose it is told"),
        "alt": _("The picture in words"),
    }


def block_of(row: Section | Question) -> str:
    """The name of the block that ROW is saved as."""
    return f"{row._meta.model_name}-{row.key}"


def block_names() -> dict[str, str]:
    """What a reader calls the blocks that are no section and no question."""
    return {
        WORDS: _("Title and words"),
        FACTS: _("Facts and cards"),
        MINUTES: _("Minutes"),
        PARTS: _("Parts in their order"),
        QUIZ: _("Questions in their order"),
    }


def name_of(row: Section | Question) -> str:
    """What a reader calls ROW; its kind or its number where nothing is written yet."""
    if isinstance(row, Section):
        return words(row, "heading") or row.heading_cy or str(row.get_kind_display())
    return words(row, "text") or row.text_cy or _("Question %(number)s") % {"number": row.order + 1}


def name_of_card(card: LawCard | HelpRoute | FrameworkTag) -> str:
    """What a reader calls CARD."""
    return words(card, "statute" if isinstance(card, LawCard) else "name")


def pairs_of(version: LessonVersion) -> dict[str, Pair]:
    """Every text of VERSION by its name, in the order in which it is read."""
    pairs = [*words_pairs(version)]
    for section in version.sections.all():
        pairs += section_pairs(section)
    for question in version.questions.prefetch_related("choices"):
        pairs += question_pairs(question)
    return {pair.name: pair for pair in pairs}


def words_pairs(version: LessonVersion) -> Iterable[Pair]:
    """Title, aim, aims in pupils' words, and vocabulary, one word a line."""
    for field, label in words_labels().items():
        texts = (
            [vocabulary_text(version, language) for language in ("en", "cy")]
            if field == "vocabulary"
            else [getattr(version, f"{field}_{language}") for language in ("en", "cy")]
        )
        yield Pair(WORDS, field, _("Title and words"), label, *texts)


def vocabulary_text(version: LessonVersion, language: str) -> str:
    rows = version.vocabulary.all()
    return "\n".join(
        f"{getattr(word, f'term_{language}')}: {getattr(word, f'meaning_{language}')}"
        for word in rows
    )


def section_pairs(section: Section) -> Iterable[Pair]:
    for field, label in section_labels().items():
        if field in fields_of(section):
            yield _pair(section, block_of(section), field, name_of(section), label)


def fields_of(section: Section) -> list[str]:
    """The texts that a section of its kind has, and those it still holds from another kind."""
    return [
        field
        for field in ("heading", "body", "easy", "notes")
        if section.is_taught
        or field in {"heading", "body"}
        or getattr(section, f"{field}_en")
        or getattr(section, f"{field}_cy")
    ]


def question_pairs(question: Question) -> Iterable[Pair]:
    block = block_of(question)
    place = _("Question %(number)s") % {"number": question.order + 1}
    for field, label in question_labels().items():
        yield _pair(question, block, field, place, label)
    for choice in question.choices.all():
        for field, label in choice_labels().items():
            pair = _pair(choice, block, field, f"{place}, {choice.key}", label)
            yield Pair(block, f"{choice.key}.{field}", pair.place, label, pair.en, pair.cy)


def _pair(row: object, block: str, field: str, place: str, label: str) -> Pair:
    texts = (getattr(row, f"{field}_en"), getattr(row, f"{field}_cy"))
    return Pair(block, field, place, label, *texts)
