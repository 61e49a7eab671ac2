"""The easier words for pupils: there, short, and only where pupils read."""

import re
from collections.abc import Iterable
from pathlib import Path

from lessons.imports import sentences as says
from lessons.imports.faults import Faults
from lessons.imports.said import Said
from lessons.imports.shapes import LANGUAGES, Both, Pack, QuestionRow, SectionRow

MOST_WORDS = 45
MOST_IN_A_QUESTION = 15
LONG_CHOICE = 8
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def words_in(text: str) -> int:
    return len(WORD.findall(text))


def check_easy(pack: Pack, faults: Faults) -> None:
    """Say where easier words are missing, too long, or not for a pupil.

    A lesson has them throughout or, until they are written, nowhere.
    """
    has_easy = any(section.easy.en or section.easy.cy for section in pack.sections)
    if not has_easy and not any(question.easy.en for question in pack.questions):
        return
    files = (pack.folder / "en.md", pack.folder / "cy.md")
    for section in pack.sections:
        if section.is_taught:
            _say(says.EASY_WORDS_OF(key=section.key), section.easy, files, MOST_WORDS, faults)
        else:
            _say_none_here(section, files, faults)
    for question in pack.questions:
        _check_question(question, pack.folder / "quiz.toml", faults)


def _say_none_here(section: SectionRow, files: tuple[Path, Path], faults: Faults) -> None:
    for language, file in zip(LANGUAGES, files, strict=True):
        if section.easy.of(language):
            said = says.NO_EASY_HERE(key=section.key)
            faults.add(file, section.easy.line(language), said)


def _check_question(question: QuestionRow, file: Path, faults: Faults) -> None:
    about = says.EASY_QUESTION(key=question.key)
    _say(about, question.easy, (file, file), MOST_IN_A_QUESTION, faults)
    for choice in question.choices:
        if words_in(choice.text.en) > LONG_CHOICE and not choice.easy.en:
            said = says.LONG_CHOICE(key=f"{question.key}.{choice.key}")
            faults.add(file, choice.line, said, is_warning=True)


def _say(about: Said, both: Both, files: Iterable[Path], most: int, faults: Faults) -> None:
    for language, file in zip(LANGUAGES, files, strict=True):
        text, line = both.of(language), both.line(language)
        if not both.en and not both.cy:
            faults.add(file, line, says.EASY_MISSING(), about=about, is_warning=True)
        elif words_in(text) > most:
            said = says.EASY_TOO_LONG(count=words_in(text), most=most)
            faults.add(file, line, said, about=about, is_warning=True)
