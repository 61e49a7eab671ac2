"""Texts that are longer than their place holds."""

from lessons.imports import sentences as says
from lessons.imports.checks.texts import texts_of
from lessons.imports.faults import Faults
from lessons.imports.shapes import Pack


def check_lengths(pack: Pack, faults: Faults) -> None:
    """Say which texts of PACK are too long for their field."""
    for text in texts_of(pack):
        most = text.most_letters
        for words, file, line in text.sides():
            if most and len(words) > most:
                said = says.TOO_MANY_LETTERS(count=len(words), most=most)
                faults.add(file, line, said, about=text.name)
