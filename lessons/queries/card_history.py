"""The history of a card: who changed what and when, with the old words and the new."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.dates import plain_day
from accounts.models import Language, Nation, User
from lessons.models import CardChange, CardState, DatedCard, HelpRoute

# The fields of cards in the words of whoever writes them; those of both languages without one.
NAMES: dict[str, str | Promise] = {
    "key": _("Key"),
    "statute": _("Statute"),
    "plain": _("Plain words"),
    "not_for": _("What it is not for"),
    "name": _("Name"),
    "for": _("Who it is for, and for what"),
    "hours": _("Hours"),
    "nations": _("Nations"),
    "ages_from": _("From age"),
    "ages_to": _("To age"),
    "in_force_from": _("In force since"),
    "audience": _("For whom"),
    "phone": _("Phone number"),
    "text_number": _("Number for texts"),
    "url": _("Web address"),
    "languages": _("Languages it answers in"),
    "source": _("Source"),
    "state": _("State"),
    "checked_on": _("Checked on"),
    "checked_by": _("Checked by"),
    "review_by": _("Check again by"),
    "note": _("Note for editors"),
    "order": _("Place in the list"),
    "replaced_by": _("In its place"),
}
# Values that have words of their own.
WORDS: dict[str, dict[Any, Any]] = {
    "state": dict(CardState.choices),
    "audience": dict(HelpRoute.Audience.choices),
    "nations": dict(Nation.choices),
    "languages": dict(Language.choices),
}
DAYS = {"in_force_from", "checked_on", "review_by"}


@dataclass(frozen=True)
class Changed:
    """One field of a change, in words; LANGUAGE is empty for a field that has none."""

    name: str | Promise
    language: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    at: dt.datetime
    by: User | None
    what: str
    fields: list[Changed]


def changes_of(card: DatedCard) -> list[Change]:
    """The changes of CARD, the newest first."""
    rows = card.changes.select_related("by")  # type: ignore[attr-defined]
    return [Change(row.at, row.by, row.get_what_display(), _fields(row)) for row in rows]


def _fields(row: CardChange) -> list[Changed]:
    """What changed in ROW in the order of NAMES; a new card shows no list of all its fields."""
    if row.what == CardChange.What.ADDED:
        return []
    order = list(NAMES)
    fields = sorted(row.after, key=lambda name: (order.index(_split(name)[0]), name))
    return [_changed(name, row.before[name], row.after[name]) for name in fields]


def _changed(name: str, before: Any, after: Any) -> Changed:
    stem, language = _split(name)
    return Changed(NAMES[stem], language, _said(stem, before), _said(stem, after))


def _split(name: str) -> tuple[str, str]:
    """The name of a field without its language, and the language or nothing."""
    stem, _mark, language = name.rpartition("_")
    return (stem, language) if language in Language.values else (name, "")


def _said(stem: str, value: Any) -> str:
    """VALUE of the field STEM as it is read on a page."""
    if value in {None, ""}:
        return ""
    if stem in DAYS:
        return plain_day(dt.date.fromisoformat(value))
    if stem in WORDS:
        return ", ".join(str(WORDS[stem].get(part, part)) for part in str(value).split(","))
    return str(value)
