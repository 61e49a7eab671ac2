"""Writing a whole class down on one page, where there was no network to do it in step."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.roles import requires
from quizzes import actions
from quizzes.content import asked_of
from quizzes.forms import WholeClass
from quizzes.models import Phase
from quizzes.views.start import RUNNERS, deliveries

OPEN = _(
    "The quiz of this class is open. Nothing of this page was written down. Go on with the open"
    " quiz, or end it first."
)
TAUGHT = _(
    "The quiz of this class was run already, with other numbers. Nothing of this page was written"
    " down: a second one would count the pupils twice."
)


@requires(*RUNNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def whole_class(request: HttpRequest, delivery_pk: int) -> HttpResponse:
    """Hands, cards or paper of both phases at once; a phone without network keeps it and sends."""
    delivery = get_object_or_404(deliveries(request.user), pk=delivery_pk)
    asked = asked_of(delivery.version_id)
    whole = WholeClass(request.POST or None, delivery=delivery, asked=asked, by=request.user)
    if request.method == "POST" and whole.is_valid():
        response = _write_down(request, delivery, whole)
        if response:
            return response
    context = {
        "delivery": delivery,
        "form": whole.form,
        "before": whole.of_phase(Phase.BEFORE),
        "after": whole.of_phase(Phase.AFTER),
    }
    return render(request, "quizzes/whole_class.html", context)


def _write_down(request: HttpRequest, delivery, whole: WholeClass) -> HttpResponse | None:
    """Store it and go to the result; None when the form now says what stands in the way."""
    form = whole.form
    try:
        sitting = actions.count_whole_class(
            delivery,
            by=request.user,
            staff_present=form.staff_present,
            headcount=form.cleaned_data["headcount"],
            language=form.cleaned_data["language"],
            source=form.cleaned_data["source"],
            counts={place: counted.counts for place, counted in whole.counts.items()},
            now=timezone.now(),
        )
    except actions.AlreadyOpen:
        form.add_error(None, OPEN)
        return None
    except actions.AlreadyTaught as taught:
        if not whole.is_that_of(taught.sitting):
            form.add_error(None, TAUGHT)
            return None
        return redirect("reports:class_result", delivery.pk)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    return redirect("reports:class_result", sitting.delivery_id)
