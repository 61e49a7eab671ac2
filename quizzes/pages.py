"""How pupils' pages speak: the language, text size and colours of this device, and the cookie."""

from collections.abc import Callable, Mapping
from functools import lru_cache, wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import pgettext_lazy

from quizzes.drawn_pages import DrawnPage
from quizzes.live import Place, place_of
from quizzes.names import seat_name

SEAT_COOKIE = "diogel_seat"
# On a device that pupils use in turn: the tokens of all its seats, with dots between.
TURNS_COOKIE = "diogel_turns"
MOST_TURNS = 8
LANGUAGE_COOKIE = "pupil_language"
TEXT_COOKIE = "pupil_text"
THEME_COOKIE = "pupil_theme"
EASY_COOKIE = "pupil_easy"
TEXT_SIZES = {
    "1": pgettext_lazy("pupil", "Normal"),
    "2": pgettext_lazy("pupil", "Big"),
    "3": pgettext_lazy("pupil", "Very big"),
}
THEMES = {
    "light": pgettext_lazy("pupil", "Light"),
    "cream": pgettext_lazy("pupil", "Cream"),
    "dark": pgettext_lazy("pupil", "Dark"),
}
WORDS = {
    "0": pgettext_lazy("pupil", "As they are written"),
    "1": pgettext_lazy("pupil", "Easier words"),
}
# What a device may be set to, by the name of its cookie and of its field; first what it is unset.
SETTINGS: dict[str, Mapping[str, object]] = {
    LANGUAGE_COOKIE: {"en": "English", "cy": "Cymraeg"},
    TEXT_COOKIE: TEXT_SIZES,
    THEME_COOKIE: THEMES,
    EASY_COOKIE: WORDS,
}
LEGENDS = {
    EASY_COOKIE: pgettext_lazy("pupil", "The words"),
    TEXT_COOKIE: pgettext_lazy("pupil", "Size of the words"),
    THEME_COOKIE: pgettext_lazy("pupil", "Colours"),
}
SEAT_COOKIE_SECONDS = 12 * 60 * 60
SETTINGS_COOKIE_SECONDS = 180 * 24 * 60 * 60


def device_language(request: HttpRequest, default: str = "") -> str:
    """The language this device chose, else the class's, else the browser's."""
    chosen = request.COOKIES.get(LANGUAGE_COOKIE) or default
    if chosen in {"en", "cy"}:
        return chosen
    wanted = request.headers.get("Accept-Language", "")
    return "cy" if wanted.lower().startswith("cy") else "en"


def device_settings(request: HttpRequest) -> dict[str, object]:
    """Text size, colours and words of this device, for its pages; empty when not chosen.

    A page of a seat puts its Place over the None.
    """
    text, theme = request.COOKIES.get(TEXT_COOKIE, ""), request.COOKIES.get(THEME_COOKIE, "")
    return {
        "place": None,
        "pupil_text": text if text in TEXT_SIZES else "",
        "pupil_theme": theme if theme in THEMES else "",
        "field": "easy" if request.COOKIES.get(EASY_COOKIE) == "1" else "text",
    }


def changes_settings(request: HttpRequest) -> bool:
    """Whether this form says how the device shows its pages."""
    return not SETTINGS.keys().isdisjoint(request.POST)


def settings_to_choose(request: HttpRequest) -> list[dict[str, object]]:
    """The fields of "Help me read": each with its choices and which of them this device is at."""
    return [
        {"name": name, "legend": legend, "rows": _rows(name, request.COOKIES.get(name, ""))}
        for name, legend in LEGENDS.items()
    ]


def _rows(name: str, chosen: str) -> list[dict[str, object]]:
    known = SETTINGS[name]
    now = chosen if chosen in known else next(iter(known))
    return [
        {"value": value, "letter": letter, "text": text, "is_chosen": value == now}
        for letter, (value, text) in zip("ABC", known.items(), strict=False)
    ]


def keep_settings(request: HttpRequest, response: HttpResponse) -> None:
    """Set the device to what its form says; what no device can be set to is left out."""
    for name, known in SETTINGS.items():
        if request.POST.get(name) in known:
            give_cookie(response, name, request.POST[name], seconds=SETTINGS_COOKIE_SECONDS)


def give_cookie(response: HttpResponse, name: str, value: str, *, seconds: int) -> None:
    """A first-party cookie that no script reads."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def seat_place(request: HttpRequest) -> Place | None:
    """Where the seat of this device's cookie is, if it has one."""
    token = request.COOKIES.get(SEAT_COOKIE, "")
    return place_of(token) if token else None


def turns_of(request: HttpRequest) -> list[str]:
    """The tokens of the seats that take turns on this device; none on a pupil's own device."""
    tokens = request.COOKIES.get(TURNS_COOKIE, "").split(".")
    return [token for token in tokens if token][:MOST_TURNS]


def seat_by_name(request: HttpRequest, place: Place, name_seed: str) -> Place | None:
    """The seat that a page was drawn for: the present one, or another that takes turns here.

    What a pupil chose is so never counted for the next pupil on the same device.
    """
    if not name_seed or name_seed == str(place.name_seed):
        return place
    others = (place_of(token) for token in turns_of(request))
    return next(
        (
            other
            for other in others
            if other and other.sitting == place.sitting and name_seed == str(other.name_seed)
        ),
        None,
    )


def filled_for(request: HttpRequest, place: Place, page: DrawnPage, **more: str) -> str:
    """What PAGE is for this seat: its badge, its form's token, where the class is."""
    now = timezone.now()
    name = seat_name(place.name_seed, translation.get_language())
    return page.filled(
        csrf_token=get_token(request),
        address=place.address,
        animal=name.animal,
        colour=name.colour,
        name=name.text,
        tag=place.tag(now),
        next_in=str(place.next_in(now)),
        **more,
    )


@lru_cache(maxsize=4096)
def question_address(address: str, phase: str, number: int) -> str:
    """Where question NUMBER of PHASE is in the class at ADDRESS: for all its pupils the same."""
    return reverse("pupils:question", args=[address, phase, number])


def pupil_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page without a seat, spoken in the device's language."""

    @login_not_required
    @wraps(view)
    def page(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        with translation.override(device_language(request)):
            return view(request, *args, **kwargs)

    return page


def seat_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of a seat: the view is handed its Place; a device without that seat goes to join.

    The address holds the sitting's opaque part only to keep two classes on one device apart. A
    script is told 410, so that it stops asking and lets the page go.
    """

    @login_not_required
    @wraps(view)
    def page(request: HttpRequest, address: str, *args: object, **kwargs: object) -> HttpResponse:
        place = seat_place(request)
        if place is None or place.address != address:
            is_script = request.headers.get("X-Requested-With") == "fetch"
            return HttpResponse(status=410) if is_script else redirect("pupils:join")
        with translation.override(device_language(request, place.language)):
            return view(request, place, *args, **kwargs)

    return page
