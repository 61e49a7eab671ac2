"""What the officer's phone shows for each state of a sitting: a sentence and one main button."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.actions import may_go_back
from quizzes.control_notes import (
    answering_notes,
    board_note,
    end_note,
    joining_notes,
    nobody_answered,
    nobody_joins,
    ready_to_count,
)
from quizzes.models import QUESTION_PHASES, Phase
from quizzes.results import shown_counts
from quizzes.room import Button, Control, Room


def control_of(room: Room) -> Control:
    """The control of a sitting as it stands now, for the person who looks at it.

    While somebody else has the controls it shows how far the class is, and one button: to take
    over. So no two people press the same button one after the other.
    """
    control = replace(
        _of_phase(room), counted_as=_counted_now(room), has_too_many=room.has_too_many
    )
    if room.phase == Phase.ENDED or room.sitting.runner == room.viewer:
        return control
    was_mine = room.sitting.opened_by == room.viewer
    return replace(
        control,
        taken_by=str(room.sitting.runner),
        main=Button("take-over", _("Take back") if was_mine else _("Take over here")),
        undo=None,
        also=(),
    )


def _counted_now(room: Room) -> str:
    return room.counted_as if room.phase in QUESTION_PHASES else ""


def _of_phase(room: Room) -> Control:
    if room.sitting.is_open:
        return _answering(room)
    if room.asked and not room.shows_all_at_the_end:
        return _asked_closed(room)
    draw = {
        Phase.LOBBY: _joining,
        Phase.BEFORE: _before_closed,
        Phase.LESSON: _lesson,
        Phase.AFTER: _after_closed,
        Phase.ENDED: _ended,
    }
    return draw[room.phase](room)


def _joining(room: Room) -> Control:
    joined, here = room.count.joined, room.sitting.headcount
    if not room.sitting.uses_devices:
        return Control(
            sentence=ready_to_count(room.sitting.ways),
            notes=board_note(room),
            main=Button("open", _("Open the questions")),
        )
    return Control(
        sentence=_("Pupils are joining"),
        number=joined,
        of=here,
        counted=ngettext("of %(here)s pupil has joined", "of %(here)s pupils have joined", here)
        % {"here": here},
        notes=(*joining_notes(room), *board_note(room)),
        main=Button("open", _("Open the questions")),
        also=(Button("hands", _("Count hands as well")),) if nobody_joins(room) else (),
    )


def _answering(room: Room) -> Control:
    is_before = room.phase == Phase.BEFORE
    if room.asked:
        sentence = _("Question %(number)s of %(questions)s is open") % room.numbers
        close = _("Close question %(number)s") % room.numbers
    else:
        sentence = (
            _("The before questions are open") if is_before else _("The after questions are open")
        )
        close = _("Close the before questions") if is_before else _("Close the after questions")
    if room.count.joined and not room.missing:
        sentence = ngettext(
            "The one who joined has answered", "All %(joined)s have answered", room.count.joined
        ) % {"joined": room.count.joined}
    return Control(
        sentence=sentence,
        **_progress(room),
        asked=room.asked_now,
        notes=(*answering_notes(room), *board_note(room)),
        # What is counted in the room closes each question; the page for it is the main button then.
        main=None if room.sitting.counted_as else Button("close", close),
        also=(Button("close", close),) if room.sitting.counted_as else (),
        undo=_undo_opening(is_before=is_before) if room.may_undo_opening else None,
    )


def _undo_opening(*, is_before: bool) -> Button:
    return Button(
        "step-back", _("Undo: back to joining") if is_before else _("Undo: back to the lesson")
    )


def _progress(room: Room) -> dict[str, Any]:
    """Those who joined are the whole; when some have not, the words say so."""
    if not room.sitting.uses_devices:
        return {}
    joined = room.count.joined
    if room.asked:
        one = ngettext(
            "of %(joined)s who joined has answered this question",
            "of %(joined)s who joined have answered this question",
            joined,
        )
        return {"number": room.count.answered, "of": joined, "counted": one % {"joined": joined}}
    words = (
        ngettext(
            "of %(joined)s who joined has answered all",
            "of %(joined)s who joined have answered all",
            joined,
        )
        if joined < room.sitting.headcount
        else ngettext("of %(joined)s has answered all", "of %(joined)s have answered all", joined)
    )
    return {"number": room.count.answered, "of": joined, "counted": words % {"joined": joined}}


def _before_closed(room: Room) -> Control:
    shown = room.sitting.shown_question
    aside = [Button("hide", _("Take the answers off the board"))] if shown else []
    if shown and shown < len(room.questions):
        aside.insert(0, _show_next(room))
    return Control(
        sentence=_closed_sentence(room, _("The before questions are closed")),
        **_progress(room),
        notes=(*nobody_answered(room), *board_note(room)),
        main=Button("lesson", _("Start the lesson")),
        undo=_reopen(room, _("Undo: open the questions again")),
        # What is right is not shown before the lesson, so showing is a way aside, under More.
        also=tuple(aside),
    )


def _reopen(room: Room, label: str) -> Button | None:
    """None once the board shows what the class said: nobody answers anew after reading that."""
    return None if room.sitting.shown_question else Button("reopen", label)


def _after_closed(room: Room) -> Control:
    is_last = room.sitting.shown_question == len(room.questions) or not room.has_answers
    finish = Button("finish", _("Finish"))
    # What is right is on the board only once no answer counts any more.
    onward = finish if is_last else None if room.is_closing else _show_next(room)
    return Control(
        sentence=_closed_sentence(room, _("The after questions are closed")),
        **_progress(room),
        notes=(*nobody_answered(room), *board_note(room)),
        main=onward,
        undo=_reopen(room, _("Undo: open the questions again")),
        also=() if is_last else (Button("finish", _("Finish without showing")),),
    )


def _asked_closed(room: Room) -> Control:
    """Led pace, between two questions. Before the lesson nothing is shown without asking for it."""
    is_before = room.phase == Phase.BEFORE
    onward = _onward(room, is_before=is_before)
    may_show = not room.sitting.shown_question and room.has_answers and not room.is_closing
    show = Button("show-asked", _("Show what the class said"))
    shows_first = may_show and not is_before
    return Control(
        sentence=_closed_sentence(room, _("Question %(number)s is closed") % room.numbers),
        **_progress(room),
        asked=room.asked_now,
        seen_by_officer=_seen_by_officer(room),
        notes=(*nobody_answered(room), *board_note(room)),
        main=show if shows_first else onward,
        undo=_reopen(room, _("Undo: open question %(number)s again") % room.numbers),
        also=(onward,) if shows_first else (),
    )


def _seen_by_officer(room: Room) -> tuple[tuple[str, int], ...]:
    """How many chose each letter of the closed question; nothing when too few answered."""
    question, sitting = room.asked_now, room.sitting
    if question is None or room.is_closing:
        return ()
    counts = shown_counts(sitting, question, sitting.phase)
    if counts is None or not counts.answers:
        return ()
    return tuple((choice.letter, counts.chose[choice.key]) for choice in question.choices)


def _onward(room: Room, *, is_before: bool) -> Button:
    if not room.is_last:
        return Button("ask-next", _("Ask question %(following)s") % room.numbers)
    if is_before:
        return Button("lesson", _("Start the lesson"))
    return Button("finish", _("Finish"))


def _closed_sentence(room: Room, closed: str) -> str:
    if room.is_closing and room.came_in_late > 0:
        late = ngettext(
            "Closing, %(count)s more came in", "Closing, %(count)s more came in", room.came_in_late
        )
        return late % {"count": room.came_in_late}
    if room.is_closing:
        return _("Closing, the last answers come in")
    if room.sitting.shown_question:
        return _("The board shows question %(number)s of %(questions)s") % {
            "number": room.sitting.shown_question,
            "questions": len(room.questions),
        }
    return closed


def _show_next(room: Room) -> Button:
    is_first = room.sitting.shown_question is None
    return Button(
        "show", _("Show what the class said") if is_first else _("Show the next question")
    )


def _lesson(room: Room) -> Control:
    return Control(
        sentence=_("Lesson time"),
        notes=board_note(room),
        main=Button("open", _("Open the after questions")),
        undo=Button("step-back", _("Undo: back to the before questions")),
    )


def _ended(room: Room) -> Control:
    return Control(
        sentence=_("The class quiz has ended"),
        notes=(end_note(room),),
        undo=Button("back", _("Ended by mistake? Open it again"))
        if may_go_back(room.sitting, now=room.now)
        else None,
    )


def read_out(code: str) -> str:
    """The code as one reads it out: "K D M, T R P". A line may break between the groups only."""
    groups = [code[start : start + 3] for start in range(0, len(code), 3)]
    return ", ".join("\N{NO-BREAK SPACE}".join(group) for group in groups)
