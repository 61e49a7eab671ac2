"""Pairing a projector with a class: the board shows four letters, a person who may types them."""

import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from quizzes.actions.moves import note
from quizzes.codes import SEAT_CODE_LENGTH, new_code, normalise
from quizzes.models import BoardScreen, Phase, Sitting
from quizzes.seats import TOKEN_BYTES, token_hash
from schools.models import Delivery

SCREEN_KEPT = timedelta(hours=18)
NOTED_EVERY = timedelta(seconds=10)
SEEN_LATELY = timedelta(minutes=2)
TRIES = 20


class NoSuchBoard(Exception):
    """No board shows these letters now."""


def new_screen(*, now: datetime) -> tuple[BoardScreen, str]:
    """A board that waits to be paired, and the token that only its browser keeps."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    for _attempt in range(TRIES):
        try:
            with transaction.atomic():
                screen = BoardScreen.objects.create(
                    token_hash=token_hash(token),
                    pairing_code=new_code(SEAT_CODE_LENGTH),
                    last_seen_at=now,
                )
        except IntegrityError:  # another board shows these letters
            continue
        return screen, token
    raise IntegrityError("no free letters for a board were found")


def screen_of(token: str, *, now: datetime) -> BoardScreen | None:
    """The board that keeps TOKEN; that it asked is noted from time to time."""
    known = BoardScreen.objects.select_related(
        "sitting__delivery__force",
        "sitting__delivery__class_group",
        "sitting__delivery__school",
        "sitting__delivery__version__lesson",
    )
    screen = known.filter(token_hash=token_hash(token)).first()
    if screen and screen.last_seen_at < now - NOTED_EVERY:
        BoardScreen.objects.filter(pk=screen.pk).update(last_seen_at=now)
    return screen


@transaction.atomic
def pair_board(sitting: Sitting, *, letters: str, by: User) -> BoardScreen:
    """Let the board that shows LETTERS show SITTING. Raises NoSuchBoard."""
    code = normalise(letters)
    waiting = BoardScreen.objects.select_for_update()  # of two classes one has it
    paired = waiting.filter(pairing_code=code).first() if code else None
    if paired is None:
        raise NoSuchBoard(_("No board shows these letters now. Check each letter."))
    paired.sitting, paired.pairing_code, paired.waits_for = sitting, None, None
    paired.save(update_fields=["sitting", "pairing_code", "waits_for"])
    note("board_paired", sitting, by=by)
    return paired


def boards_at_hand(by: User, delivery: Delivery, *, now: datetime) -> list[BoardScreen]:
    """Boards for DELIVERY that BY rehearsed with, or that showed a class of BY in its school today.

    Only those that have asked in the last minutes, and whose class is over. One that was left on in
    another school would show there who is taught here, and the code.
    """
    of_a_class = Q(
        sitting__opened_by=by,
        sitting__delivery__school=delivery.school_id,
        sitting__phase=Phase.ENDED,
        sitting__opened_at__gt=now - SCREEN_KEPT,
    )
    lately = BoardScreen.objects.filter(last_seen_at__gt=now - SEEN_LATELY)
    at_hand = lately.filter(of_a_class | Q(waits_for=by))
    return list(at_hand.select_related("sitting__delivery__class_group"))


def take_board_along(sitting: Sitting, *, by: User, now: datetime) -> int:
    """Let the boards of BY's class before show SITTING."""
    screens = [screen.pk for screen in boards_at_hand(by, sitting.delivery, now=now)]
    return BoardScreen.objects.filter(pk__in=screens).update(
        sitting=sitting, pairing_code=None, waits_for=None
    )


def release_screen(screen: BoardScreen, *, waits_for: User | None = None) -> BoardScreen:
    """Show new letters, for a class of someone else, or until the next one of WAITS_FOR."""
    screen.sitting, screen.waits_for = None, waits_for
    for _attempt in range(TRIES):
        screen.pairing_code = new_code(SEAT_CODE_LENGTH)
        try:
            with transaction.atomic():
                screen.save(update_fields=["sitting", "pairing_code", "waits_for"])
        except IntegrityError:  # another board shows these letters
            continue
        return screen
    raise IntegrityError("no free letters for a board were found")


def forget_screens(*, now: datetime) -> int:
    """Delete boards that have not asked for most of a day; returns how many."""
    return BoardScreen.objects.filter(last_seen_at__lt=now - SCREEN_KEPT).delete()[0]
