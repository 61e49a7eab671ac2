"""Two texts word by word, long ones line by line: what stayed, what came, what went."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

LONG, KEPT = 160, 60
WORDS = re.compile(r"\s+|[^\s]+")
# Words of long texts would be compared for minutes; of those only lines are, blank ones with them.
MOST_IN_WORDS = 20_000
LINES = re.compile(r"[^\n]+\n*|\n+")


@dataclass(frozen=True)
class Piece:
    """A run of words; KIND is "same", "ins" or "del"."""

    kind: str
    text: str


def differences(old: str, new: str) -> list[Piece]:
    """What changed from OLD to NEW, in the order in which it is read; what went stands first."""
    cut = WORDS if len(old) + len(new) <= MOST_IN_WORDS else LINES
    before, after = cut.findall(old), cut.findall(new)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", _shortened("".join(before[start:end]))))
            continue
        if end > start:
            pieces.append(Piece("del", "".join(before[start:end])))
        if new_end > new_start:
            pieces.append(Piece("ins", "".join(after[new_start:new_end])))
    return pieces


def _shortened(text: str) -> str:
    """The beginning and the end of a long TEXT that stayed: enough to know the place."""
    if len(text) <= LONG:
        return text
    start, end = text[:KEPT].rpartition(" ")[0], text[-KEPT:].partition(" ")[2]
    return f"{start} … {end}"
