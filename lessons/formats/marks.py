"""Parts of a mark: what a file gives for each choice, where ours are right or not."""

from lessons.formats.hints import Hints
from lessons.formats.words import left_out
from lessons.models import Measure, Question

CLOSE = 0.001


def notes_of(kind: str, shares: list[float], hints: Hints) -> list[str]:
    """That the SHARES of the mark are not kept, unless they say no more than right or not."""
    if hints.measure == Measure.CONFIDENCE or kind == Question.Kind.ORDER:
        return []
    right = [share for share in shares if share > 0]
    wrong = [share for share in shares if share < 0]
    if kind == Question.Kind.SEVERAL:
        is_even = all(abs(share - 1 / len(right)) < CLOSE for share in right)
        # Whoever ticks all has nothing: the usual way to say that a wrong tick counts.
        costs = {1.0, *(1 / count for count in range(1, len(shares) + 1))}
        is_usual = all(any(abs(share + cost) < CLOSE for cost in costs) for share in wrong)
        is_plain = is_even and is_usual and len({round(share, 3) for share in wrong}) < 2
    else:
        is_plain = not wrong and all(share >= 1 - CLOSE for share in right)
    return [] if is_plain else [left_out("part-mark", said(shares))]


def said(shares: list[float]) -> str:
    return ", ".join(f"{share * 100:.5g} %" for share in shares)
