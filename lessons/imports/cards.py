"""Save dated cards in place: they are facts with a date, and a change of one is on the trail."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from accounts.audit import record
from accounts.models import User
from lessons.card_history import note_change
from lessons.imports.shapes import CardRow, HelpRouteRow, LawCardRow
from lessons.models import CardChange, DatedCard, HelpRoute, LawCard


@dataclass
class SavedCards:
    """The keys of cards that are new or changed, and of those that were changed here and stay."""

    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def save_law_cards(
    rows: Iterable[LawCardRow], saved: SavedCards, *, by: User | None, now: dt.datetime
) -> None:
    """Save ROWS in their order and note in SAVED what became of them."""
    for order, row in enumerate(rows):
        _save(LawCard, row, saved, {"order": order, **_law_values(row)}, by=by, now=now)


def save_help_routes(
    rows: Iterable[HelpRouteRow], saved: SavedCards, *, by: User | None, now: dt.datetime
) -> None:
    """Save ROWS in their order and note in SAVED what became of them."""
    for order, row in enumerate(rows):
        _save(HelpRoute, row, saved, {"order": order, **_route_values(row)}, by=by, now=now)


def _save(
    model: type[DatedCard],
    row: CardRow,
    saved: SavedCards,
    values: dict[str, object],
    *,
    by: User | None,
    now: dt.datetime,
) -> None:
    """Make the card or write what is different; one that was changed on the site stays as it is."""
    values = {**_shared_values(row), **values}
    card, is_new = model.objects.get_or_create(key=row.key, defaults=values)
    before = {name: getattr(card, name) for name, new in values.items()}
    before = {name: old for name, old in before.items() if old != values[name]}
    if is_new:
        saved.changed.append(row.key)
    elif before and card.edited_at:
        saved.kept.append(row.key)
    elif before:
        after = {name: values[name] for name in before}
        model.objects.filter(pk=card.pk).update(**after, revision=card.revision + 1)
        note_change(card, CardChange.What.LOADED, before=before, after=after, by=by, now=now)
        days = f"checked {card.checked_on}, now {row.checked_on}"
        record("card_replaced", by=by, about=card, detail=f"{', '.join(sorted(after))}; {days}")
        saved.changed.append(row.key)


def _shared_values(row: CardRow) -> dict[str, object]:
    return {
        "nations": ",".join(row.nations),
        "ages_from": row.ages[0],
        "ages_to": row.ages[1],
        "not_for_en": row.not_for.en,
        "not_for_cy": row.not_for.cy,
        "source": row.source,
        "state": row.state,
        "checked_on": row.checked_on,
        "checked_by": row.checked_by,
        "review_by": row.review_by,
        "note": row.note,
    }


def _law_values(row: LawCardRow) -> dict[str, object]:
    return {
        "statute_en": row.statute.en,
        "statute_cy": row.statute.cy,
        "plain_en": row.plain.en,
        "plain_cy": row.plain.cy,
        "in_force_from": row.in_force_from,
    }


def _route_values(row: HelpRouteRow) -> dict[str, object]:
    return {
        "audience": row.audience,
        "name_en": row.name.en,
        "name_cy": row.name.cy,
        "for_en": row.purpose.en,
        "for_cy": row.purpose.cy,
        "hours_en": row.hours.en,
        "hours_cy": row.hours.cy,
        "phone": row.phone,
        "text_number": row.text_number,
        "url": row.url,
        "languages": row.languages,
    }
