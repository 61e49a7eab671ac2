"""One lesson's folder: ``lesson.toml``, ``en.md``, ``cy.md`` and ``quiz.toml``."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from lessons.imports import sentences as says
from lessons.imports.faults import Faults
from lessons.imports.shapes import (
    Both,
    ChoiceRow,
    Pack,
    PictureRow,
    QuestionRow,
    SectionRow,
    Word,
)
from lessons.imports.toml_files import Table, read
from lessons.imports.words_files import SectionWords, Words, read_words
from lessons.models import Choice, Question

FILES = ("lesson.toml", "en.md", "cy.md", "quiz.toml")
PICTURE_FILES = (".svg", ".png")
Entry = TypeVar("Entry")


def read_pack(folder: Path, faults: Faults) -> Pack | None:
    """The lesson in FOLDER; None when a file cannot be read at all."""
    missing = [name for name in FILES if not (folder / name).is_file()]
    for name in missing:
        faults.add(folder / name, 1, says.FILE_MISSING())
    if missing:
        return None
    lesson, quiz = read(folder / "lesson.toml", faults), read(folder / "quiz.toml", faults)
    if not lesson.values or not quiz.values:
        return None
    english, welsh = read_words(folder / "en.md", faults), read_words(folder / "cy.md", faults)
    questions = tuple(_question(table) for table in quiz.tables("questions"))
    pack = Pack(
        slug=folder.name,
        folder=folder,
        topic=lesson.text("topic"),
        ages=lesson.ages(),
        is_for_assembly=lesson.flag("assembly"),
        devices=lesson.text("devices"),
        law_cards=lesson.texts("law_cards"),
        help_routes=lesson.texts("help_routes"),
        tags=lesson.texts("tags"),
        is_welsh_checked=lesson.flag("welsh_checked"),
        quiz_minutes=lesson.minutes("quiz"),
        sections=_sections(lesson, english, welsh),
        title=_front_text("title", english, welsh),
        aim=_front_text("aim", english, welsh),
        i_can=_i_can(english, welsh),
        vocabulary=_vocabulary(english, welsh),
        questions=questions,
        fingerprint=fingerprint(folder, questions),
    )
    for table in (lesson, quiz, english.front, welsh.front):
        table.done()
    return pack


def fingerprint(folder: Path, questions: tuple[QuestionRow, ...] = ()) -> str:
    """What changes when a file of FOLDER does: one of the four, or a picture of QUESTIONS.

    Line ends of the four do not count.
    """
    digest = hashlib.sha256()
    for name in FILES:
        digest.update(name.encode() + b"\0")
        digest.update((folder / name).read_bytes().replace(b"\r\n", b"\n") + b"\0")
    for file in sorted(pictures_of(questions)):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def pictures_of(questions: Iterable[QuestionRow]) -> set[Path]:
    """The picture files that QUESTIONS name and that are there."""
    pictures = (choice.picture for question in questions for choice in question.choices)
    named = {picture.file for picture in pictures if picture and picture.file}
    return {file for file in named if file.is_file()}


def _front_text(name: str, english: Words, welsh: Words) -> Both:
    return Both(
        english.front.text(name),
        welsh.front.text(name),
        english.front.line(name),
        welsh.front.line(name),
    )


def _i_can(english: Words, welsh: Words) -> tuple[Both, ...]:
    pairs = _paired("i_can", english.front.texts("i_can"), welsh.front.texts("i_can"), welsh)
    lines = english.front.line("i_can"), welsh.front.line("i_can")
    return tuple(Both(en, cy, *lines) for en, cy in pairs)


def _vocabulary(english: Words, welsh: Words) -> tuple[Word, ...]:
    lines = english.front.line("vocabulary"), welsh.front.line("vocabulary")
    pairs = _paired("vocabulary", _word_pairs(english), _word_pairs(welsh), welsh)
    return tuple(Word(Both(en[0], cy[0], *lines), Both(en[1], cy[1], *lines)) for en, cy in pairs)


def _word_pairs(words: Words) -> list[tuple[str, str]]:
    """The ``vocabulary``: a list of [term, meaning]."""
    words.front.taken.add("vocabulary")
    found = words.front.values.get("vocabulary", [])
    if isinstance(found, list) and all(_is_word(pair) for pair in found):
        return [(pair[0], pair[1]) for pair in found]
    words.front.fault("vocabulary", says.LIST_OF_WORDS())
    return []


def _is_word(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(text, str) for text in pair)


def _paired(
    name: str, english: Sequence[Entry], welsh: Sequence[Entry], words: Words
) -> list[tuple[Entry, Entry]]:
    """Entries of both languages side by side, and a fault when one has more."""
    if len(english) != len(welsh):
        counts = {"welsh": len(welsh), "english": len(english)}
        words.front.fault(name, says.ENTRIES_DIFFER(name=name, **counts))
    return list(zip(english, welsh, strict=False))


def _sections(lesson: Table, english: Words, welsh: Words) -> tuple[SectionRow, ...]:
    tables = list(lesson.tables("sections"))
    keys = [table.text("key") for table in tables]
    words = [_by_key(english, keys), _by_key(welsh, keys)]
    rows = []
    for table, key in zip(tables, keys, strict=True):
        en, cy = (found.get(key) for found in words)
        rows.append(_section(table, key, en, cy))
        table.done()
    return tuple(rows)


def _section(
    table: Table, key: str, en: SectionWords | None, cy: SectionWords | None
) -> SectionRow:
    return SectionRow(
        key=key,
        kind=table.text("kind"),
        minutes=table.minutes("minutes"),
        line=table.line(),
        heading=_side_by_side(en, cy, "heading", "line"),
        body=_side_by_side(en, cy, "body", "body_line"),
        easy=_side_by_side(en, cy, "easy", "easy_line"),
        notes=_side_by_side(en, cy, "notes", "notes_line"),
        form=table.text("form", ""),
        goes_with=table.text("goes_with", ""),
    )


def _side_by_side(en: SectionWords | None, cy: SectionWords | None, text: str, line: str) -> Both:
    return Both(
        getattr(en, text, ""), getattr(cy, text, ""), getattr(en, line, 1), getattr(cy, line, 1)
    )


def _by_key(words: Words, keys: list[str]) -> dict[str, SectionWords]:
    """The sections of a file; they are the same as in lesson.toml and in the same order."""
    faults, found = words.front.faults, [section.key for section in words.sections]
    for section in words.sections:
        if section.key not in keys:
            faults.add(words.file, section.line, says.NO_SUCH_SECTION(key=section.key))
        elif found.count(section.key) > 1:
            faults.add(words.file, section.line, says.SECTION_TWICE(key=section.key))
    for key in keys:
        if key not in found:
            faults.add(words.file, 1, says.SECTION_MISSING(key=key))
    if sorted(found) == sorted(keys) and found != keys:
        faults.add(words.file, 1, says.OTHER_ORDER())
    return {section.key: section for section in words.sections}


def _question(table: Table) -> QuestionRow:
    question = QuestionRow(
        key=table.text("key"),
        measure=table.text("measure"),
        kind=(kind := table.text("kind", Question.Kind.ONE.value)),
        line=table.line(),
        text=table.both(),
        easy=table.both("easy", is_needed=False),
        why=table.both("why"),
        choices=tuple(_choice(choice, kind) for choice in table.tables("choices")),
        right_order=table.texts("right_order"),
        order_line=table.line("right_order"),
    )
    table.done()
    return question


def _choice(table: Table, kind: str) -> ChoiceRow:
    """A choice; an item to put in order is right or wrong only among the others."""
    code = table.text("code")
    has_feedback = kind != Question.Kind.ORDER or code == Choice.Code.UNSURE
    choice = ChoiceRow(
        key=table.text("key"),
        code=code,
        line=table.line(),
        text=table.both(),
        easy=table.both("easy", is_needed=False),
        feedback=table.both("feedback", is_needed=has_feedback),
        picture=_picture(table),
    )
    table.done()
    return choice


def _picture(table: Table) -> PictureRow | None:
    name = table.text("picture", "")
    alt = table.both("alt", is_needed=bool(name))
    if not name:
        return None
    is_file = name.endswith(PICTURE_FILES)
    return PictureRow(
        name=name,
        line=table.line("picture"),
        alt=alt,
        file=table.file.parent / name if is_file else None,
    )
