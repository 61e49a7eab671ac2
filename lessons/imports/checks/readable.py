"""Pupil-facing English that is too hard, and boards that hold too much."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lessons.imports import sentences as says
from lessons.imports.checks.easy import words_in
from lessons.imports.faults import Faults, Kind
from lessons.imports.said import Said
from lessons.imports.shapes import (
    LANGUAGES,
    Both,
    HelpRouteRow,
    LawCardRow,
    Pack,
    QuestionRow,
)
from lessons.models import HelpRoute
from lessons.reading import Reading, Sentence, measure, reading_of, sentences_of

YEARS_ABOVE = 2  # how much older than the youngest pupil a reader may have to be
WORDS_TO_MEASURE = 50  # of fewer words the reading age says nothing
MOST_ON_A_BOARD = 75
# Words in a sentence: for lessons that begin before this age, and for the others.
AGE_OF_LONGER_SENTENCES = 11
MOST_IN_A_SENTENCE = (12, 16)


@dataclass(frozen=True)
class Part:
    """A board, a question with its choices, or a handout: its English sentences, by line."""

    name: str
    file: Path
    line: int
    sentences: tuple[Sentence, ...]

    @cached_property
    def reading(self) -> Reading | None:
        return measure(self.sentences)


@dataclass(frozen=True)
class Readability:
    """How hard the pupil-facing English of a lesson is, and where it is hardest."""

    whole: Reading
    allowed: int
    hardest: Part
    longest: Sentence
    longest_file: Path


def check_readable(pack: Pack, faults: Faults) -> None:
    """Say where PACK is harder to read than its youngest pupils should meet."""
    found = readability_of(pack)
    if found and found.whole.age > found.allowed:
        whole = {"age": found.whole.age, "most": found.allowed}
        said = says.LESSON_TOO_HARD(**whole, part=found.hardest.name)
        faults.of(Kind.READING_AGE).add(found.hardest.file, found.hardest.line, said)
    for part in parts_of(pack):
        _check_part(part, pack, faults)
    for section in pack.sections:
        if section.is_taught:
            _check_board(says.TEXT_OF(key=section.key), section.body, pack, faults)


def check_law_card_readable(card: LawCardRow, file: Path, faults: Faults) -> None:
    """Say whether CARD is harder to read than the youngest it is for."""
    reading, allowed = reading_of(card.plain.en), card.ages[0] + YEARS_ABOVE
    if reading and reading.age > allowed:
        about, hard = says.PLAIN_WORDS_OF(key=card.key), faults.of(Kind.READING_AGE)
        hard.add(file, card.plain.line_en, _too_hard(reading, allowed), about=about)


def check_card_sentences(card: LawCardRow | HelpRouteRow, file: Path, faults: Faults) -> None:
    """Say which sentences of CARD are long for its youngest readers; adults' routes are left."""
    if isinstance(card, LawCardRow):
        about, words = says.PLAIN_WORDS_OF(key=card.key), card.plain
    elif card.audience == HelpRoute.Audience.PUPIL:
        about, words = says.PURPOSE_OF(key=card.key), card.purpose
    else:
        return
    _check_sentences(about, _lines(words), card.ages[0], file, faults)


def readability_of(pack: Pack) -> Readability | None:
    """The measures of PACK; None when pupils have nothing to read in it."""
    parts = [part for part in parts_of(pack) if part.sentences]
    whole = measure([sentence for part in parts for sentence in part.sentences])
    if not whole:
        return None
    long_enough = [part for part in parts if _is_measured(part)] or parts
    hardest = max(long_enough, key=lambda part: part.reading.age if part.reading else 0)
    longest, file = max(
        ((sentence, part.file) for part in parts for sentence in part.sentences),
        key=lambda found: found[0].words,
    )
    return Readability(whole, pack.ages[0] + YEARS_ABOVE, hardest, longest, file)


def parts_of(pack: Pack) -> Iterable[Part]:
    """What pupils read: boards and handouts, then each question with choices and feedback.

    The easy words are left out: they would make the lesson look easier than it is.
    """
    for section in pack.sections:
        if section.is_taught or section.is_handout:
            file, body = pack.folder / "en.md", section.body
            yield Part(section.key, file, body.line_en, tuple(_lines(body)))
    for question in pack.questions:
        sentences = tuple(_of_question(question))
        yield Part(question.key, pack.folder / "quiz.toml", question.line, sentences)


def _of_question(question: QuestionRow) -> Iterable[Sentence]:
    yield from _lines(question.text)
    for choice in question.choices:
        yield from _lines(choice.text)
        yield from _lines(choice.feedback)
    yield from _lines(question.why)


def _lines(both: Both) -> Iterable[Sentence]:
    """The English sentences of BOTH with their lines in the file."""
    for sentence in sentences_of(both.en):
        yield Sentence(sentence.text, both.line_en + sentence.line - 1)


def _is_measured(part: Part) -> bool:
    return bool(part.reading and part.reading.words >= WORDS_TO_MEASURE)


def _check_part(part: Part, pack: Pack, faults: Faults) -> None:
    allowed = pack.ages[0] + YEARS_ABOVE
    if _is_measured(part) and part.reading and part.reading.age > allowed:
        said = _too_hard(part.reading, allowed)
        hard = faults.of(Kind.READING_AGE)
        hard.add(part.file, part.line, said, about=part.name, is_warning=True)
    _check_sentences(part.name, part.sentences, pack.ages[0], part.file, faults)


def _check_sentences(
    about: Said | str,
    sentences: Iterable[Sentence],
    youngest: int,
    file: Path,
    faults: Faults,
) -> None:
    most = MOST_IN_A_SENTENCE[youngest >= AGE_OF_LONGER_SENTENCES]
    for sentence in sentences:
        if sentence.words > most:
            said = says.LONG_SENTENCE(count=sentence.words, most=most)
            long = faults.of(Kind.LONG_SENTENCE)
            long.add(file, sentence.line, said, about=about, is_warning=True)


def _check_board(about: Said, body: Both, pack: Pack, faults: Faults) -> None:
    for language in LANGUAGES:
        words = words_in(body.of(language))
        if words > MOST_ON_A_BOARD:
            said = says.FULL_BOARD(count=words, most=MOST_ON_A_BOARD)
            file, full = pack.folder / f"{language}.md", faults.of(Kind.FULL_BOARD)
            full.add(file, body.line(language), said, about=about, is_warning=True)


def _too_hard(reading: Reading, allowed: int) -> Said:
    return says.TOO_HARD(age=reading.age, most=allowed)
