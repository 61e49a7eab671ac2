"""Which schools had a lesson, and the co-ordinator's first page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.audit import record
from accounts.models import Role
from accounts.roles import requires
from reports import charts, exports, queries
from reports.forms import CoverageFilterForm, school_year_start
from schools.clashes import left_alone
from schools.models import Delivery, School, Visit

ROWS_A_PAGE = 25


@requires(Role.COORDINATOR)
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Every school of the force, those with nothing first."""
    now = timezone.now()
    schools = School.objects.visible_to(request.user).open()
    form = CoverageFilterForm(request.GET or None, schools=schools, today=timezone.localdate())
    chosen = form.narrow(schools)
    rows = queries.coverage(chosen, since=form.since_day, now=now, topic=form.chosen_topic)
    if request.GET.get("format") == "csv":
        record("coverage_exported", by=request.user, detail=request.GET.urlencode())
        return exports.coverage_csv(rows, now=now)
    rows_shown = [row for row in rows if not form.chosen_state or row.state == form.chosen_state]
    context = {
        "form": form,
        "since": form.since_day,
        "totals": queries.coverage_totals(rows),
        "page": Paginator(rows_shown, ROWS_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "reports/coverage.html", context)


@requires(Role.COORDINATOR)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What the co-ordinator needs to know and do today."""
    now, today = timezone.now(), timezone.localdate()
    since = school_year_start(today)
    deliveries = Delivery.objects.visible_to(request.user).filter(starts_at__date__gte=since)
    schools = School.objects.visible_to(request.user).open()
    visits = Visit.objects.visible_to(request.user)
    changes = queries.question_changes(deliveries)
    reach, threshold = queries.reach(deliveries), request.user.force.small_group
    context = {
        "since": since,
        "reach": reach,
        "pupils": queries.head_counts(reach, threshold),
        "threshold": threshold,
        "measures": charts.measure_rows(queries.measure_changes(changes)),
        "totals": queries.coverage_totals(queries.coverage(schools, since=since, now=now)),
        "waiting": visits.filter(state=Visit.State.REQUESTED).count(),
        "overdue": visits.filter(state=Visit.State.REQUESTED, answer_by__lt=today).count(),
        "unassigned": visits.filter(state=Visit.State.REQUESTED, officer=None).count(),
        "left_alone": left_alone(visits, now=now),
        "upcoming": visits.upcoming(now).select_related("school", "officer__user")[:8],
    }
    return render(request, "reports/overview.html", context)
