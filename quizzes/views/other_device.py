"""Going on with a seat that another device had."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods

from accounts.rates import is_full, pour
from quizzes.codes import SEAT_CODE_LENGTH, normalise, strange_letter
from quizzes.live import Door, door_of
from quizzes.pages import device_settings, pupil_page
from quizzes.seats import move_seat, new_token
from quizzes.views.join import class_over, problem_with, seated

# A class whose devices fail moves all at once: only wrong letters are counted.
WRONG_SEATS = {"size": 10, "leak_per_second": 0.1}


@pupil_page
@require_http_methods(["GET", "HEAD", "POST"])
def other_device(request: HttpRequest) -> HttpResponse:
    """The class code and the four letters; what was typed comes back with what to mend."""
    if request.method != "POST":
        return _page(request)
    code, letters = (normalise(request.POST.get(name, "")) for name in ("code", "seat_code"))
    sitting = door_of(code)
    if sitting is None:
        problem, status = problem_with(request, code)
        if not problem:
            return class_over(request)
        return _page(request, wrong="code", problem=problem, status=status)
    problem = _problem_with_letters(letters) or _slowed(sitting)
    if problem:
        return _page(request, wrong="seat_code", problem=problem, status=422)
    taken = move_seat(sitting, seat_code=letters, drawn=request.POST.get("token", ""))
    if taken:
        return seated(taken, sitting)
    pour(*_guesses_at(sitting), now=timezone.now(), **WRONG_SEATS)
    return _page(request, wrong="seat_code", problem=_nobodys(letters), status=422)


def _page(
    request: HttpRequest, *, wrong: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    typed = {name: request.POST.get(name, "") for name in ("code", "seat_code")}
    context = {"typed": typed, "wrong": wrong, "problem": problem, "token": new_token()}
    context |= device_settings(request)
    return render(request, "quizzes/play/other_device.html", context, status=status)


def _problem_with_letters(letters: str) -> str:
    """What to mend about the four letters, in a pupil's words; empty when they may be a seat's."""
    if not letters:
        return pgettext("pupil", "Type the 4 letters that are on the other screen.")
    if len(letters) != SEAT_CODE_LENGTH:
        words = ngettext(
            "Your seat has 4 letters. You typed %(count)s.",
            "Your seat has 4 letters. You typed %(count)s.",
            len(letters),
        )
        return words % {"count": len(letters)}
    strange = strange_letter(letters)
    if strange:
        words = pgettext("pupil", "There is no A, E, I, O, U, W or Y. Check letter %(place)s.")
        return words % {"place": strange}
    return ""


def _slowed(sitting: Door) -> str:
    """Guesses at the seats of a class are slowed: what to say then, else nothing."""
    if is_full(*_guesses_at(sitting), now=timezone.now(), **WRONG_SEATS):
        return pgettext("pupil", "Wait 10 seconds, then try again.")
    return ""


def _guesses_at(sitting: Door) -> tuple[str, str]:
    return "seat-code", str(sitting.pk)


def _nobodys(letters: str) -> str:
    words = pgettext(
        "pupil", "No seat of this class has the letters %(letters)s. Look at the other screen."
    )
    return words % {"letters": letters}
