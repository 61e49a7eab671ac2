"""One question of a pupil's: its page, the answer, and what is set on the way."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods

from accounts.numbers import whole_number
from quizzes.answers import NotAChoice, QuestionClosed, Stored, save_answer
from quizzes.content import Asked, Kind, asked_of
from quizzes.drawn_pages import drawn_question
from quizzes.live import Place, name_of_asking, own_answers
from quizzes.models import Phase
from quizzes.pages import (
    changes_settings,
    device_settings,
    filled_for,
    keep_settings,
    question_address,
    seat_by_name,
    seat_page,
    turns_of,
)
from quizzes.roll_up import add_up_again


@seat_page
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, place: Place, phase: str, number: str) -> HttpResponseBase:
    """One question; choosing is saved by the script at once, or by the button without it."""
    asked = asked_of(place.lesson_version)
    if place.is_removed and "revision" in request.POST:
        return HttpResponse(status=410)
    if place.is_removed or not 1 <= int(number) <= len(asked):
        return redirect("pupils:class", place.address)
    if request.method == "POST":
        seat = seat_by_name(request, place, request.POST.get("seat", ""))
        if seat is None:
            return _too_late(place, is_script="revision" in request.POST, status=409)
        if changes_settings(request):
            return _set_and_stay(request, seat, phase, asked[int(number) - 1])
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
    now, one = timezone.now(), asked[number - 1]
    chosen, revision = own_answers(place, place.phase).get(one.pk, ("", 0))
    if problem:
        chosen = _chosen_so_far(request, one)
    look = device_settings(request)
    drawn = drawn_question(
        place.lesson_version,
        number,
        place.phase,
        language=translation.get_language(),
        chosen=chosen,
        is_closing=place.is_closing(now),
        is_led=bool(place.asked_question),
        is_rehearsal=bool(place.is_rehearsal),
        is_late="late" in request.GET,
        takes_turns=bool(turns_of(request)),
        problem=problem,
        times_voided=place.times_voided(place.phase, number),
        **{name: look[name] for name in ("pupil_text", "pupil_theme", "field")},
    )
    page = filled_for(request, place, drawn, revision=str(revision), seed=str(place.name_seed))
    return HttpResponse(page, status=422 if problem else 200)


def _answer(
    request: HttpRequest, place: Place, phase: str, number: int, asked: tuple[Asked, ...]
) -> HttpResponseBase:
    one, is_script = asked[number - 1], "revision" in request.POST
    try:
        stored = _store(request, place, phase, one)
    except NotAChoice:
        if is_script or place.phase != phase or not place.takes_answers(timezone.now()):
            return _too_late(place, is_script=is_script, status=422)
        return _question_page(request, place, number, asked, problem=True)
    except QuestionClosed:
        return _too_late(place, is_script=is_script, status=409)
    if is_script:
        return JsonResponse({"chosen": stored.chosen, "revision": stored.revision})
    if place.asked_question:
        return redirect("pupils:class", place.address)
    if number < len(asked):
        return HttpResponseRedirect(question_address(place.address, phase, number + 1))
    address = reverse("pupils:class", args=[place.address])
    return redirect(f"{address}?after={name_of_asking(phase, number)}")


def _set_and_stay(request: HttpRequest, place: Place, phase: str, one: Asked) -> HttpResponseBase:
    """Language or easier words in the middle of a question: what is chosen so far is kept."""
    with suppress(NotAChoice, QuestionClosed):
        _store(request, place, phase, one)
    response = HttpResponseRedirect(question_address(place.address, phase, one.number))
    keep_settings(request, response)
    return response


def _store(request: HttpRequest, place: Place, phase: str, one: Asked) -> Stored:
    if request.POST.get("voided", "0") != str(place.times_voided(phase, one.number)):
        raise QuestionClosed
    revision, now = whole_number(request.POST.get("revision", "")), timezone.now()
    if revision is None and "revision" in request.POST:
        raise NotAChoice
    stored = save_answer(
        place,
        one,
        phase=phase,
        chosen=_chosen(request, one) if _names(request, one) else "",
        revision=revision,
        now=now,
    )
    if place.phase == Phase.ENDED:  # in the last seconds: the totals are there already
        add_up_again(place.sitting, now=now)
    return stored


def _chosen(request: HttpRequest, one: Asked) -> str:
    """The answer as one text: the keys sent, or without a script each with its place."""
    keys = request.POST.getlist("chosen")
    if one.kind == Kind.ORDER:
        given = {request.POST.get(f"place-{item.key}", ""): item.key for item in one.items}
        if any(given):
            keys += [given.get(str(place), "") for place, _item in enumerate(one.items, 1)]
    return ",".join(keys)


def _chosen_so_far(request: HttpRequest, one: Asked) -> str:
    """What was sent and is no whole answer yet, each key at its place: the page comes back so."""
    keys = _chosen(request, one).split(",") if _names(request, one) else []
    return ",".join(key if one.choice(key) else "" for key in keys[: len(one.choices)])


def _names(request: HttpRequest, one: Asked) -> bool:
    """Whether the form was drawn for this question: it names it, as the address does."""
    return request.POST.get("question") == one.key


def _too_late(place: Place, *, is_script: bool, status: int) -> HttpResponseBase:
    if is_script:
        return HttpResponse(status=status)
    return redirect(f"{reverse('pupils:class', args=[place.address])}?late=1")
