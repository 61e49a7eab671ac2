"""Words that people look for: without accents, in small letters, and in Welsh in any mutation."""

import re
import unicodedata

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
