"""Typing in paper sheets, and asking a question again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.numbers import whole_number
from accounts.roles import requires
from quizzes import actions
from quizzes.content import asked_of
from quizzes.forms import SheetForm, VoidForm
from quizzes.models import Phase, Sitting
from quizzes.seats import SittingFull, new_token
from quizzes.sources import fullest, ways_of
from quizzes.views.run import visible_sitting
from quizzes.views.start import RUNNERS


@requires(*RUNNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def sheets(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """A pile of paper: type the letters of one sheet, press Enter, take the next."""
    sitting = visible_sitting(request, sitting_pk)
    if sitting.forgotten_at or sitting.phase == Phase.LOBBY:
        raise Http404
    asked = asked_of(sitting.delivery.version_id)
    form = SheetForm(request.POST or None, asked=asked)
    if request.method == "POST" and form.is_valid() and _is_stored(request, sitting, form):
        return redirect("quizzes:sheets", sitting.pk)
    context = {"sitting": sitting, "form": form, "asked": asked, "token": new_token()}
    context["has_several_keys"] = any(question.is_of_several_keys for question in asked)
    ways = fullest(ways_of(sitting, asked))
    context |= {"typed": actions.sheets_of(sitting), "answered": ways.total}
    context["ways"] = str(ways)
    return render(request, "quizzes/sheets.html", context)


def _is_stored(request: HttpRequest, sitting: Sitting, form: SheetForm) -> bool:
    """Store the sheet; False when the form now says what stands in the way."""
    token = request.POST.get("token", "")
    try:
        actions.add_sheet(sitting, form.chosen, by=request.user, now=timezone.now(), token=token)
    except actions.AnswersDeleted:
        raise Http404 from None
    except actions.AllHaveAnswered as full:
        form.add_error(None, _all_answered(full))
    except SittingFull:
        form.add_error(None, _("More answered than can be in the room. Check the pile."))
    return not form.errors


def _all_answered(full: actions.AllHaveAnswered) -> str:
    """What stands in the way of one more sheet: which question, and who answered it how."""
    words = (
        _("Question %(number)s before the lesson: all who are here have answered. %(ways)s.")
        if full.phase == Phase.BEFORE
        else _("Question %(number)s after the lesson: all who are here have answered. %(ways)s.")
    ) % {"number": full.number, "ways": full.ways}
    return f"{words} {_('Check the pile, and what was counted.')}"


@requires(*RUNNERS)
@require_POST
def sheet_back(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """Take the sheet that was typed in last out again."""
    sitting = visible_sitting(request, sitting_pk)
    typed = whole_number(request.POST.get("typed", ""))
    try:
        removed = actions.remove_last_sheet(
            sitting, by=request.user, typed=typed, now=timezone.now()
        )
    except actions.AnswersDeleted:
        raise Http404 from None
    if removed:
        messages.success(request, _("The last sheet is taken out again."))
    else:
        messages.info(request, _("Nothing was changed: the number of sheets is another one now."))
    return redirect("quizzes:sheets", sitting.pk)


@requires(*RUNNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def void(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """Put the answers to one question aside and ask it again."""
    sitting = visible_sitting(request, sitting_pk)
    asked = asked_of(sitting.delivery.version_id)
    now_asked = {"question": sitting.asked_question or sitting.shown_question}
    form = VoidForm(request.POST or None, asked=asked, initial=now_asked)
    drawn = whole_number(request.POST.get("drawn", ""))
    if request.method == "POST" and form.is_valid() and drawn is not None:
        question = asked[form.cleaned_data["question"] - 1]
        taken = actions.void_question(
            sitting, question, by=request.user, drawn=drawn, now=timezone.now()
        )
        done, late = _("The question is open again."), _("The class is already further on.")
        messages.info(request, done if taken else late)
        return redirect(sitting)
    return render(request, "quizzes/void.html", {"sitting": sitting, "form": form})
