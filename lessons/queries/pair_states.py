"""How the Welsh of each text of a draft stands to its English."""

from dataclasses import dataclass

from lessons.differences import Piece, differences
from lessons.models import LessonVersion, OlderWelsh
from lessons.pairs import Pair, pairs_of


@dataclass(frozen=True)
class PairState:
    """How the Welsh of a text stands: "fresh", "older", "unchecked", "one-only" or "empty".

    CHANGED says what of the English changed since, where the Welsh is older.
    """

    state: str
    changed: list[Piece]


def pair_states(version: LessonVersion, block: str) -> dict[str, PairState]:
    """How each text of BLOCK stands, by field."""
    older = {row.name: row for row in version.older_welsh.all()}
    based_on = version.draft.based_on
    checked = pairs_of(based_on) if based_on and based_on.is_welsh_checked else {}
    return {
        pair.field: _state(pair, older.get(pair.name), checked.get(pair.name))
        for pair in pairs_of(version).values()
        if pair.block == block
    }


def _state(pair: Pair, older: OlderWelsh | None, checked: Pair | None) -> PairState:
    if not pair.en and not pair.cy:
        return PairState("empty", [])
    if not pair.en or not pair.cy:
        return PairState("one-only", [])
    if older:
        return PairState("older", differences(older.english, pair.en))
    is_checked = checked is not None and checked.cy == pair.cy
    return PairState("fresh" if is_checked else "unchecked", [])
