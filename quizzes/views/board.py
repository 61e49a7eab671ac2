"""The projector: beside a signed-in laptop, or paired by four letters and known by a cookie."""

import hashlib
from collections.abc import Callable
from functools import wraps

import segno
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST, require_safe

from accounts.rates import pour
from accounts.roles import requires
from lessons.models import HelpRoute
from quizzes import actions
from quizzes.boards import Show, picture_of, tag_of
from quizzes.codes import normalise
from quizzes.models import BoardScreen, Phase, Sitting
from quizzes.pages import device_language, give_cookie, pupil_page
from quizzes.views.run import BY_ITSELF_SECONDS, visible_sitting
from quizzes.views.start import RUNNERS, beside_lesson

BOARD_COOKIE = "diogel_board"
BOARD_COOKIE_SECONDS = 18 * 60 * 60
# A school shares one address: every classroom may open its board at once.
NEW_BOARDS, NEW_BOARDS_LEAK_PER_SECOND = 60, 0.2
NEXT_IN = 1_500


@requires(*RUNNERS)
@require_safe
def sitting_board(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """The whole board of one class on a laptop that is signed in."""
    sitting = visible_sitting(request, sitting_pk)
    with translation.override(_language(request, sitting)):
        language = translation.get_language()
        address = reverse("quizzes:board_state", args=[sitting.pk])
        context = {"state_address": f"{address}?lang={language}", "is_paired": False}
        return _page(request, context | _context(request, sitting))


@requires(*RUNNERS)
@require_safe
def sitting_board_state(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """The picture of that board as a fragment; 304 when it is as it was."""
    sitting = visible_sitting(request, sitting_pk)
    with translation.override(_language(request, sitting)):
        return _state(request, _context(request, sitting))


def board_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of a paired or waiting board: the view is handed its BoardScreen, or None."""

    @login_not_required
    @wraps(view)
    def page(request: HttpRequest) -> HttpResponse:
        screen = _screen(request)
        with translation.override(_language(request, screen and screen.sitting)):
            response = view(request, screen)
        add_never_cache_headers(response)
        return response

    return page


def _screen(request: HttpRequest) -> BoardScreen | None:
    token = request.COOKIES.get(BOARD_COOKIE, "")
    return actions.screen_of(token, now=timezone.now()) if token else None


def _language(request: HttpRequest, sitting: Sitting | None) -> str:
    """The language in the address, else the class's, else the browser's."""
    wanted = request.GET.get("lang", "")
    if wanted in {"en", "cy"}:
        return wanted
    return device_language(request, sitting.language if sitting else "")


@board_page
@require_safe
def board(request: HttpRequest, screen: BoardScreen | None) -> HttpResponse:
    """Four letters until somebody types them; then the class they belong to."""
    if screen is None:
        return _new_board(request)
    return _page(request, _screen_context(request, screen))


def _new_board(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    may = pour(
        "new-board",
        request.META.get("REMOTE_ADDR", ""),
        now=now,
        size=NEW_BOARDS,
        leak_per_second=NEW_BOARDS_LEAK_PER_SECOND,
    )
    if not may:
        return render(request, "quizzes/board/too_many.html", status=429)
    screen, token = actions.new_screen(now=now)
    response = _page(request, _screen_context(request, screen))
    give_cookie(response, BOARD_COOKIE, token, seconds=BOARD_COOKIE_SECONDS)
    return response


@board_page
@require_safe
def board_state(request: HttpRequest, screen: BoardScreen | None) -> HttpResponse:
    """The picture of this board as a fragment; 304 when it is as it was, 404 when unknown."""
    if screen is None:
        return HttpResponse(status=404)
    return _state(request, _screen_context(request, screen))


@board_page
@require_safe
def board_class(request: HttpRequest, screen: BoardScreen | None) -> HttpResponse:
    """The class of a paired projector, for the lesson on it; 204 when it shows another class."""
    sitting = screen.sitting if screen else None
    is_asked = sitting and str(sitting.delivery_id) == request.GET.get("for")
    if not is_asked or sitting.phase == Phase.ENDED:
        return HttpResponse(status=204)
    return beside_lesson(
        request, sitting, board=reverse("board:state"), page=reverse("board:board")
    )


@board_page
@require_POST
def release(request: HttpRequest, screen: BoardScreen | None) -> HttpResponse:
    """Show new letters on this board, for another class."""
    if screen is not None:
        actions.release_screen(screen)
    return redirect("board:board")


def _screen_context(request: HttpRequest, screen: BoardScreen) -> dict[str, object]:
    common = {
        "state_address": f"{reverse('board:state')}?lang={translation.get_language()}",
        "is_paired": True,
    }
    if screen.sitting:
        return _context(request, screen.sitting) | common
    letters = screen.pairing_code or ""
    tag = hashlib.sha256(f"{letters} {translation.get_language()}".encode()).hexdigest()[:16]
    return common | _picture(letters=letters, tag=tag)


def _context(request: HttpRequest, sitting: Sitting) -> dict[str, object]:
    picture = picture_of(sitting, now=timezone.now())
    routes = HelpRoute.objects.none()
    if picture.show == Show.ENDED:
        routes = HelpRoute.objects.in_date(timezone.localdate()).filter(
            versions=sitting.delivery.version_id, audience=HelpRoute.Audience.PUPIL
        )
    return _picture(
        sitting=sitting,
        delivery=sitting.delivery,
        picture=picture,
        routes=routes,
        join_address=request.get_host() + reverse("pupils:join").rstrip("/"),
        tag=tag_of(sitting, picture),
    )


def _picture(**fields: object) -> dict[str, object]:
    """What the fragment of the board is drawn from; the rest is empty."""
    names = ("sitting", "delivery", "picture", "letters", "routes", "join_address")
    return dict.fromkeys(names) | fields


def _page(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    response = render(request, "quizzes/board/board.html", context)
    if "by-itself" in request.GET:
        response["Refresh"] = str(BY_ITSELF_SECONDS)
    return response


def _state(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    etag = f'"{context["tag"]}"'
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponse(status=304)
    else:
        response = render(request, "quizzes/board/_board.html", context)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["X-Next-In"] = str(NEXT_IN)
    return response


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
