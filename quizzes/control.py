"""What the officer's phone shows for each state of a sitting: a sentence and one main button."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from quizzes.actions import MAY_GO_BACK
from quizzes.models import Phase, Sitting
from quizzes.results import RoomCount


@dataclass(frozen=True)
class Button:
    """A button of the control: the action's name in the address, and its words."""

    action: str
    label: str


@dataclass(frozen=True)
class Control:
    """One state of the control."""

    sentence: str
    number: int | None
    of: int | None
    counted: str
    main: Button | None
    undo: Button | None
    also: tuple[Button, ...] = ()


def control_of(sitting: Sitting, count: RoomCount, *, questions: int, now: datetime) -> Control:
    """The control of SITTING as it stands at NOW."""
    phase = Phase(sitting.phase)
    if phase == Phase.LOBBY:
        return Control(
            sentence=_("Pupils are joining"),
            number=count.joined,
            of=sitting.headcount,
            counted=_("have joined"),
            main=Button("open", _("Open the questions")),
            undo=None,
        )
    if phase == Phase.LESSON:
        return Control(
            sentence=_("Lesson time"),
            number=None,
            of=None,
            counted="",
            main=Button("open", _("Open the after questions")),
            undo=None,
        )
    if phase == Phase.ENDED:
        return _ended(sitting, now)
    if sitting.is_open:
        return _answering(sitting, count)
    return _closed(sitting, count, questions, now)


def _answering(sitting: Sitting, count: RoomCount) -> Control:
    is_before = sitting.phase == Phase.BEFORE
    everyone = count.joined and count.answered == count.joined
    sentence = (
        _("The before questions are open") if is_before else _("The after questions are open")
    )
    if everyone:
        sentence = _("Everyone has answered")
    close = _("Close the before questions") if is_before else _("Close the after questions")
    return Control(
        sentence=sentence,
        number=count.answered,
        of=count.joined,
        counted=_("have answered all"),
        main=Button("close", close),
        undo=None,
    )


def _closed(sitting: Sitting, count: RoomCount, questions: int, now: datetime) -> Control:
    is_closing = sitting.closes_at is not None and now < sitting.closes_at
    undo = Button("reopen", _("Open the questions again"))
    show = Button("show", _("Show what the class said"))
    if sitting.phase == Phase.BEFORE:
        sentence = (
            _("Closing, last answers come in") if is_closing else _("Before questions closed")
        )
        main, also = Button("lesson", _("Start the lesson")), (show,)
    else:
        sentence = _("Closing, last answers come in") if is_closing else _("After questions closed")
        is_last = sitting.shown_question == questions
        main, also = (
            (Button("finish", _("Finish")), ())
            if is_last
            else (show, (Button("finish", _("Finish without showing")),))
        )
    if sitting.shown_question:
        sentence = _("The board shows question %(number)s") % {"number": sitting.shown_question}
        show = Button("show", _("Show the next question"))
        if main.action == "show":
            main = show
        elif sitting.phase == Phase.BEFORE:
            also = (show,)
    return Control(
        sentence=sentence,
        number=count.answered,
        of=count.joined,
        counted=_("have answered all"),
        main=main,
        undo=undo,
        also=also,
    )


def _ended(sitting: Sitting, now: datetime) -> Control:
    may_go_back = (
        sitting.ended_at is not None
        and now - sitting.ended_at < MAY_GO_BACK
        and not sitting.forgotten_at
    )
    return Control(
        sentence=_("The class quiz has ended"),
        number=sitting.completed_both if sitting.rolled_up_at else None,
        of=sitting.joined if sitting.rolled_up_at else None,
        counted=_("answered both times"),
        main=None,
        undo=Button("back", _("Ended by mistake? Open it again")) if may_go_back else None,
    )
