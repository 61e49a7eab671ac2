"""Keys that fit their field and an address, and texts without letters that no database holds."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from lessons.imports import sentences as says
from lessons.imports.checks.structure import SLUG
from lessons.imports.checks.texts import texts_of
from lessons.imports.faults import Faults
from lessons.imports.shapes import Pack
from lessons.models import Choice, Lesson, Question, Section

ALLOWED = "\n\t"


def check_plain(pack: Pack, faults: Faults) -> None:
    """Say which keys of PACK no row takes, and which texts hold control characters."""
    for file, line, key, most in _keys(pack):
        if not SLUG.fullmatch(key):
            faults.add(file, line, says.KEY_LETTERS(key=key[:60]))
        elif len(key) > most:
            faults.add(file, line, says.KEY_TOO_LONG(key=key[:60], count=len(key), most=most))
    for text in texts_of(pack):
        for words, file, line in text.sides():
            if any(_is_control(letter) for letter in words):
                faults.add(file, line, says.CONTROL_CHARACTER(), about=text.name)


def _keys(pack: Pack) -> Iterable[tuple[Path, int, str, int]]:
    lesson, quiz = pack.folder / "lesson.toml", pack.folder / "quiz.toml"
    yield lesson, 1, pack.slug, _most(Lesson, "slug")
    for section in pack.sections:
        yield lesson, section.line, section.key, _most(Section, "key")
    for question in pack.questions:
        yield quiz, question.line, question.key, _most(Question, "key")
        for choice in question.choices:
            yield quiz, choice.line, choice.key, _most(Choice, "key")


def _most(model: type[Lesson | Section | Question | Choice], field: str) -> int:
    return int(model._meta.get_field(field).max_length)  # type: ignore[union-attr,arg-type]


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc" and letter not in ALLOWED
