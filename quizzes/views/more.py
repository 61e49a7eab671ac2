"""What is needed seldom while a class quiz runs: the board, the door, counting hands."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import requires
from quizzes import actions
from quizzes.codes import spelled
from quizzes.content import Asked, asked_of
from quizzes.forms import CountForm, LettersForm
from quizzes.models import Phase, Sitting, Source
from quizzes.results import counted_by_hand, voided_questions
from quizzes.sources import ways_of
from quizzes.views.run import visible_sitting
from quizzes.views.start import RUNNERS


@requires(*RUNNERS)
@require_safe
def more(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """Each of the seldom things with its one button."""
    sitting = visible_sitting(request, sitting_pk)
    return _more_page(request, sitting, _board_form())


def _more_page(request: HttpRequest, sitting: Sitting, board: LettersForm) -> HttpResponse:
    context = {
        "sitting": sitting,
        "delivery": sitting.delivery,
        "code": spelled(sitting.code) if sitting.code else "",
        "board_form": board,
        "board_address": request.get_host() + reverse("board:board"),
        "screens": sitting.screens.count(),
        "print_address": reverse(
            "lessons:version_print",
            args=[sitting.delivery.version.lesson.slug, sitting.delivery.version.number],
        ),
        "voided": voided_questions(sitting),
        # When led, the question that was asked last; else from the first one on.
        "show_action": "show-asked" if sitting.asked_question else "show",
        "may_add_hands": sitting.phase in {Phase.LOBBY, Phase.LESSON}
        and Source.HANDS not in sitting.ways.split(","),
        "may_show": sitting.phase == Phase.BEFORE
        and not sitting.is_open
        and sitting.shown_question is None,
    }
    return render(request, "quizzes/more.html", context)


def _board_form(data: object = None) -> LettersForm:
    return LettersForm(
        data,
        prefix="board",
        label=_("Letters on the board's screen"),
        help_text=_("The projector shows 4 letters when its browser is at the board's address."),
    )


@requires(*RUNNERS)
@require_POST
def pair(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """Show this class on the board with the typed letters."""
    sitting = visible_sitting(request, sitting_pk)
    form = _board_form(request.POST)
    if form.is_valid():
        try:
            actions.pair_board(sitting, letters=form.cleaned_data["letters"], by=request.user)
        except actions.NoSuchBoard as unknown:
            form.add_error("letters", str(unknown))
        else:
            messages.success(request, _("The board shows this class now."))
            return redirect(sitting)
    return _more_page(request, sitting, form)


@requires(*RUNNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def count(
    request: HttpRequest, sitting_pk: int, source: str, phase: str, number: str
) -> HttpResponse:
    """How many hands, or paper sheets, chose each choice of one question."""
    sitting = visible_sitting(request, sitting_pk)
    asked = asked_of(sitting.delivery.version_id)
    if not 1 <= int(number) <= len(asked):
        raise Http404
    if not _may_count(sitting, source, phase):
        return _too_late_to_count(request, sitting)
    question = asked[int(number) - 1]
    counted = counted_by_hand(sitting, question, phase=phase, source=source)
    form = CountForm(request.POST or None, question=question, initial=counted)
    if request.method == "POST" and _is_stored(request, sitting, form, source, phase):
        if source == sitting.counted_as:  # paper beside hands moves nothing
            actions.go_on_counted(sitting, by=request.user, number=int(number), now=timezone.now())
        if question == asked[-1]:
            return redirect(sitting)
        return redirect("quizzes:count", sitting.pk, source, phase, int(number) + 1)
    context = {"sitting": sitting, "form": form, "question": question, "number": int(number)}
    context |= {"count": len(asked), "source": source, "phase": phase, "before": int(number) - 1}
    context |= _other_ways(sitting, question, source, phase)
    return render(request, "quizzes/count.html", context)


def _other_ways(sitting: Sitting, question: Asked, source: str, phase: str) -> dict[str, object]:
    others = ways_of(sitting, [question])[phase, question.pk].without(source)
    return {"others": others.total, "ways": str(others)}


def _may_count(sitting: Sitting, source: str, phase: str) -> bool:
    """Hands and cards while their phase lasts; paper until the answers are deleted."""
    if source in {Source.HANDS, Source.CARDS}:
        return sitting.phase == phase
    order = list(Phase)
    has_begun = order.index(Phase(sitting.phase)) >= order.index(Phase(phase))
    return has_begun and not sitting.forgotten_at


def _too_late_to_count(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Somebody took the class on while it was counted: where it is now. Else there is no page."""
    if request.method != "POST":
        raise Http404
    messages.info(request, _("Nothing was changed: the class is already further on."))
    return redirect(sitting)


def _is_stored(
    request: HttpRequest, sitting: Sitting, form: CountForm, source: str, phase: str
) -> bool:
    if not form.is_valid():
        return False
    try:
        actions.count_by_hand(
            sitting,
            form.question,
            phase=phase,
            source=source,
            counts=form.counts,
            by=request.user,
        )
    except actions.TooMany as many:
        form.add_error(None, _too_many(many))
        return False
    return True


def _too_many(many: actions.TooMany) -> str:
    values = {"counted": many.counted, "here": many.headcount}
    if not many.others.total:
        return _("You counted %(counted)s, but %(here)s are here. Check each number.") % values
    words = _(
        "You counted %(counted)s, and others answered already: %(ways)s. Together that is "
        "%(together)s, but %(here)s are here. Check each number."
    )
    return words % (values | {"together": many.together, "ways": many.others})
