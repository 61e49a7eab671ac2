"""Class codes: six letters that are easy to read out and spell no word in either language."""

import re

from accounts import codes
from accounts.codes import ALPHABET, is_fit

__all__ = [
    "ALPHABET",
    "CODE_LENGTH",
    "SEAT_CODE_LENGTH",
    "is_fit",
    "new_code",
    "normalise",
    "spelled",
    "strange_letter",
]

CODE_LENGTH = 6
SEAT_CODE_LENGTH = 4

SLOT_LETTERS = re.compile(r"[^A-Z]")
JOIN_ADDRESS = re.compile(r"/join/([^/?#]+)", re.IGNORECASE)


def new_code(length: int = CODE_LENGTH) -> str:
    """A random code of LENGTH letters; whether it is free, the database decides."""
    return codes.new_code(length)


def normalise(typed: str) -> str:
    """What a person meant: capitals without spaces or hyphens, or the code of a pasted address."""
    pasted = JOIN_ADDRESS.search(typed)
    return SLOT_LETTERS.sub("", (pasted[1] if pasted else typed).upper())


def strange_letter(code: str) -> int | None:
    """The place (from 1) of the first letter that codes never use, or None."""
    return next((place for place, letter in enumerate(code, 1) if letter not in ALPHABET), None)


def spelled(code: str) -> str:
    """The code in two groups for eyes and ears: "KDM TRP"."""
    return f"{code[:3]} {code[3:]}" if len(code) == CODE_LENGTH else code
