"""Save dated cards in place: they are facts with a date, and a change of one is on the trail."""

from collections.abc import Iterable

from accounts.audit import record
from accounts.models import User
from lessons.imports.shapes import CardRow, HelpRouteRow, LawCardRow
from lessons.models import DatedCard, HelpRoute, LawCard


def save_law_cards(rows: Iterable[LawCardRow], *, by: User | None) -> list[str]:
    """Save ROWS in their order; the keys of new and changed cards come back."""
    return [
        row.key
        for order, row in enumerate(rows)
        if _save(LawCard, row, by=by, values={"order": order, **_law_values(row)})
    ]


def save_help_routes(rows: Iterable[HelpRouteRow], *, by: User | None) -> list[str]:
    """Save ROWS in their order; the keys of new and changed routes come back."""
    return [
        row.key
        for order, row in enumerate(rows)
        if _save(HelpRoute, row, by=by, values={"order": order, **_route_values(row)})
    ]


def _save(
    model: type[DatedCard], row: CardRow, *, by: User | None, values: dict[str, object]
) -> bool:
    """Whether the card was new or different; a different one is recorded with its names."""
    values = {**_shared_values(row), **values}
    card, is_new = model.objects.get_or_create(key=row.key, defaults=values)
    different = [name for name, value in values.items() if getattr(card, name) != value]
    if different:
        old_day = card.checked_on
        for name in different:
            setattr(card, name, values[name])
        card.save(update_fields=different)
        detail = f"{', '.join(sorted(different))}; checked {old_day}, now {card.checked_on}"
        record("card_replaced", by=by, about=card, detail=detail)
    return is_new or bool(different)


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
