"""Joining a class: the code, who sees my answers, and a seat."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.numbers import whole_number
from accounts.rates import pour
from accounts.roles import safe_next
from lessons.models import HelpRoute
from quizzes.codes import CODE_LENGTH, normalise, spelled, strange_letter
from quizzes.drawn_pages import drawn_start
from quizzes.live import Door, Place, became_of, door_of
from quizzes.models import Phase, Seat, Source
from quizzes.names import NAME_COUNT, seat_name
from quizzes.pages import (
    LANGUAGE_COOKIE,
    SEAT_COOKIE,
    SEAT_COOKIE_SECONDS,
    SETTINGS_COOKIE_SECONDS,
    TURNS_COOKIE,
    device_language,
    device_settings,
    give_cookie,
    pupil_page,
    seat_place,
)
from quizzes.seats import DoorLocked, SittingFull, TakenSeat, new_token, take_seat

# How a device is used: by one pupil (nothing said), in turn, or by a group of so many as one.
TURNS = "turns"
GROUP_SIZES = {str(people) for people in range(2, Seat.MOST_PEOPLE + 1)}
# A school shares one address: a whole class may mistype at once before anyone is slowed.
WRONG_CODES, WRONG_CODES_LEAK_PER_SECOND = 60, 1.0


@pupil_page
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """One field for the code of the class."""
    if request.method != "POST":
        return _join_page(request)
    code = normalise(request.POST.get("code", ""))
    problem = _problem(code)
    if problem:
        return _join_page(request, typed=request.POST.get("code", ""), problem=problem, status=422)
    return redirect("pupils:start", code)


@pupil_page
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Who sees my answers, and what I am called; the button takes the seat."""
    code = normalise(code)
    sitting = door_of(code)
    if sitting is None:
        return _unknown_code(request, code)
    if request.method == "POST" and "new" not in request.POST and _own_place(request, sitting):
        return redirect("pupils:class", sitting.address)
    with translation.override(device_language(request, sitting.language)):
        if sitting.is_door_locked and _own_place(request, sitting) is None:
            return _door_locked(request)
        if request.method == "POST":
            return _take(request, sitting)
        return _start_page(request, sitting)


def _door_locked(request: HttpRequest) -> HttpResponse:
    """Said as soon as the code is typed: nobody reads on for a seat that there is not.

    It tells a guesser no more than an open door does.
    """
    context = {"here": request.path, **device_settings(request)}
    return render(request, "quizzes/play/door_locked.html", context, status=409)


def _own_place(request: HttpRequest, sitting: Door) -> Place | None:
    """The seat that this device has in the class already: of this pupil, or of one before."""
    place = seat_place(request)
    is_here = place and place.sitting == sitting.pk and not place.is_removed
    return place if is_here else None


def _problem(code: str) -> str:
    """What to mend about a typed code, in a pupil's words; empty when it may be a code."""
    if not code:
        return pgettext("pupil", "Type the 6 letters that are on the board.")
    strange = strange_letter(code)
    if strange and len(code) == CODE_LENGTH:
        return pgettext("pupil", "Codes have no A, E, I, O, U, W or Y. Check letter %(place)s.") % {
            "place": strange
        }
    if len(code) != CODE_LENGTH:
        sentence = ngettext(
            "The code has 6 letters. You typed %(count)s.",
            "The code has 6 letters. You typed %(count)s.",
            len(code),
        )
        return sentence % {"count": len(code)}
    return ""


def _join_page(
    request: HttpRequest, *, typed: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    context = {"typed": typed, "problem": problem, **device_settings(request)}
    context["is_rehearsal_over"] = request.GET.get("over") == "rehearsal"
    return render(request, "quizzes/play/join.html", context, status=status)


def _unknown_code(request: HttpRequest, code: str) -> HttpResponse:
    problem, status = problem_with(request, code)
    if not problem:
        return class_over(request)
    return _join_page(request, typed=code, problem=problem, status=status)


def problem_with(request: HttpRequest, code: str) -> tuple[str, int]:
    """What to say, and with which status, to a CODE that no class has; "" if its class is over.

    Only wrong codes are counted, so a right one always passes. A code that a class had today says
    so; of any other, no class has it.
    """
    problem = _problem(code)
    if problem:
        return problem, 404
    now = timezone.now()
    may_go_on = pour(
        "class-code",
        request.META.get("REMOTE_ADDR", ""),
        now=now,
        size=WRONG_CODES,
        leak_per_second=WRONG_CODES_LEAK_PER_SECOND,
    )
    if not may_go_on:
        return pgettext("pupil", "Wait 10 seconds, then try again."), 429
    phase = became_of(code, now=now)
    if phase == Phase.ENDED:
        return "", 410
    if phase:
        return pgettext("pupil", "Your class has a new code. Look at the board."), 404
    words = pgettext(
        "pupil",
        "No class has the code %(code)s right now. Look at the board and check each letter.",
    )
    return words % {"code": spelled(code)}, 404


def class_over(request: HttpRequest) -> HttpResponse:
    """The class had this code and has ended: where help is."""
    return render(request, "quizzes/play/class_over.html", _for_anyone(request), status=410)


def _start_page(request: HttpRequest, sitting: Door) -> HttpResponse:
    seed, language = secrets.randbelow(NAME_COUNT), translation.get_language()
    name, look = seat_name(seed, language), device_settings(request)
    place = _own_place(request, sitting)
    drawn = drawn_start(
        language=language,
        was=seat_name(place.name_seed, language) if place else None,
        is_late=sitting.phase not in {Phase.LOBBY, Phase.BEFORE},
        asked_question=sitting.asked_question if sitting.is_open else None,
        is_shared=sitting.shares_devices,
        is_locked=bool(sitting.is_door_locked),
        pupil_text=look["pupil_text"],
        pupil_theme=look["pupil_theme"],
    )
    page = drawn.filled(
        csrf_token=get_token(request),
        address=sitting.address,
        here=request.path,
        seed=str(seed),
        token=new_token(),
        animal=name.animal,
        colour=name.colour,
        name=name.text,
    )
    return HttpResponse(page)


def _take(request: HttpRequest, sitting: Door) -> HttpResponse:
    seed = whole_number(request.POST.get("seed", ""))
    how = request.POST.get("how", "") if sitting.shares_devices else ""
    is_known = seed is not None and seed < NAME_COUNT
    try:
        taken = take_seat(
            sitting,
            name_seed=seed if is_known else None,
            source=Source.SHARED if how == TURNS or how in GROUP_SIZES else "",
            people=int(how) if how in GROUP_SIZES else 1,
            token=request.POST.get("token", ""),
        )
    except DoorLocked:
        return _door_locked(request)
    except SittingFull:
        problem = pgettext("pupil", "Everyone in your class has joined. Put your hand up.")
        return _join_page(request, typed=sitting.code, problem=problem, status=409)
    response = seated(taken, sitting, is_new=True)
    if how == TURNS:
        give_cookie(response, TURNS_COOKIE, taken.token, seconds=SEAT_COOKIE_SECONDS)
    return response


def seated(taken: TakenSeat, sitting: Door, *, is_new: bool = False) -> HttpResponse:
    """To the class, with the seat in the device's cookie."""
    response = redirect("pupils:class", sitting.address)
    if is_new and sitting.is_open and sitting.phase == Phase.BEFORE:
        response = redirect("pupils:question", sitting.address, Phase.BEFORE.value, 1)
    give_cookie(response, SEAT_COOKIE, taken.token, seconds=SEAT_COOKIE_SECONDS)
    response.delete_cookie(TURNS_COOKIE, samesite="Lax")
    return response


@pupil_page
@require_POST
def speak(request: HttpRequest) -> HttpResponse:
    """Change this device's language and stay where one was."""
    response = redirect(safe_next(request, reverse("pupils:join")))
    wanted = request.POST.get("language", "")
    if wanted in {"en", "cy"}:
        give_cookie(response, LANGUAGE_COOKIE, wanted, seconds=SETTINGS_COOKIE_SECONDS)
    return response


@pupil_page
@require_safe
def help_routes(request: HttpRequest) -> HttpResponse:
    """Who to talk to, for a pupil who has not joined."""
    return render(request, "quizzes/play/help.html", _for_anyone(request))


def _for_anyone(request: HttpRequest) -> dict[str, object]:
    """Whom any pupil can talk to, and how this device shows it."""
    routes = HelpRoute.objects.in_date(timezone.localdate())
    for_pupils = routes.filter(audience=HelpRoute.Audience.PUPIL)
    return {"routes": for_pupils, **device_settings(request)}
