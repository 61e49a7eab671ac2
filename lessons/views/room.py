"""Keeping step: small answers to the scripts of the room's screen and of the notes."""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.numbers import whole_number
from accounts.rates import pour
from lessons import showings
from lessons.forms_room import LettersForm, MoveForm, OpenForm
from lessons.models import Showing

COOKIES = {showings.SCREEN: "diogel_screen", showings.NOTES: "diogel_notes"}
COOKIE_SECONDS = 24 * 60 * 60
# A school shares one address: every classroom may open a screen at once, and mistype.
NEW_SCREENS, NEW_SCREENS_LEAK = 60, 0.2
TYPED, TYPED_LEAK = 30, 0.1
NEXT_IN = 1_000


def room_answer(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An answer to a script: for everyone, and kept by no cache."""

    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return answer


def _showing(request: HttpRequest, side: str) -> Showing | None:
    token = request.COOKIES.get(COOKIES[side], "")
    return showings.showing_of(side, token, now=timezone.now()) if token else None


def _showing_or_404(request: HttpRequest, side: str) -> Showing:
    if (found := _showing(request, side)) is None:
        raise Http404
    return found


@room_answer
@require_safe
def state(request: HttpRequest, side: str) -> HttpResponse:
    """Where both are; 304 when that is as it was, no lesson when this browser is not paired."""
    found = _showing(request, side)
    known = _known(found) if found else {"lesson": None}
    etag = f'"{hashlib.sha256(repr(known).encode()).hexdigest()[:16]}"'
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponse(status=304)
    else:
        response = JsonResponse(known | {"csrf": get_token(request)})
    response["ETag"] = etag
    response["X-Next-In"] = str(NEXT_IN)
    return response


def _known(showing: Showing) -> dict[str, object]:
    return {
        "lesson": showing.lesson_key,
        "letters": showing.letters,
        "number": showing.number,
        "joined": showing.is_joined,
        "step": showing.step,
        "shown": showing.shown_step,
        "cover": showing.cover,
        "moves": showing.moves,
        "silent": showings.is_silent(showing, now=timezone.now()),
    }


@room_answer
@require_POST
def open_screen(request: HttpRequest) -> HttpResponse:
    """Give this screen letters; a former pairing of it ends."""
    form, now = OpenForm(request.POST), timezone.now()
    if not form.is_valid():
        return HttpResponse(status=400)
    if not _may("new-screen", request, NEW_SCREENS, NEW_SCREENS_LEAK):
        return HttpResponse(status=429)
    if former := _showing(request, showings.SCREEN):
        showings.close_showing(former)
    opened, token = showings.open_showing(
        form.cleaned_data["version"],
        route=form.cleaned_data["route"],
        step=form.cleaned_data["step"],
        delivery_number=form.cleaned_data["delivery"],
        now=now,
    )
    response = JsonResponse(_known(opened))
    _give_cookie(response, showings.SCREEN, token)
    return response


def _may(kind: str, request: HttpRequest, size: float, leak: float) -> bool:
    address = request.META.get("REMOTE_ADDR", "")
    return pour(kind, address, now=timezone.now(), size=size, leak_per_second=leak)


def _give_cookie(response: HttpResponse, side: str, token: str) -> None:
    """The token goes to the addresses of this side alone, and no script reads it."""
    response.set_cookie(
        COOKIES[side],
        token,
        max_age=COOKIE_SECONDS,
        path=reverse("room:state", args=[side]),
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )


@room_answer
@require_POST
def let_in(request: HttpRequest) -> HttpResponse:
    """The person at the screen says that the number is on their own device."""
    showing = _showing_or_404(request, showings.SCREEN)
    number = whole_number(request.POST.get("number", ""))
    if number is None or not showings.let_in(showing, number=number):
        return HttpResponse(status=409)
    return HttpResponse(status=204)


@room_answer
@require_POST
def move(request: HttpRequest, side: str) -> HttpResponse:
    """Move both sides, or note that the screen has followed; 409 while the notes may not lead."""
    showing, form = _showing_or_404(request, side), MoveForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    step = form.cleaned_data["step"]
    if form.cleaned_data["arrived"] and side == showings.SCREEN:
        showings.arrive(showing, step=step)
    elif not showings.move(showing, side, step=step, cover=form.cleaned_data["cover"]):
        return HttpResponse(status=409)
    showing.refresh_from_db()
    return JsonResponse(_known(showing))


@room_answer
@require_POST
def close(request: HttpRequest, side: str) -> HttpResponse:
    """Let screen and notes go their own ways."""
    showings.close_showing(_showing_or_404(request, side))
    return HttpResponse(status=204)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest) -> HttpResponse:
    """Type the letters of a room's screen; then the notes of its lesson, which follow it."""
    form = LettersForm(request.POST or None)
    if request.method == "POST" and not _may("screen-letters", request, TYPED, TYPED_LEAK):
        return render(request, "lessons/pair_too_many.html", status=429)
    if form.is_valid():
        try:
            showing, token = showings.ask_to_lead(form.cleaned_data["letters"], now=timezone.now())
        except showings.NoSuchScreen as unknown:
            form.add_error("letters", str(unknown))
        else:
            response = redirect(_notes_address(showing))
            _give_cookie(response, showings.NOTES, token)
            return response
    return render(request, "lessons/pair.html", {"form": form})


def _notes_address(showing: Showing) -> str:
    version = showing.version
    kept = [version.lesson.slug, version.number, showing.step]
    query = {"route": showing.route} | (
        {"for": showing.delivery_number} if showing.delivery_number else {}
    )
    return reverse("lessons:notes_version", args=kept, query=query)


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps an opened lesson; it stands where its scope may reach the lessons."""
    script = (settings.BASE_DIR / "static" / "js" / "lesson-worker.js").read_bytes()
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response
