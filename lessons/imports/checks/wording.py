"""Words that a lesson must not use: to pupils no scare and no blame, to under-tens no arrest."""

import re
from collections.abc import Iterable

from lessons.imports.checks.texts import Reader, Text, texts_of
from lessons.imports.faults import Faults
from lessons.imports.shapes import LANGUAGES, Pack

SEXTING = ("sexting", "secstio")
SCARE_AND_BLAME = (
    "have you ever",
    "ruin your life",
    "ruined for ever",
    "your own fault",
    "brought it on",
    "you should have known",
    "asking for it",
    "stupid",
    "ydych chi erioed wedi",
    "wyt ti erioed wedi",
    "difetha dy fywyd",
    "difetha eich bywyd",
    "dy fai dy hun",
    "eich bai eich hun",
    "twp",
)
ARREST = (
    "arrest",
    "prison",
    "handcuff",
    "criminal record",
    "court",
    "arestio",
    "carchar",
    "cofnod troseddol",
    "llys",
)
AGE_OF_ARREST = 10
SPOKEN_PARTS = {"say", "ask", "dweud", "gofyn"}
PART = re.compile(r"^### +(.+?) *$", re.MULTILINE)
PARTS = {
    "en": ["Say", "Ask", "Listen for", "Leave out"],
    "cy": ["Dweud", "Gofyn", "Gwrando am", "Gadael allan"],
}


def check_wording(pack: Pack, faults: Faults) -> None:
    """Say which words of PACK a pupil should neither see nor hear."""
    for text in texts_of(pack):
        for words, file, line in text.sides():
            for word in _found(_told(text, words), _never_told(pack, text)):
                faults.add(file, line, f"{text.name}: {_reason(word)}")
    _check_parts(pack, faults)


def _told(text: Text, words: str) -> str:
    """What of WORDS reaches pupils: of notes only what is said aloud."""
    if text.reader == Reader.ADULT:
        return ""
    return spoken(words) if text.reader == Reader.PRESENTER else words


def _never_told(pack: Pack, text: Text) -> tuple[str, ...]:
    if text.reader == Reader.CHOOSING:
        return SEXTING
    young = pack.ages[0] < AGE_OF_ARREST
    return SEXTING + SCARE_AND_BLAME + (ARREST if young else ())


def _reason(word: str) -> str:
    if word in ARREST:
        return f"pupils under ten, leave out '{word}'"
    return f"'{word}' is not said to pupils"


def spoken(notes: str) -> str:
    """What the adult says aloud: the parts Say and Ask of NOTES."""
    pieces = PART.split(notes)
    return "\n".join(
        text
        for title, text in zip(pieces[1::2], pieces[2::2], strict=True)
        if title.lower() in SPOKEN_PARTS
    )


def _found(text: str, words: Iterable[str]) -> list[str]:
    """The WORDS that begin in TEXT; "court" is not in "courtesy", "arrest" is in "arrested"."""
    plain = " ".join(text.lower().replace("’", "'").split())
    return [word for word in words if re.search(rf"\b{re.escape(word)}(s|ed|ing)?\b", plain)]


def _check_parts(pack: Pack, faults: Faults) -> None:
    """A taught section has notes with the four headings, in their order."""
    for section in pack.sections:
        if not section.is_taught:
            continue
        for language in LANGUAGES:
            titles = PART.findall(section.notes.of(language))
            if titles != PARTS[language]:
                faults.add(
                    pack.folder / f"{language}.md",
                    section.notes.line(language),
                    f"notes of {section.key} have the headings {', '.join(PARTS[language])}",
                )
