"""The seats of a class: taking out one that is no pupil's, and putting it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.roles import requires
from quizzes import actions
from quizzes.forms import LettersForm
from quizzes.models import Phase, Sitting
from quizzes.seat_list import seat_rows
from quizzes.views.run import visible_sitting
from quizzes.views.start import RUNNERS


@requires(*RUNNERS)
@require_safe
def seats(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """The seats in the order joined, newest first, each with one button."""
    sitting = visible_sitting(request, sitting_pk)
    if sitting.phase == Phase.ENDED:
        return redirect(sitting)
    return _seats_page(request, sitting, _letters_form())


def _seats_page(request: HttpRequest, sitting: Sitting, form: LettersForm) -> HttpResponse:
    rows = seat_rows(sitting)
    inside = [row for row in rows if not row.is_out]
    context = {
        "sitting": sitting,
        "form": form,
        "inside": inside,
        "taken_out": [row for row in rows if row.is_out],
        "joined": sum(row.people for row in inside),
    }
    return render(request, "quizzes/seats.html", context)


def _letters_form(data: object = None) -> LettersForm:
    return LettersForm(
        data,
        prefix="seat",
        label=_("The seat's 4 letters"),
        help_text=_("The pupil finds them on their own screen under Help me read."),
    )


@requires(*RUNNERS)
@require_POST
def take_out(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """Take the seat with the typed letters out of the class."""
    sitting = visible_sitting(request, sitting_pk)
    form = _letters_form(request.POST)
    if form.is_valid():
        letters = form.cleaned_data["letters"]
        if actions.take_out_seat(sitting, letters=letters, by=request.user, now=timezone.now()):
            messages.success(request, _("The seat is taken out and its answers do not count."))
            return redirect("quizzes:seats", sitting.pk)
        form.add_error("letters", _("No seat of this class has these letters. Check each one."))
    return _seats_page(request, sitting, form)


@requires(*RUNNERS)
@require_POST
def seat_out(request: HttpRequest, sitting_pk: int, seat_pk: int) -> HttpResponse:
    """Take one seat of the list out."""
    sitting = visible_sitting(request, sitting_pk)
    if actions.take_out(sitting, seat=seat_pk, by=request.user, now=timezone.now()):
        messages.success(request, _("The seat is taken out and its answers do not count."))
    else:
        messages.info(request, _("Nothing was changed: the class is already further on."))
    return redirect("quizzes:seats", sitting.pk)


@requires(*RUNNERS)
@require_POST
def seat_back(request: HttpRequest, sitting_pk: int, seat_pk: int) -> HttpResponse:
    """Put a seat that was taken out back into the class."""
    sitting = visible_sitting(request, sitting_pk)
    if actions.put_back(sitting, seat=seat_pk, by=request.user):
        messages.success(request, _("The seat is back, and its answers count."))
    else:
        messages.info(request, _("Nothing was changed: the class is already further on."))
    return redirect("quizzes:seats", sitting.pk)
