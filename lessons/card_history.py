"""The history of a dated card: a row for each change, whether made in the site or by a release."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from accounts.models import User
from lessons.models import CardChange, DatedCard, LawCard


def note_change(
    card: DatedCard,
    what: CardChange.What,
    *,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    by: User | None,
    now: dt.datetime,
) -> CardChange:
    """Add a row to the history of CARD."""
    field = "law_card" if isinstance(card, LawCard) else "help_route"
    return CardChange.objects.create(
        **{field: card}, at=now, by=by, what=what, before=_plain(before), after=_plain(after)
    )


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """VALUES as JSON holds them: days and other cards as text."""
    return {
        name: str(value) if isinstance(value, dt.date | DatedCard) else value
        for name, value in values.items()
    }
