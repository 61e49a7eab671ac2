"""Keeping a room's screen and the notes on another device in step.

Anybody may show a public lesson, so nobody need sign in. The screen shows four letters that hold
for ten minutes and once; whoever types them gets a token of their own, but leads only when the
person at the screen has seen the same number on both. All that can be moved is which screen of a
public lesson that one room sees.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.codes import new_code
from lessons.models import LessonVersion, Showing

LETTERS = 4
LETTERS_HOLD = timedelta(minutes=10)
SHOWING_KEPT = timedelta(days=1)
NOTED_EVERY = timedelta(seconds=10)
SILENT_AFTER = timedelta(seconds=25)
TOKEN_BYTES = 18
TRIES = 20
SCREEN, NOTES = "screen", "notes"


class NoSuchScreen(Exception):
    """No room's screen shows these letters now."""


def token_hash(token: str) -> str:
    """What is stored of a token; the token itself only its browser keeps."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_showing(
    version: LessonVersion, *, route: int, step: int, delivery_number: int | None, now: datetime
) -> tuple[Showing, str]:
    """A screen that waits with letters, and its token. IntegrityError when no letters are free."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    for _attempt in range(TRIES):
        try:
            with transaction.atomic():
                showing = Showing.objects.create(
                    version=version,
                    route=route,
                    step=step,
                    shown_step=step,
                    delivery_number=delivery_number,
                    screen_hash=token_hash(token),
                    letters=new_code(LETTERS),
                    opened_at=now,
                    seen_at=now,
                )
        except IntegrityError:  # another screen shows these letters
            continue
        return showing, token
    raise IntegrityError("no free letters for a screen were found")


def ask_to_lead(letters: str, *, now: datetime) -> tuple[Showing, str]:
    """Give a device that typed LETTERS a number and its token. Raises NoSuchScreen.

    The letters are gone with that: a second device that types them finds no screen.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    asked = Showing.objects.filter(letters=letters, opened_at__gt=now - LETTERS_HOLD).update(
        letters=None, notes_hash=token_hash(token), number=10 + secrets.randbelow(90)
    )
    showing = showing_of(NOTES, token, now=now) if asked else None
    if showing is None:
        raise NoSuchScreen(_("No screen shows these letters now. Check each letter."))
    return showing, token


def showing_of(side: str, token: str, *, now: datetime) -> Showing | None:
    """The showing that SIDE's TOKEN belongs to, with one query; a screen is noted as seen."""
    field = {SCREEN: "screen_hash", NOTES: "notes_hash"}[side]
    found = (
        Showing.objects.select_related("version__lesson")
        .filter(**{field: token_hash(token)}, opened_at__gt=now - SHOWING_KEPT)
        .first()
    )
    if found and side == SCREEN and found.seen_at < now - NOTED_EVERY:
        Showing.objects.filter(pk=found.pk).update(seen_at=now)
    return found


def is_silent(showing: Showing, *, now: datetime) -> bool:
    """Whether the screen has not asked for so long that it must be without network."""
    return showing.seen_at < now - SILENT_AFTER


def let_in(showing: Showing, *, number: int) -> bool:
    """Let the device lead that shows NUMBER, as the person at the screen saw it."""
    return bool(Showing.objects.filter(pk=showing.pk, number=number).update(number=None))


def move(showing: Showing, side: str, *, step: int, cover: str) -> bool:
    """Move both to STEP under COVER; False while the notes may not lead yet."""
    may = Showing.objects.filter(pk=showing.pk)
    changes = {"step": step, "cover": cover, "moves": F("moves") + 1}
    if side == SCREEN:
        changes["shown_step"] = step
    else:
        may = may.filter(number=None)
    return bool(may.update(**changes))


def arrive(showing: Showing, *, step: int) -> None:
    """Note that the screen is at STEP now, wherever the notes are."""
    Showing.objects.filter(pk=showing.pk).update(shown_step=step)


def close_showing(showing: Showing) -> None:
    """Let screen and notes go their own ways; both tokens open nothing from now on."""
    Showing.objects.filter(pk=showing.pk).delete()


def forget_showings(*, now: datetime) -> int:
    """Delete what was opened a day ago; returns how many."""
    return Showing.objects.filter(opened_at__lt=now - SHOWING_KEPT).delete()[0]
