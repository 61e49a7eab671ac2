"""The control of a class quiz on the phone of whoever runs it: numbers only, never a seat."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.numbers import whole_number
from accounts.roles import requires
from quizzes import actions
from quizzes.codes import spelled
from quizzes.content import asked_of
from quizzes.control import control_of, read_out
from quizzes.day import next_class
from quizzes.models import Phase, Sitting
from quizzes.results import room_count
from quizzes.roll_up import settle
from quizzes.room import Control, Room
from quizzes.views.start import RUNNERS

STEPS: dict[str, Callable[..., bool]] = {
    "open": actions.open_questions,
    "close": actions.close_questions,
    "reopen": actions.reopen_questions,
    "step-back": actions.step_back,
    "lesson": actions.start_lesson,
    "show": actions.show_next,
    "hide": actions.hide_answers,
    "ask-next": actions.ask_next,
    "show-asked": actions.show_asked,
    "lead": actions.lead,
    "let-go": actions.let_go,
    "hands": actions.add_hands,
    "lock": actions.lock_door,
    "code": actions.renew_code,
    "show-code": actions.show_code,
    "take-over": actions.take_over,
    "finish": actions.finish,
    "back": actions.go_back,
}
NAMES = (
    "delivery__force",
    "delivery__class_group",
    "delivery__school",
    "delivery__version__lesson",
    "opened_by",
    "controlled_by",
)
# When the phone asks again, in milliseconds.
SOON, SELDOM = 1_500, 6_000
# Without a script: how often the page asks for itself, if the person wants it to.
BY_ITSELF_SECONDS = 10


def visible_sitting(request: HttpRequest, pk: int) -> Sitting:
    """The sitting if this person may run it, with when its board last asked; else 404."""
    visible = Sitting.objects.visible_to(request.user).with_board().select_related(*NAMES)
    return get_object_or_404(visible, pk=pk)


def _context(sitting: Sitting, viewer: User) -> dict[str, object]:
    now = timezone.now()
    if settle(sitting, now=now):
        sitting.refresh_from_db(fields=["rolled_up_at"])
    control = _control(sitting, viewer, now)
    is_added_up = sitting.rolled_up_at is not None and not sitting.is_ending(now)
    is_waiting = sitting.phase == Phase.LESSON or is_added_up
    return {
        "sitting": sitting,
        "delivery": sitting.delivery,
        "control": control,
        "code": spelled(sitting.code) if sitting.code else "",
        "read_out": read_out(sitting.code) if sitting.code else "",
        "is_added_up": is_added_up,
        "tag": _tag(sitting, control, is_added_up=is_added_up),
        "next_in": SELDOM if is_waiting else SOON,
        "next_class": next_class(sitting, viewer) if sitting.phase == Phase.ENDED else None,
    }


def _control(sitting: Sitting, viewer: User, now: datetime) -> Control:
    asked = asked_of(sitting.delivery.version_id)
    count = room_count(sitting, asked=asked)
    return control_of(Room(sitting, count, asked, sitting.board_seen_at, now, viewer))


def _tag(sitting: Sitting, control: Control, *, is_added_up: bool) -> str:
    """Changes whenever the control would look different."""
    drawn = repr((sitting.version, is_added_up, get_language(), control))
    return hashlib.sha256(drawn.encode()).hexdigest()[:16]


@requires(*RUNNERS)
@require_safe
def sitting(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """What is happening, how many, and the one next step."""
    found = visible_sitting(request, sitting_pk)
    response = render(request, "quizzes/control.html", _context(found, request.user))
    if "by-itself" in request.GET:
        response["Refresh"] = str(BY_ITSELF_SECONDS)
    return response


@requires(*RUNNERS)
@require_safe
def sitting_state(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """The changing part of the control as a fragment; 304 when nothing has changed."""
    found = visible_sitting(request, sitting_pk)
    context = _context(found, request.user)
    etag = f'"{context["tag"]}"'
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponse(status=304)
    else:
        response = render(request, "quizzes/_control.html", context)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["X-Next-In"] = str(context["next_in"])
    return response


@requires(*RUNNERS)
@require_POST
def step(request: HttpRequest, sitting_pk: int, action: str) -> HttpResponse:
    """One step of the sitting, if it is still in the state the button was drawn for."""
    if action not in STEPS:
        raise Http404
    found = visible_sitting(request, sitting_pk)
    drawn = whole_number(request.POST.get("drawn", ""))
    taken = drawn is not None and STEPS[action](
        found, by=request.user, drawn=drawn, now=timezone.now()
    )
    if taken and found.is_rehearsal and action == "finish":
        messages.info(request, _("The rehearsal is over. Nothing of it was kept."))
        return redirect("quizzes:start", found.delivery_id)
    if not taken:
        messages.info(request, _("Nothing was changed: the class is already further on."))
    return redirect(found)
