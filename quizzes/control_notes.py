"""What the officer's phone says besides: what is late, too many, or not answering."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.dates import clock, day_time
from quizzes.actions import may_go_back
from quizzes.models import COUNTED_BY_PEOPLE, MAY_GO_BACK, Source
from quizzes.room import Room

NOBODY_YET = timedelta(minutes=2)
FEW_MISSING, FEW_MISSING_AFTER = 2, timedelta(seconds=60)
BOARD_LOST = timedelta(seconds=20)
# Whole sentences: in Welsh the word after "and" changes.
READY = {
    (Source.HANDS,): gettext_lazy("Ready to count hands"),
    (Source.CARDS,): gettext_lazy("Ready to count lettered cards"),
    (Source.PAPER,): gettext_lazy("Ready to count paper sheets"),
    (Source.HANDS, Source.CARDS): gettext_lazy("Ready to count hands and lettered cards"),
    (Source.HANDS, Source.PAPER): gettext_lazy("Ready to count hands and paper sheets"),
    (Source.CARDS, Source.PAPER): gettext_lazy("Ready to count lettered cards and paper sheets"),
    COUNTED_BY_PEOPLE: gettext_lazy("Ready to count hands, lettered cards and paper sheets"),
}


def ready_to_count(ways: str) -> str:
    """That the class is to begin, with the WAYS of answering that people count."""
    chosen = ways.split(",")
    return str(READY[tuple(way for way in COUNTED_BY_PEOPLE if way in chosen)])


def nobody_joins(room: Room) -> bool:
    """Whether devices fail, so that it is time to count hands, and they are not counted yet."""
    return _is_empty_for_long(room) and not room.counted_as


def _is_empty_for_long(room: Room) -> bool:
    return not room.count.joined and room.now - room.sitting.opened_at > NOBODY_YET


def joining_notes(room: Room) -> tuple[str, ...]:
    if _is_empty_for_long(room):
        return (
            _(
                "Nobody has joined yet. Look whether the address went into the address line "
                "and not into a search, then at the letters of the code, then at the network."
            ),
            _without_devices(room),
        )
    return _too_many_joined(room)


def _without_devices(room: Room) -> str:
    """The way there is to count hands: a button below, and then one once questions are open."""
    if room.counted_as:
        return _("Without devices: open the questions, then count from this phone.")
    return _("Without devices: press Count hands as well, then open the questions.")


def _too_many_joined(room: Room) -> tuple[str, ...]:
    if not room.has_too_many:
        return ()
    words = _("%(joined)s joined, %(here)s are here. Lock the door or take out a seat.")
    return (words % {"joined": room.count.joined, "here": room.sitting.headcount},)


def answering_notes(room: Room) -> tuple[str, ...]:
    notes = _too_many_joined(room)
    is_long = room.now - room.sitting.changed_at > FEW_MISSING_AFTER
    if 0 < room.missing <= FEW_MISSING and is_long:
        notes += (
            ngettext(
                "%(missing)s still to answer. It is all right to go on.",
                "%(missing)s still to answer. It is all right to go on.",
                room.missing,
            )
            % {"missing": room.missing},
        )
    return notes


def nobody_answered(room: Room) -> tuple[str, ...]:
    if room.has_answers or room.is_closing:
        return ()
    return (_("Nobody answered on a device. Open the questions again, count hands, or go on."),)


def end_note(room: Room) -> str:
    """When it ended, and until when that can be undone."""
    ended_at = room.sitting.ended_at or room.now
    if room.sitting.ended_by_id is None:
        words = _("Nobody ended it the same day, so it was closed by itself: %(time)s.")
        return words % {"time": day_time(ended_at)}
    if may_go_back(room.sitting, now=room.now):
        words = _("Ended at %(time)s. It can be opened again until %(until)s.")
        return words % {"time": clock(ended_at), "until": clock(ended_at + MAY_GO_BACK)}
    return _("Ended: %(time)s.") % {"time": day_time(ended_at)}


def board_note(room: Room) -> tuple[str, ...]:
    seen = room.board_seen_at
    if seen is None or room.now - seen < BOARD_LOST:
        return ()
    return (_("The board has not answered for 20 seconds. The class is not affected."),)
