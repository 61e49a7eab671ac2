"""Words that people look for: without accents, in small letters, in any form, and by other names.

English words are cut to their stems by Snowball's stemmer (Porter 2001). It has none for Welsh, so
there the commonest plural endings are cut, and the first letters are given every mutation.
"""

import re
import tomllib
import unicodedata
from collections.abc import Collection
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

SOFT_AND_OTHER = {
    "p": ("b", "mh", "ph"),
    "t": ("d", "nh", "th"),
    "c": ("g", "ngh", "ch"),
    "b": ("f", "m"),
    "d": ("dd", "n"),
    "g": ("", "ng"),
    "ll": ("l",),
    "m": ("f",),
    "rh": ("r",),
}
# Letters of their own, which never change; "ch" is not c + h.
FIXED = ("ch", "ph", "th", "dd", "ff", "ng")
SHORTEST_CHANGED = 4
# The longest first: negeseuon, gwersi, merched, lluniau, ffonau, athrawon.
WELSH_PLURALS = ("feydd", "iadau", "oedd", "euon", "ydd", "iau", "ion", "au", "on", "od", "i")
SHORTEST_STEM = 3
SHORTEST_BEGINNING = 5
ENDINGS = ("", "s", "ed", "ing")
NEAR_ENOUGH = 0.8  # a letter left out, doubled or changed in a word of six
KEPT_WORDS = 4096  # stemming is slow, and the words that lessons and topics go by are few
SYNONYMS = Path(__file__).parent / "content" / "synonyms.toml"


def fold(text: str) -> str:
    """TEXT in small letters without accents and marks: gŵr, Gwr and gwr are the same."""
    plain = unicodedata.normalize("NFD", text.casefold())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w\s]", " ", re.sub("['’]", "", kept)).split())


def mutations(word: str, *, shortest: int = SHORTEST_CHANGED) -> list[str]:
    """The folded Welsh WORD as it may begin in a sentence: cyfrinair, gyfrinair, nghyfrinair.

    One of less than SHORTEST letters is left alone: a search for it would find too much.
    """
    if len(word) < shortest or word.startswith(FIXED):
        return [word]
    for first, others in SOFT_AND_OTHER.items():
        if word.startswith(first):
            return [word, *(other + word[len(first) :] for other in others)]
    return [word]


def radicals(word: str) -> list[str]:
    """What the folded Welsh WORD may be without its mutation: gydsyniad is cydsyniad.

    A vowel may have lost its g: wybodaeth is gwybodaeth. Some are no words; they find nothing.
    """
    if len(word) < SHORTEST_CHANGED:
        return []
    return [
        first + word[len(begun) :]
        for first, others in SOFT_AND_OTHER.items()
        for begun in others
        if word.startswith(begun or ("a", "e", "i", "o", "u", "w", "y", "l", "r"))
        and not word.startswith(first)
    ]


def near(words: list[str], known: Collection[str]) -> list[str]:
    """The folded WORDS as KNOWN ones that are written nearly so; nothing when one has none."""
    found = [get_close_matches(word, known, n=1, cutoff=NEAR_ENOUGH) for word in words]
    return [first for first, *_others in found] if all(found) else []


def forms(word: str, language: str) -> list[str]:
    """How the folded WORD and those that mean the same may begin in a text, the shortest first.

    LANGUAGE is the reader's: only in Welsh do Welsh endings and mutations count, since they would
    find English words that nobody asked for.
    """
    # A word of two letters is a whole one: "ai" does not begin "aim".
    found = [word if len(word) >= SHORTEST_STEM else f"{word} "]
    asked = [word, *radicals(word)] if language == "cy" else [word]
    for same in [*asked, *sorted({other for one in asked for other in _synonyms_of(one)})]:
        begun = [same, *_whole_if_short(same, _english_stems(same))]
        if language == "cy":
            welsh = [same, *_welsh_stems(same)]
            begun += [form for stem in welsh for form in mutations(stem)]
        found += [form for form in begun if len(form) >= SHORTEST_STEM]
    return _beginnings(found)


def _whole_if_short(word: str, stems: list[str]) -> list[str]:
    """STEMS of WORD; a short one with its endings alone, since sext begins sextortion as well."""
    found = []
    for stem in stems:
        is_short = len(stem) < SHORTEST_BEGINNING and stem != word
        found += [f"{stem}{end} " for end in ENDINGS] if is_short else [stem]
    return found


def _synonyms_of(word: str) -> frozenset[str]:
    return synonyms().get(word, synonyms().get(_stem(word), frozenset()))


def _beginnings(forms: list[str]) -> list[str]:
    """FORMS without those that begin with another of them, which finds them too."""
    kept: list[str] = []
    for form in sorted(set(forms), key=lambda form: (len(form), form)):
        if not form.startswith(tuple(kept)):
            kept.append(form)
    return kept


@lru_cache(maxsize=KEPT_WORDS)
def endings(word: str, language: str = "en") -> frozenset[str]:
    """The folded WORD and its stems in both languages: nudes is nude, lluniau is llun.

    For a reader of Welsh also those of what it may be without a mutation.
    """
    words = [word, *radicals(word)] if language == "cy" else [word]
    stems = ((one, *_english_stems(one), *_welsh_stems(one)) for one in words)
    return frozenset(stem for some in stems for stem in some)


@lru_cache(maxsize=KEPT_WORDS)
def _stem(word: str) -> str:
    return str(_english().stemWord(word))


@cache
def _english() -> "BaseStemmer":
    # It brings the stemmers of thirty languages: 3 MiB that a process of pupils does without.
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def _english_stems(word: str) -> list[str]:
    """The stem of WORD, and what English makes of it: bulli is bully, of share comes sharing."""
    stem = _stem(word)
    if stem.endswith("i"):
        return [stem, stem[:-1] + "y"]
    return [stem, stem[:-1] + "ing"] if stem.endswith("e") else [stem]


def _welsh_stems(word: str) -> list[str]:
    for ending in WELSH_PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return [word.removesuffix(ending)]
    return []


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """Each word of content/synonyms.toml, folded, and its stem, to those that mean the same."""
    groups = tomllib.loads(SYNONYMS.read_text(encoding="utf-8"))["same"]
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        words = frozenset(fold(word) for word in group["words"])
        for word in words:
            for key in (word, _stem(word)):
                found[key] = found.get(key, frozenset()) | words
    return found
