"""A pupil's seat: questions, waiting, and what the class learnt."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.numbers import whole_number
from accounts.roles import safe_next
from lessons.models import HelpRoute
from quizzes.content import asked_of
from quizzes.drawn_pages import drawn_waiting
from quizzes.live import Place, own_answers
from quizzes.models import Phase
from quizzes.names import seat_name
from quizzes.pages import (
    SEAT_COOKIE,
    TURNS_COOKIE,
    device_settings,
    filled_for,
    keep_settings,
    question_address,
    seat_page,
    settings_to_choose,
    turns_of,
)
from quizzes.results import learnt_by_class

MOST_ROUTES = 4


def _context(request: HttpRequest, place: Place, **more: object) -> dict[str, object]:
    now = timezone.now()
    return {
        **device_settings(request),
        "place": place,
        "name": seat_name(place.name_seed, translation.get_language()),
        "tag": place.tag(now),
        "next_in": place.next_in(now),
        "takes_turns": bool(turns_of(request)),
        **more,
    }


@seat_page
@require_safe
def class_page(request: HttpRequest, place: Place) -> HttpResponse:
    """Where this seat is now: the first open question, or the page that waits with it."""
    now = timezone.now()
    if place.is_removed:
        return render(request, "quizzes/play/removed.html", _context(request, place))
    if place.is_over(now):
        return _finish(request, place)
    if not place.takes_answers(now):
        return _waiting(request, place)
    return _where_to_answer(request, place)


def _where_to_answer(request: HttpRequest, place: Place) -> HttpResponse:
    """The question that the pupil was at if it is still asked, else the first that is open."""
    at = _named(request, "at", place)
    if at and place.asked_question in {None, at}:
        return _to_question(request, place, at)
    asked = asked_of(place.lesson_version)
    answered = own_answers(place, place.phase)
    now_asked = [one for one in asked if place.asked_question in {None, one.number}]
    todo = [one.number for one in now_asked if one.pk not in answered]
    passed = _named(request, "after", place)
    ahead = next((number for number in todo if number > passed), None)
    if ahead is None:
        return _waiting(request, place, is_done=True, passed=passed, skipped=todo)
    is_first = not answered and not passed and place.asked_question in {None, 1}
    if place.phase == Phase.AFTER and is_first and "go" not in request.GET:
        return render(request, "quizzes/play/after_start.html", _context(request, place))
    return _to_question(request, place, ahead)


def _to_question(request: HttpRequest, place: Place, number: int) -> HttpResponse:
    address = question_address(place.address, place.phase, number)
    return redirect(f"{address}?late=1" if "late" in request.GET else address)


def _named(request: HttpRequest, name: str, place: Place) -> int:
    """The question of this phase that the address names as the one the pupil is "at", or "after".

    Written as phase and number ("before-3"); 0 when there is none, or one of another phase.
    """
    phase, _dash, number = request.GET.get(name, "").partition("-")
    named = whole_number(number) or 0
    return named if phase == place.phase and named <= len(asked_of(place.lesson_version)) else 0


def _waiting(
    request: HttpRequest,
    place: Place,
    *,
    is_done: bool = False,
    passed: int = 0,
    skipped: Sequence[int] = (),
) -> HttpResponse:
    context = _context(request, place)
    checks_by_itself = "by-itself" in request.GET
    drawn = drawn_waiting(
        place.lesson_version,
        language=translation.get_language(),
        is_rehearsal=bool(place.is_rehearsal),
        phase=place.phase,
        asked_question=place.asked_question,
        here=place.here,
        is_done=is_done,
        passed=passed,
        skipped=tuple(skipped),
        is_late="late" in request.GET,
        checks_by_itself=checks_by_itself,
        **{name: context[name] for name in ("takes_turns", "pupil_text", "pupil_theme")},
    )
    response = HttpResponse(filled_for(request, place, drawn))
    if checks_by_itself:
        response["Refresh"] = "10"
    return response


def _finish(request: HttpRequest, place: Place) -> HttpResponse:
    # A tablet that goes round shows nobody what another pupil chose.
    chosen = {} if turns_of(request) else own_answers(place, Phase.AFTER)
    rows = []
    for question in asked_of(place.lesson_version) if place.may_know else ():
        answer = chosen[question.pk][0] if question.pk in chosen else ""
        own, is_right = question.chosen(answer), question.is_right(answer)
        rows.append({"question": question, "own": own, "is_right": is_right})
    learnt = learnt_by_class(place.sitting) if place.is_rolled_up else None
    routes = _routes(place)[:MOST_ROUTES]
    told = {"learnt": learnt, "routes": routes, "is_late": "late" in request.GET}
    context = _context(request, place, rows=rows, **told)
    return render(request, "quizzes/play/finish.html", context)


def _routes(place: Place) -> QuerySet[HelpRoute]:
    """Whom the lesson's pupils can talk to, in date."""
    in_date = HelpRoute.objects.in_date(timezone.localdate())
    return in_date.filter(versions=place.lesson_version, audience=HelpRoute.Audience.PUPIL)


@seat_page
@require_safe
def state(request: HttpRequest, place: Place) -> HttpResponse:
    """Has anything changed? A tag, and when to ask again; 304 when nothing has."""
    now = timezone.now()
    tag, told = place.tag(now), request.headers.get("If-None-Match", "")
    etag = f'"{tag}"'
    if told == etag:
        response = HttpResponse(status=304)
    else:
        news = {"tag": tag}
        if number := place.turns_to(told.strip('"'), now):
            news["question"] = question_address(place.address, place.phase, number)
        elif place.phase == Phase.LOBBY and not place.is_removed:
            news["gathered"] = render_to_string(
                "quizzes/play/_gathered.html", {"count": place.here}
            )
        response = JsonResponse(news)
    response["ETag"] = etag
    response["X-Next-In"] = str(place.next_in(now))
    return response


@seat_page
@require_safe
def help_routes(request: HttpRequest, place: Place) -> HttpResponse:
    """Who to talk to; the place in the quiz is kept."""
    return render(
        request, "quizzes/play/help.html", _context(request, place, routes=_routes(place))
    )


@seat_page
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest, place: Place) -> HttpResponse:
    """Size, colours and words of this device, the class code and the seat's letters."""
    back = safe_next(request, reverse("pupils:class", args=[place.address]))
    if request.method != "POST":
        context = _context(request, place, back=back, fields=settings_to_choose(request))
        return render(request, "quizzes/play/reading.html", context)
    response = redirect(back)
    keep_settings(request, response)
    return response


@seat_page
@require_POST
def leave(request: HttpRequest, place: Place) -> HttpResponse:
    """Forget this device's seat; the answers stay counted."""
    response = redirect("pupils:join")
    for name in (SEAT_COOKIE, TURNS_COOKIE):
        response.delete_cookie(name, samesite="Lax")
    return response
