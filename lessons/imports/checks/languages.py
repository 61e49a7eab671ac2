"""Welsh beside English: all there, about as long, with the same numbers, links and blanks."""

import re
from collections import Counter
from collections.abc import Iterable

from lessons.imports import sentences as says
from lessons.imports.checks.texts import Text
from lessons.imports.faults import Faults, Kind
from lessons.imports.said import Said
from lessons.imports.shapes import Both

SAME_IN_BOTH = {
    Kind.NUMBERS: re.compile(r"\d+"),
    Kind.LINKS: re.compile(r"https?://[^\s)>\]]*[^\s)>\].,;]"),
    # A value put in, a box to tick, a line to write on.
    Kind.PLACEHOLDERS: re.compile(r"\{[^{}\n]*\}|%\(\w+\)[sd]|\[[ x]\]|_{3,}"),
}
DIFFER = {
    Kind.NUMBERS: says.NUMBERS_DIFFER,
    Kind.LINKS: says.LINKS_DIFFER,
    Kind.PLACEHOLDERS: says.PLACEHOLDERS_DIFFER,
}
# A short text may well be half or twice as long: a word has its own length.
LETTERS_APART = 30


def check_languages(texts: Iterable[Text], faults: Faults) -> None:
    """Say where the Welsh of TEXTS is missing or tells something else than the English."""
    for text in texts:
        both = text.both
        if not both.en or not both.cy:
            _say_missing(text, faults.of(Kind.WELSH_MISSING))
            continue
        for kind, said in _differences(both):
            faults.of(kind).add(text.files[1], both.line_cy, said, about=text.name)


def _say_missing(text: Text, faults: Faults) -> None:
    """Both languages are there; only what is optional may be missing in both."""
    if text.is_optional and not text.both.en and not text.both.cy:
        return
    missing = (says.ENGLISH_MISSING(), says.WELSH_MISSING())
    for said, (words, file, line) in zip(missing, text.sides(), strict=True):
        if not words:
            faults.add(file, line, said, about=text.name)


def _differences(both: Both) -> Iterable[tuple[Kind, Said]]:
    english, welsh = len(both.en), len(both.cy)
    if abs(english - welsh) > LETTERS_APART and not 0.5 <= welsh / english <= 2:
        yield Kind.WELSH_LENGTH, says.WELSH_LENGTH(welsh=welsh, english=english)
    for kind, pattern in SAME_IN_BOTH.items():
        en, cy = (Counter(pattern.findall(text)) for text in (both.en, both.cy))
        if en != cy:
            differ = (en - cy) + (cy - en)
            yield kind, DIFFER[kind](found=", ".join(sorted(differ)))
