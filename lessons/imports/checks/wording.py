"""Words that a lesson must not use: to pupils no scare and no blame, to under-tens no arrest."""

import re
from collections.abc import Iterable
from functools import cache

from lessons.imports import sentences as says
from lessons.imports.checks.phrases import pattern_of, plain
from lessons.imports.checks.texts import Reader, Text
from lessons.imports.checks.word_lists import AGE_OF_ARREST, LISTS, STATUTE
from lessons.imports.faults import Faults, Kind
from lessons.imports.shapes import LANGUAGES, Pack

REASONS = {
    Kind.HAVE_YOU_EVER: says.OWN_STORY,
    Kind.SCARE: says.FRIGHTENS,
    Kind.BLAME: says.BLAMES,
    Kind.ARREST: says.ARREST,
    Kind.TIMER: says.AGAINST_THE_CLOCK,
    Kind.LAW: says.LAW,
    Kind.SEXTING: says.NOT_SAID,
}
SPOKEN_PARTS = {"say", "ask", "dweud", "gofyn"}
PART = re.compile(r"^### +(.+)$", re.MULTILINE)
PARTS = {
    "en": ["Say", "Ask", "Listen for", "Leave out"],
    "cy": ["Dweud", "Gofyn", "Gwrando am", "Gadael allan"],
}


def check_wording(texts: Iterable[Text], faults: Faults) -> None:
    """Say which words of TEXTS a pupil should neither see nor hear."""
    for text in texts:
        kinds = _kinds(text)
        for language, (words, file, line) in zip(LANGUAGES, text.sides(), strict=True):
            told = spoken(words) if text.reader == Reader.PRESENTER else words
            for kind, below, found in _found(told, kinds, language):
                said = REASONS[kind](words=found)
                faults.of(kind).add(file, line + below, said, about=text.name)


def _kinds(text: Text) -> tuple[Kind, ...]:
    """The lists that hold for the readers of TEXT: a wrong choice may say a wrong thing."""
    if text.reader == Reader.ADULT:
        return ()
    if text.reader == Reader.CHOOSING:
        return (Kind.SEXTING,)
    left_out = {Kind.ARREST} if text.youngest >= AGE_OF_ARREST else set()
    if text.is_law:
        left_out.add(Kind.LAW)
    return tuple(kind for kind in LISTS if kind not in left_out)


def spoken(notes: str) -> str:
    """What the adult says aloud: the parts Say and Ask of NOTES, in their lines."""
    is_spoken, lines = False, []
    for line in notes.splitlines():
        if title := PART.match(line):
            is_spoken = title[1].rstrip().lower() in SPOKEN_PARTS
        lines.append("" if title or not is_spoken else line)
    return "\n".join(lines)


def _found(text: str, kinds: Iterable[Kind], language: str) -> Iterable[tuple[Kind, int, str]]:
    """Each kind of word in TEXT, how many lines down it stands, and the word."""
    searched = plain(text)
    for kind in kinds:
        for pattern in _patterns(kind, language):
            for match in pattern.finditer(searched):
                yield kind, searched.count("\n", 0, match.start()), " ".join(match[0].split())


@cache
def _patterns(kind: Kind, language: str) -> tuple[re.Pattern[str], ...]:
    phrases = pattern_of(LISTS[kind][language], language)
    return (phrases, re.compile(STATUTE[language])) if kind == Kind.LAW else (phrases,)


def check_notes(pack: Pack, faults: Faults) -> None:
    """A taught section has notes with the four headings, in their order."""
    for section in pack.sections:
        if not section.is_taught:
            continue
        for language in LANGUAGES:
            titles = [title.rstrip() for title in PART.findall(section.notes.of(language))]
            if titles != PARTS[language]:
                file, line = pack.folder / f"{language}.md", section.notes.line(language)
                said = says.HEADINGS_OF_NOTES(headings=", ".join(PARTS[language]))
                faults.add(file, line, said, about=says.NOTES_OF(key=section.key))
