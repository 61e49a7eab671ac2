"""A pupil's seat: questions, waiting, and what the class learnt."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lessons.models import HelpRoute
from quizzes.answers import NotAChoice, QuestionClosed, save_answer
from quizzes.content import Asked, asked_of
from quizzes.live import Place, own_answers
from quizzes.models import Phase
from quizzes.names import seat_name
from quizzes.pages import (
    SEAT_COOKIE,
    SETTINGS_COOKIE_SECONDS,
    TEXT_COOKIE,
    TEXT_SIZES,
    THEME_COOKIE,
    THEMES,
    TURNS_COOKIE,
    device_settings,
    give_cookie,
    seat_by_name,
    seat_page,
    turns_of,
)
from quizzes.results import learnt_by_class
from quizzes.sheets import question_sheet


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
    if place.shows_feedback(now):
        return _finish(request, place)
    if not place.takes_answers(now):
        return _waiting(request, place)
    asked = asked_of(place.lesson_version)
    answered = own_answers(place, place.phase)
    now_asked = [one for one in asked if place.asked_question in {None, one.number}]
    todo = next((one.number for one in now_asked if one.pk not in answered), None)
    if todo is None:
        return _waiting(request, place, is_done=True)
    is_first = not answered and place.asked_question in {None, 1}
    if place.phase == Phase.AFTER and is_first and "go" not in request.GET:
        return render(request, "quizzes/play/after_start.html", _context(request, place))
    return redirect("pupils:question", place.address, place.phase, todo)


def _waiting(request: HttpRequest, place: Place, *, is_done: bool = False) -> HttpResponse:
    context = _context(request, place, is_done=is_done)
    context["question_count"] = len(asked_of(place.lesson_version))
    return render(request, "quizzes/play/waiting.html", context)


def _finish(request: HttpRequest, place: Place) -> HttpResponse:
    chosen = own_answers(place, Phase.AFTER)
    rows = []
    for question in asked_of(place.lesson_version):
        answer = chosen[question.pk][0] if question.pk in chosen else ""
        own, is_right = question.chosen(answer), question.is_right(answer)
        rows.append({"question": question, "own": own, "is_right": is_right})
    learnt = learnt_by_class(place.sitting) if place.is_rolled_up else None
    context = _context(request, place, rows=rows, learnt=learnt)
    return render(request, "quizzes/play/finish.html", context)


@seat_page
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, place: Place, phase: str, number: str) -> HttpResponseBase:
    """One question; choosing is saved by the script at once, or by the button without it."""
    asked = asked_of(place.lesson_version)
    if place.is_removed or not 1 <= int(number) <= len(asked):
        return redirect("pupils:class", place.address)
    if request.method == "POST":
        seat = seat_by_name(request, place, request.POST.get("seat", ""))
        if seat is None:
            return _too_late(place, is_script="revision" in request.POST, status=409)
        return _answer(request, seat, phase, int(number), asked)
    is_asked = place.asked_question in {None, int(number)}
    if place.phase != phase or not is_asked or not place.takes_answers(timezone.now()):
        return redirect("pupils:class", place.address)
    return _question_page(request, place, int(number), asked)


def _question_page(
    request: HttpRequest,
    place: Place,
    number: int,
    asked: tuple[Asked, ...],
    *,
    problem: bool = False,
) -> HttpResponse:
    now = timezone.now()
    chosen, revision = own_answers(place, place.phase).get(asked[number - 1].pk, ("", 0))
    language = translation.get_language()
    look = device_settings(request)
    sheet = question_sheet(
        place.lesson_version,
        number,
        place.phase,
        language=language,
        chosen=chosen,
        is_closing=place.is_closing(now),
        is_led=bool(place.asked_question),
        is_rehearsal=bool(place.is_rehearsal),
        has_problem=problem,
        pupil_text=look["pupil_text"],
        pupil_theme=look["pupil_theme"],
    )
    name = seat_name(place.name_seed, language)
    page = sheet.filled(
        csrf_token=get_token(request),
        address=place.address,
        animal=name.animal,
        colour=name.colour,
        name=name.text,
        tag=place.tag(now),
        next_in=str(place.next_in(now)),
        revision=str(revision),
        seed=str(place.name_seed),
    )
    return HttpResponse(page, status=422 if problem else 200)


def _answer(
    request: HttpRequest, place: Place, phase: str, number: int, asked: tuple[Asked, ...]
) -> HttpResponseBase:
    one, is_script = asked[number - 1], "revision" in request.POST
    revision = request.POST.get("revision", "")
    try:
        stored = save_answer(
            place,
            one,
            phase=phase,
            chosen=request.POST.get("chosen", "") if _names(request, one) else "",
            revision=int(revision) if is_script and revision.isdecimal() else None,
            now=timezone.now(),
        )
    except NotAChoice:
        if is_script or place.phase != phase or not place.takes_answers(timezone.now()):
            return _too_late(place, is_script=is_script, status=422)
        return _question_page(request, place, number, asked, problem=True)
    except QuestionClosed:
        return _too_late(place, is_script=is_script, status=409)
    if is_script:
        return JsonResponse({"chosen": stored.chosen, "revision": stored.revision})
    if number < len(asked) and not place.asked_question:
        return redirect("pupils:question", place.address, phase, number + 1)
    return redirect("pupils:class", place.address)


def _names(request: HttpRequest, one: Asked) -> bool:
    """Whether the form was drawn for this question: it names it, as the address does."""
    return request.POST.get("question") == one.key


def _too_late(place: Place, *, is_script: bool, status: int) -> HttpResponseBase:
    address = reverse("pupils:class", args=[place.address])
    if is_script:
        return JsonResponse({"at": address}, status=status)
    return redirect(f"{address}?late=1")


@seat_page
@require_safe
def state(request: HttpRequest, place: Place) -> HttpResponse:
    """Has anything changed? A tag, and when to ask again; 304 when nothing has."""
    now = timezone.now()
    tag = place.tag(now)
    etag = f'"{tag}"'
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponse(status=304)
    else:
        news = {"tag": tag, "phase": place.phase}
        if place.phase == Phase.LOBBY and not place.is_removed:
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
    routes = HelpRoute.objects.in_date(timezone.localdate()).filter(
        versions=place.lesson_version, audience=HelpRoute.Audience.PUPIL
    )
    return render(request, "quizzes/play/help.html", _context(request, place, routes=routes))


@seat_page
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest, place: Place) -> HttpResponse:
    """Text size and colours of this device, the class code and the seat's letters."""
    if request.method != "POST":
        return render(request, "quizzes/play/reading.html", _context(request, place))
    response = redirect("pupils:class", place.address)
    for name, known in ((TEXT_COOKIE, TEXT_SIZES), (THEME_COOKIE, THEMES)):
        if request.POST.get(name) in known:
            give_cookie(response, name, request.POST[name], seconds=SETTINGS_COOKIE_SECONDS)
    return response


@seat_page
@require_POST
def leave(request: HttpRequest, place: Place) -> HttpResponse:
    """Forget this device's seat; the answers stay counted."""
    response = redirect("pupils:join")
    for name in (SEAT_COOKIE, TURNS_COOKIE):
        response.delete_cookie(name, samesite="Lax")
    return response
