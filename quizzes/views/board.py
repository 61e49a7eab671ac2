"""The projector: what to do, how far the class is, and later what it said. Nothing about anyone."""

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.roles import requires
from lessons.models import HelpRoute
from quizzes.codes import normalise, spelled
from quizzes.content import asked_of
from quizzes.models import Phase, Sitting
from quizzes.pages import pupil_page
from quizzes.results import RoomCount, room_count, shown_counts

NAMES = ("delivery__force", "delivery__class_group", "delivery__school")


@requires(Role.OFFICER, Role.TEACHER)
@require_safe
def board(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """The whole board of one sitting."""
    visible = Sitting.objects.visible_to(request.user).select_related(*NAMES)
    sitting = get_object_or_404(visible, pk=sitting_pk)
    return render(request, "quizzes/board/board.html", _context(request, sitting))


@requires(Role.OFFICER, Role.TEACHER)
@require_safe
def board_state(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """The picture of the board as a fragment; 304 when it is as it was."""
    visible = Sitting.objects.visible_to(request.user).select_related(*NAMES)
    sitting = get_object_or_404(visible, pk=sitting_pk)
    context = _context(request, sitting)
    if request.headers.get("If-None-Match") == context["etag"]:
        response = HttpResponse(status=304)
    else:
        response = render(request, "quizzes/board/_board.html", context)
    response["ETag"] = context["etag"]
    response["Cache-Control"] = "no-cache"
    return response


def _context(request: HttpRequest, sitting: Sitting) -> dict[str, object]:
    asked = asked_of(sitting.delivery.version_id)
    count = room_count(sitting, questions=len(asked))
    is_closing = sitting.closes_at is not None and timezone.now() < sitting.closes_at
    context: dict[str, object] = {
        **dict.fromkeys(["shown", "rows", "answers", "says_why", "routes"]),
        "sitting": sitting,
        "count": count,
        "is_closing": is_closing,
        "code": spelled(sitting.code) if sitting.code else "",
        "join_address": request.get_host() + reverse("pupils:join"),
        "etag": f'"{sitting.version}-{count.joined}-{count.answered}-{is_closing}"',
    }
    if sitting.shown_question and sitting.shown_question <= len(asked):
        context |= _shown(sitting, count)
    if sitting.phase == Phase.ENDED:
        context["routes"] = HelpRoute.objects.in_date(timezone.localdate()).filter(
            versions=sitting.delivery.version_id, audience=HelpRoute.Audience.PUPIL
        )
    return context


def _shown(sitting: Sitting, count: RoomCount) -> dict[str, object]:
    """What the class said to one question; what is right and why only after the lesson."""
    question = asked_of(sitting.delivery.version_id)[sitting.shown_question - 1]
    counts = shown_counts(sitting, question, sitting.phase)
    is_after = sitting.phase == Phase.AFTER and question.has_right_answer
    rows = [
        {
            "choice": choice,
            "count": counts[choice.key] if counts else None,
            "is_right": is_after and choice.is_right,
        }
        for choice in question.choices
    ]
    return {
        "shown": question,
        "rows": rows,
        "answers": counts.total() if counts else None,
        "says_why": sitting.phase == Phase.AFTER,
    }


@pupil_page
@require_safe
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """The address of a class as a picture to scan."""
    address = request.build_absolute_uri(reverse("pupils:start", args=[normalise(code)]))
    response = HttpResponse(content_type="image/svg+xml")
    segno.make(address, error="m").save(
        response, kind="svg", xmldecl=False, svgclass=None, border=2
    )
    return response
