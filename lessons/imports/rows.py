"""A version as the database holds it, in the shape of a pack: one set of checks serves both."""

import hashlib
from dataclasses import replace
from pathlib import Path

from lessons.imports.shapes import (
    Both,
    ChoiceRow,
    Pack,
    PictureRow,
    QuestionRow,
    SectionRow,
    Word,
)
from lessons.models import (
    ROUTES,
    Choice,
    LessonVersion,
    Question,
    Section,
    facts_of,
)

ROOT = Path("site")
# A draft has no lines, so places are numbered: block by block, and in a section field by field.
BLOCK, FIELD = 100_000, 20_000
SECTION_FIELDS = ("heading", "body", "easy", "notes")
FRONT_FIELDS = ("title", "aim", "i_can", "vocabulary")
QUESTION_FIELDS = ("text", "easy", "why")
CHOICE = 100


def pack_of(version: LessonVersion) -> Pack:
    """Everything VERSION holds. Its lesson's facts are those of its draft, where it has one."""
    facts = facts_of(version)
    pack = Pack(
        slug=version.lesson.slug,
        folder=ROOT / version.lesson.slug,
        topic=facts.topic.slug,
        ages=(facts.ages_from, facts.ages_to),
        is_for_assembly=facts.is_for_assembly,
        devices=facts.devices,
        law_cards=tuple(card.key for card in version.law_cards.all()),
        help_routes=tuple(route.key for route in version.help_routes.all()),
        tags=tuple(tag.key for tag in version.tags.all()),
        is_welsh_checked=version.is_welsh_checked,
        quiz_minutes=_minutes(version, "quiz_minutes"),
        sections=tuple(
            _section(section, number) for number, section in enumerate(version.sections.all(), 1)
        ),
        title=_both(version, "title", 1),
        aim=_both(version, "aim", FIELD),
        i_can=_i_can(version),
        vocabulary=tuple(
            Word(_both(word, "term", 3 * FIELD), _both(word, "meaning", 3 * FIELD))
            for word in version.vocabulary.all()
        ),
        questions=tuple(
            _question(question, number)
            for number, question in enumerate(
                version.questions.prefetch_related("choices__picture"), 1
            )
        ),
        fingerprint="",
    )
    return replace(pack, fingerprint=version.fingerprint or fingerprint_of(pack))


def fingerprint_of(pack: Pack) -> str:
    """What changes when anything of PACK does."""
    return hashlib.sha256(repr(replace(pack, fingerprint="")).encode()).hexdigest()


def _both(row: object, name: str, line: int = 1) -> Both:
    return Both(getattr(row, f"{name}_en"), getattr(row, f"{name}_cy"), line, line)


def _minutes(row: object, name: str) -> dict[int, int]:
    found = {route: getattr(row, f"{name}_{route}") for route in ROUTES}
    return {route: minutes for route, minutes in found.items() if minutes}


def _i_can(version: LessonVersion) -> tuple[Both, ...]:
    english, welsh = version.i_can_en.splitlines(), version.i_can_cy.splitlines()
    line = 2 * FIELD
    longest = max(len(english), len(welsh), 1)
    sides = (lines + [""] * (longest - len(lines)) for lines in (english, welsh))
    return tuple(Both(en, cy, line, line) for en, cy in zip(*sides, strict=True))


def _section(section: Section, number: int) -> SectionRow:
    line = number * BLOCK
    texts = {
        name: _both(section, name, line + place * FIELD)
        for place, name in enumerate(SECTION_FIELDS)
    }
    return SectionRow(
        key=section.key,
        kind=section.kind,
        minutes=_minutes(section, "minutes"),
        line=line,
        form=section.form,
        goes_with=section.goes_with,
        **texts,
    )


def _question(question: Question, number: int) -> QuestionRow:
    line, choices = number * BLOCK, list(question.choices.all())
    placed = sorted((choice for choice in choices if choice.place), key=lambda one: one.place or 0)
    texts = {
        name: _both(question, name, line + place) for place, name in enumerate(QUESTION_FIELDS, 1)
    }
    return QuestionRow(
        key=question.key,
        measure=question.measure,
        kind=question.kind,
        line=line,
        choices=tuple(
            _choice(choice, line + place * CHOICE) for place, choice in enumerate(choices, 1)
        ),
        right_order=tuple(choice.key for choice in placed),
        order_line=line,
        **texts,
    )


def _choice(choice: Choice, line: int) -> ChoiceRow:
    picture = None
    if choice.symbol or choice.picture:
        picture = PictureRow(
            name=choice.symbol or str(choice.picture),
            line=line,
            alt=_both(choice, "alt", line),
            kept=choice.picture.digest if choice.picture else "",
        )
    return ChoiceRow(
        key=choice.key,
        code=choice.code,
        line=line,
        text=_both(choice, "text", line),
        easy=_both(choice, "easy", line),
        feedback=_both(choice, "feedback", line),
        picture=picture,
    )
