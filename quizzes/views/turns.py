"""One device, several pupils, one after the other: each has a seat and answers for themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from quizzes.content import asked_of
from quizzes.live import Place, door_of, own_answers, place_of
from quizzes.models import QUESTION_PHASES, Source
from quizzes.names import seat_name
from quizzes.pages import (
    MOST_TURNS,
    SEAT_COOKIE,
    SEAT_COOKIE_SECONDS,
    TURNS_COOKIE,
    device_settings,
    give_cookie,
    seat_page,
    turns_of,
)
from quizzes.seats import DoorLocked, SittingFull, new_token, take_seat


@seat_page
@require_http_methods(["GET", "HEAD", "POST"])
def turns(request: HttpRequest, place: Place) -> HttpResponse:
    """Whose turn is it? The pupils of this device by their made-up names, and a place for one more.

    A device that one pupil uses alone has no turns.
    """
    tokens = turns_of(request)
    if not tokens:
        return redirect("pupils:class", place.address)
    if request.method != "POST":
        return _turns_page(request, place, tokens)
    if "new" in request.POST:
        return _one_more(request, place, tokens)
    chosen = request.POST.get("seat", "")
    token = next((token for token in tokens if _is_called(token, place, chosen)), None)
    response = redirect("pupils:class", place.address)
    if token:
        give_cookie(response, SEAT_COOKIE, token, seconds=SEAT_COOKIE_SECONDS)
    return response


def _is_called(token: str, place: Place, name_seed: str) -> bool:
    other = place_of(token)
    return (
        other is not None and other.sitting == place.sitting and name_seed == str(other.name_seed)
    )


def _turns_page(
    request: HttpRequest, place: Place, tokens: list[str], *, problem: str = "", status: int = 200
) -> HttpResponse:
    language = translation.get_language()
    others = [other for other in map(place_of, tokens) if other and other.sitting == place.sitting]
    rows = [
        {
            "seed": other.name_seed,
            "name": seat_name(other.name_seed, language),
            "done": _is_done(other),
        }
        for other in others
        if not other.is_removed
    ]
    now = timezone.now()
    context = {
        **device_settings(request),
        "place": place,
        "name": seat_name(place.name_seed, language),
        "tag": place.tag(now),
        "next_in": place.next_in(now),
        "rows": rows,
        "may_join": place.code and len(tokens) < MOST_TURNS,
        "token": new_token(),
        "problem": problem,
    }
    return render(request, "quizzes/play/turns.html", context, status=status)


def _is_done(place: Place) -> bool:
    """Whether the seat has answered all that is asked now."""
    if place.phase not in QUESTION_PHASES:
        return False
    asked = asked_of(place.lesson_version)
    now_asked = {one.pk for one in asked if place.asked_question in {None, one.number}}
    return now_asked <= own_answers(place, place.phase).keys()


def _one_more(request: HttpRequest, place: Place, tokens: list[str]) -> HttpResponse:
    """A seat for the next pupil, who answers from here on; the same one for a form sent twice."""
    door = door_of(place.code or "")
    try:
        if door is None or len(tokens) >= MOST_TURNS:
            raise SittingFull
        taken = take_seat(door, source=Source.SHARED, token=request.POST.get("token", ""))
    except DoorLocked:
        problem = pgettext("pupil", "Your class has closed the door. Put your hand up.")
        return _turns_page(request, place, tokens, problem=problem, status=409)
    except SittingFull:
        problem = pgettext("pupil", "Everyone in your class has joined. Put your hand up.")
        return _turns_page(request, place, tokens, problem=problem, status=409)
    response = redirect("pupils:class", place.address)
    give_cookie(response, SEAT_COOKIE, taken.token, seconds=SEAT_COOKIE_SECONDS)
    all_tokens = ".".join(dict.fromkeys([*tokens, taken.token]))
    give_cookie(response, TURNS_COOKIE, all_tokens, seconds=SEAT_COOKIE_SECONDS)
    return response
