"""Results over many classes: who was reached, and what changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.audit import record
from accounts.models import Role
from accounts.roles import requires
from accounts.templatetags.words import words
from reports import charts, exports, queries
from reports.forms import ResultsFilterForm
from schools.models import Delivery


@requires(Role.OFFICER, Role.COORDINATOR)
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The figures of a patch or of a force."""
    return _results(request, heading=_("Results"))


@requires(Role.TEACHER)
@require_safe
def classes(request: HttpRequest) -> HttpResponse:
    """The figures of the own school."""
    return _results(request, heading=_("My classes"))


def _results(request: HttpRequest, *, heading: str) -> HttpResponse:
    visible = Delivery.objects.visible_to(request.user)
    form = ResultsFilterForm(
        request.GET or None,
        user=request.user,
        deliveries=visible,
        today=timezone.localdate(),
    )
    deliveries = queries.each_once(form.narrow(visible))
    if request.GET.get("format") == "csv":
        record("results_exported", by=request.user, detail=request.GET.urlencode())
        return exports.results_csv(deliveries, now=timezone.now())
    reach, changes = queries.reach(deliveries), queries.question_changes(deliveries)
    lessons = {change.question.version.lesson_id: change.question.version for change in changes}
    context = {
        "heading": heading,
        "form": form,
        "reach": reach,
        "pupils": queries.head_counts(reach, form.threshold),
        "measures": charts.measure_rows(queries.measure_changes(changes)),
        "lessons": sorted(lessons.values(), key=lambda version: words(version, "title")),
        # Of many lessons the page would be as long as thirty screens: one is chosen first.
        "rows": charts.change_rows(changes) if len(lessons) == 1 else [],
        "breakdown": queries.breakdown(deliveries, by=form.chosen_by, threshold=form.threshold),
        "recent": queries.recent_classes(deliveries),
    }
    return render(request, "reports/results.html", context)
