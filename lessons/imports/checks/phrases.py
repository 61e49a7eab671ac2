"""Finding phrases in a text, in whatever form they stand."""

import re
import unicodedata
from functools import cache

from lessons.search import mutations

VOWELS = tuple("aeiouwy")
ENDING = "~"


def plain(text: str) -> str:
    """TEXT in small letters without accents and with straight marks, each letter in its place."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text.lower()).translate(
        {ord("’"): "'", ord("‘"): "'"}
    )


@cache
def pattern_of(phrases: tuple[str, ...], language: str) -> re.Pattern[str]:
    """Finds the PHRASES in a text that ``plain`` has made.

    They are written in small letters without accents. ``~`` after a word is any ending: arrest~
    is in "arrested". In Welsh the first word may be mutated, or have an h before its vowel.
    """
    either = "|".join(_phrase(phrase, language) for phrase in phrases)
    return re.compile(rf"\b(?:{either})(?!\w)")


def _phrase(phrase: str, language: str) -> str:
    words = [_word(word) for word in phrase.split()]
    if language == "cy":
        first = phrase.split()[0]
        words[0] = f"(?:{'|'.join(_word(form) for form in welsh_forms(first))})"
    return r"\s+".join(words)


def _word(word: str) -> str:
    return re.escape(word.removesuffix(ENDING)) + (r"\w*" if word.endswith(ENDING) else "")


def welsh_forms(word: str) -> list[str]:
    """The folded Welsh WORD in each of its mutations: arestio, harestio; carchar, garchar."""
    if word.startswith(VOWELS):
        return [word, f"h{word}"]
    return mutations(word, shortest=3)
