"""Make the next version of a lesson from its files, published at once or as a draft."""

import datetime as dt
import hashlib
from collections.abc import Iterable

from accounts.audit import record
from accounts.models import User
from lessons.imports.shapes import LANGUAGES, Both, Pack, PictureRow, QuestionRow, SectionRow, Word
from lessons.markdown import as_html
from lessons.models import (
    ROUTES,
    Choice,
    FrameworkTag,
    HelpRoute,
    LawCard,
    Lesson,
    LessonVersion,
    Picture,
    Question,
    Section,
    Topic,
    VocabularyWord,
)
from lessons.search import fold

REVIEWED_FOR = dt.timedelta(days=365)


def make_version(lesson: Lesson, pack: Pack, *, now: dt.datetime, by: User | None) -> LessonVersion:
    """The next version of LESSON with everything PACK holds, published."""
    version = add_version(
        lesson,
        pack,
        state=LessonVersion.State.PUBLISHED,
        fingerprint=pack.fingerprint,
        is_welsh_checked=pack.is_welsh_checked,
        published_at=now,
        published_by=by,
        review_by=(now + REVIEWED_FOR).date(),
        search_text=search_text(lesson.topic, pack),
    )
    record("lesson_published", by=by, about=version)
    return version


def add_version(lesson: Lesson, pack: Pack, **fields: object) -> LessonVersion:
    """The rows of everything PACK holds, under the next number of LESSON; FIELDS say its state."""
    last = lesson.versions.order_by("-number").values_list("number", flat=True).first()
    version = LessonVersion.objects.create(
        lesson=lesson,
        number=(last or 0) + 1,
        title_en=pack.title.en,
        title_cy=pack.title.cy,
        aim_en=pack.aim.en,
        aim_cy=pack.aim.cy,
        i_can_en="\n".join(line.en for line in pack.i_can),
        i_can_cy="\n".join(line.cy for line in pack.i_can),
        **{f"quiz_minutes_{route}": pack.quiz_minutes.get(route) for route in ROUTES},
        **fields,
    )
    version.law_cards.set(LawCard.objects.named(pack.law_cards))
    version.help_routes.set(HelpRoute.objects.named(pack.help_routes))
    version.tags.set(FrameworkTag.objects.filter(key__in=pack.tags))
    add_vocabulary(version, pack.vocabulary)
    Section.objects.bulk_create(
        section_of(version, order, row) for order, row in enumerate(pack.sections)
    )
    for order, question in enumerate(pack.questions):
        create_question(version, order, question)
    return version


def search_text(topic: Topic, pack: Pack) -> str:
    """Folded words of both languages, each once and between spaces, so that both ends are found.

    The other words for the topic are in it, and are never shown.
    """
    words = [
        topic.name_en,
        topic.name_cy,
        topic.aliases,
        *(both.of(language) for both in _searched(pack) for language in LANGUAGES),
    ]
    return f" {' '.join(dict.fromkeys(fold(' '.join(words)).split()))} "


def _searched(pack: Pack) -> Iterable[Both]:
    yield from (pack.title, pack.aim, *pack.i_can)
    yield from (word.term for word in pack.vocabulary)
    yield from (section.heading for section in pack.sections)


def add_vocabulary(version: LessonVersion, words: Iterable[Word]) -> None:
    """The WORDS of VERSION, in their order."""
    VocabularyWord.objects.bulk_create(
        VocabularyWord(
            version=version,
            order=order,
            term_en=word.term.en,
            term_cy=word.term.cy,
            meaning_en=word.meaning.en,
            meaning_cy=word.meaning.cy,
        )
        for order, word in enumerate(words)
    )


def section_of(version: LessonVersion, order: int, row: SectionRow) -> Section:
    """ROW as a section of VERSION, not saved yet."""
    texts = {"body": row.body, "easy": row.easy, "notes": row.notes}
    return Section(
        version=version,
        order=order,
        key=row.key,
        kind=row.kind,
        form=row.form,
        goes_with=row.goes_with,
        **{f"minutes_{route}": row.minutes.get(route) for route in ROUTES},
        heading_en=row.heading.en,
        heading_cy=row.heading.cy,
        **{f"{name}_{language}": both.of(language) for name, both, language in _sides(texts)},
        **{
            f"{name}_html_{language}": as_html(both.of(language))
            for name, both, language in _sides(texts)
        },
    )


def _sides(texts: dict[str, Both]) -> Iterable[tuple[str, Both, str]]:
    return ((name, both, language) for name, both in texts.items() for language in LANGUAGES)


def create_question(version: LessonVersion, order: int, row: QuestionRow) -> Question:
    """ROW as a question of VERSION at the place ORDER, with its choices."""
    question = Question.objects.create(
        version=version,
        order=order,
        key=row.key,
        measure=row.measure,
        kind=row.kind,
        text_en=row.text.en,
        text_cy=row.text.cy,
        easy_en=row.easy.en,
        easy_cy=row.easy.cy,
        why_en=row.why.en,
        why_cy=row.why.cy,
    )
    right_places = {key: number for number, key in enumerate(row.right_order, 1)}
    Choice.objects.bulk_create(
        Choice(
            question=question,
            order=place,
            key=choice.key,
            code=choice.code,
            place=right_places.get(choice.key),
            text_en=choice.text.en,
            text_cy=choice.text.cy,
            easy_en=choice.easy.en,
            easy_cy=choice.easy.cy,
            feedback_en=choice.feedback.en,
            feedback_cy=choice.feedback.cy,
            **_picture(choice.picture),
        )
        for place, choice in enumerate(row.choices)
    )
    return question


def _picture(row: PictureRow | None) -> dict[str, object]:
    """The fields of a choice that say its picture; a file used often is kept once."""
    if row is None:
        return {}
    kept = Picture.objects.get(digest=row.kept) if row.kept else None
    if row.file:
        body = row.file.read_bytes()
        kept, _is_new = Picture.objects.get_or_create(
            digest=hashlib.sha256(body).hexdigest(),
            defaults={"form": row.file.suffix.removeprefix("."), "body": body},
        )
    return {"symbol": row.symbol, "picture": kept, "alt_en": row.alt.en, "alt_cy": row.alt.cy}
