"""Dated cards: added, changed, checked again and replaced, each with what it was before."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import models, transaction

from accounts.audit import record
from accounts.models import User
from lessons.card_history import note_change
from lessons.models import CardChange, DatedCard

What = CardChange.What
EVENTS = {
    What.ADDED: "card_added",
    What.CHANGED: "card_changed",
    What.CHECKED: "card_checked",
    What.REPLACED: "card_replaced",
}


class CardChangedMeanwhile(Exception):
    """Somebody changed the card after the page was opened; nothing was saved."""


@transaction.atomic
def add_card(
    *, model: type[DatedCard], values: Mapping[str, Any], by: User, now: dt.datetime
) -> DatedCard:
    """A new card with VALUES, behind the others."""
    last = model.objects.aggregate(last=models.Max("order"))["last"]
    order = 0 if last is None else last + 1
    card = model.objects.create(order=order, edited_at=now, edited_by=by, **values)
    note_change(card, What.ADDED, before={}, after=values, by=by, now=now)
    record(EVENTS[What.ADDED], by=by, about=card)
    return card


@transaction.atomic
def change_card(
    *, card: DatedCard, values: Mapping[str, Any], seen: int | None, by: User, now: dt.datetime
) -> bool:
    """Write VALUES to CARD as it was at the revision SEEN; False when they say nothing new.

    Every lesson that uses the card shows it from now on, and files no longer change it.
    Raises CardChangedMeanwhile.
    """
    return _change(card, What.CHANGED, values=values, seen=seen, by=by, now=now)


@transaction.atomic
def check_again(
    *, card: DatedCard, values: Mapping[str, Any], seen: int | None, by: User, now: dt.datetime
) -> bool:
    """The words of CARD stand: VALUES say who compared them with their source, and when.

    Raises CardChangedMeanwhile.
    """
    return _change(card, What.CHECKED, values=values, seen=seen, by=by, now=now)


@transaction.atomic
def replace_card(
    *, card: DatedCard, other: DatedCard, seen: int | None, by: User, now: dt.datetime
) -> int:
    """Put OTHER in the place of CARD in every version that names it; returns in how many lessons.

    Versions published long ago change with it: what the law says is not theirs to keep. What
    CARD had replaced before is replaced by OTHER too. Raises CardChangedMeanwhile, also when OTHER
    was replaced itself meanwhile: two cards in each other's place would be shown nowhere.
    """
    both = type(card).objects.select_for_update().filter(pk__in=[card.pk, other.pk])
    if any(one.replaced_by for one in both.order_by("pk")):
        raise CardChangedMeanwhile
    versions = list(card.versions.all())  # type: ignore[attr-defined]
    _change(card, What.REPLACED, values={"replaced_by": other}, seen=seen, by=by, now=now)
    # Any: mypy stumbles over a key from an abstract model to itself.
    before: Any = type(card).objects
    before.filter(replaced_by=card).update(replaced_by=other)
    other.versions.add(*versions)  # type: ignore[attr-defined]
    card.versions.clear()  # type: ignore[attr-defined]
    return len({version.lesson_id for version in versions})


def _change(
    card: DatedCard,
    what: CardChange.What,
    *,
    values: Mapping[str, Any],
    seen: int | None,
    by: User,
    now: dt.datetime,
) -> bool:
    """Write what of VALUES is new, with its row of history and of the trail."""
    if seen is None:  # a page that does not say what it showed may have shown anything
        raise CardChangedMeanwhile
    stored = type(card).objects.get(pk=card.pk)
    before = {name: getattr(stored, name) for name in values}
    after = {name: value for name, value in values.items() if before[name] != value}
    same = type(card).objects.filter(pk=card.pk, revision=seen)
    marks = {"revision": seen + 1, "edited_at": now, "edited_by": by} if after else {}
    if not same.update(**(after | marks or {"revision": seen})):
        raise CardChangedMeanwhile
    if not after:
        return False
    note_change(
        stored, what, before={name: before[name] for name in after}, after=after, by=by, now=now
    )
    record(EVENTS[what], by=by, about=stored, detail=_detail(after))
    return True


def _detail(after: Mapping[str, Any]) -> str:
    """For the trail: the fields that changed, and the card that is in the place of this one."""
    names = ", ".join(sorted(after))
    return f"{names}: {after['replaced_by']}" if "replaced_by" in after else names
