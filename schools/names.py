"""School names: readable ones from registers, and the keys they are sorted and found by."""

import re
import unicodedata

from accounts.models import Nation

# Written in capitals because they are short for something, in either language.
ABBREVIATIONS = {"YGG", "YG", "CIW", "RC", "VA", "VC", "CP", "CE", "CofE", "PRU", "SEN", "ALN"}
ROMAN = re.compile(r"[IVX]+")
# Small words inside a name; English and Welsh.
SMALL_ENGLISH = {"the", "of", "and", "in", "on", "at", "with", "for", "upon"}
SMALL_WELSH = {"y", "yr", "ym", "yn", "yng", "a", "ac", "ar", "o", "i", "ger", "dan"}
SMALL = SMALL_ENGLISH | SMALL_WELSH
LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Letters of the Welsh alphabet that are written with two; "ng" is left out, because in names of
# places it is mostly n + g (Llangefni).
WELSH_PAIRS = {pair: pair[0] + "zz" for pair in ("ch", "dd", "ff", "ll", "ph", "rh", "th")}


def readable(name: str) -> str:
    """NAME with its capitals made small, its spaces single and its letters composed.

    Only words that stand wholly in capitals change; abbreviations, initials with points and
    Roman numbers stay. "YSGOL GYNRADD BORTH-Y-GEST" becomes "Ysgol Gynradd Borth-y-Gest".
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())

    def small(match: re.Match[str]) -> str:
        word = match[0]
        if not word.isupper() or word in ABBREVIATIONS:
            return word
        if len(word) == 1 or _is_initial(name, match):
            is_small = match.start() > 0 and word.lower() in SMALL and not _is_initial(name, match)
            return word.lower() if is_small else word
        if ROMAN.fullmatch(word) and match.start() > 0:
            return word
        if match.start() > 0 and word.lower() in SMALL:
            return word.lower()
        return word[0] + word[1:].lower()

    return LETTERS.sub(small, name)


def _is_initial(name: str, match: re.Match[str]) -> bool:
    """Whether the letters are initials: a point follows or stands before a single letter."""
    if len(match[0]) > 1:
        return False
    after, before = name[match.end() : match.end() + 1], name[: match.start()][-1:]
    return after == "." or before == "."


def fold(text: str) -> str:
    """TEXT in small letters without accents and marks, for comparing: gŵr, Gwr -> gwr."""
    plain = unicodedata.normalize("NFD", text.casefold())
    kept = (letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w\s]", " ", "".join(kept).replace("'", "")).split())


def sort_key(name: str, nation: str) -> str:
    """What a list of schools is ordered by; in Wales ch, dd, ll ... come after c, d, l.

    The pair becomes its first letter and "zz", which every collation puts behind.
    """
    key = fold(name)
    if nation == Nation.WALES:
        key = re.sub("|".join(WELSH_PAIRS), lambda pair: WELSH_PAIRS[pair[0]], key)
    return key[:200]
