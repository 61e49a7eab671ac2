"""The places of each role: at most six, in the order of the bar."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User


@dataclass(frozen=True)
class Place:
    """One entry of the bar; IS_CURRENT where the reader is at it or below it.

    WAITING is how many rows there wait for the reader's answer.
    """

    label: str | Promise
    address: str
    is_current: bool = False
    waiting: int = 0


PLACES: dict[Role | None, list[tuple[str, str | Promise]]] = {
    None: [
        ("lessons:lessons", _("Lessons")),
        ("lessons:help", _("Help")),
        ("accounts:about", _("About")),
        ("accounts:sign_in", _("Sign in")),
    ],
    Role.TEACHER: [
        ("schools:visits", _("Visits")),
        ("lessons:lessons", _("Lessons")),
        ("reports:classes", _("My classes")),
        ("lessons:help", _("Help")),
    ],
    Role.OFFICER: [
        ("quizzes:today", _("Today")),
        ("schools:diary", _("Diary")),
        ("schools:requests", _("Requests")),
        ("lessons:lessons", _("Lessons")),
        ("reports:results", _("Results")),
    ],
    Role.COORDINATOR: [
        ("reports:overview", _("Overview")),
        ("schools:requests", _("Requests")),
        ("schools:schools", _("Schools")),
        ("reports:coverage", _("Coverage")),
        ("reports:results", _("Results")),
        ("schools:officers", _("Officers")),
    ],
    Role.EDITOR: [
        ("lessons:lessons", _("Lessons")),
        ("lessons:todo", _("To do")),
        ("lessons:facts", _("Facts and help")),
        ("lessons:words", _("Words")),
    ],
}

# What waits at a place, by the place's name. The app whose rows they are enters its count here.
WAITING: dict[str, Callable[[User], int]] = {}

# Pages that stand below a place by meaning, not by address.
BELOW = {
    "lessons:todo": ["lessons:questions_check", "lessons:lessons_to_edit", "lessons:pack_new"],
    "schools:officers": ["lessons:reviewers"],
    "reports:results": ["reports:classes"],
}

# An officer holds a phone: five places in a bar at the bottom, the rest behind the last.
OFFICER_PHONE = [*PLACES[Role.OFFICER][:4], ("accounts:more", _("More"))]


def waiting_for(user: User | None, role: Role | None) -> dict[str, int]:
    """How much waits for USER at each place of ROLE that counts; one query a count."""
    if user is None or role is None:
        return {}
    names = {name for name, _label in PLACES[role]}
    return {name: count(user) for name, count in WAITING.items() if name in names}


def places_of(
    role: Role | None,
    request: HttpRequest,
    *,
    on_phone: bool = False,
    waiting: Mapping[str, int] | None = None,
) -> list[Place]:
    """The bar of ROLE, with the place REQUEST is at marked. A phone's bar is for officers only."""
    if on_phone and role != Role.OFFICER:
        return []
    found = [
        (name, label, address)
        for name, label in (OFFICER_PHONE if on_phone else PLACES[role])
        if (address := _address(name))
    ]
    fits = {name: _how_well(name, request.path) for name, _label, _address in found}
    best = max(fits.values(), default=0)
    return [
        Place(
            label,
            address,
            is_current=0 < fits[name] == best,
            waiting=(waiting or {}).get(name, 0),
        )
        for name, label, address in found
    ]


def _how_well(name: str, path: str) -> int:
    """How long a piece of PATH leads to the place NAME; 0 where it does not."""
    addresses = [_address(each) for each in [name, *BELOW.get(name, [])]]
    return max(len(each) if each and path.startswith(each) else 0 for each in addresses)


def _address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
