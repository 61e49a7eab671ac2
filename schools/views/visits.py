"""Visits as the school sees them, and what both sides may change."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Role
from accounts.roles import requires
from schools import actions
from schools.actions.changing import OPEN_STATES
from schools.clashes import away_at
from schools.forms import MoveForm, ReasonForm
from schools.free_times import TIMES_SHOWN, free_times
from schools.mail import calendar_of
from schools.models import Delivery, Teacher, Visit

PAST_SHOWN = 20
State = Visit.State
NAMES = ("school__local_authority", "officer__user", "force", "requested_by")


def find_visit(request: HttpRequest, pk: int) -> Visit:
    """The visit with PK if the reader may see it; 404 otherwise."""
    return get_object_or_404(Visit.objects.visible_to(request.user).select_related(*NAMES), pk=pk)


@requires(Role.TEACHER)
@require_safe
def visits(request: HttpRequest) -> HttpResponse:
    """What is agreed, what the school must do, and what was."""
    teacher = Teacher.objects.filter(user=request.user).select_related("school").first()
    if teacher is None:
        return redirect("schools:choose_school")
    now = timezone.now()
    rows = Visit.objects.visible_to(request.user).with_classes()
    context = {
        "teacher": teacher,
        "offers": rows.filter(state=State.HELD),
        "upcoming": rows.upcoming(now),
        "waiting": rows.filter(state=State.REQUESTED),
        "past": rows.past(now)[:PAST_SHOWN],
        "own_lessons": Delivery.objects.visible_to(request.user).by_teacher()[:PAST_SHOWN],
    }
    return render(request, "schools/visits.html", context)


@requires(Role.TEACHER, Role.OFFICER, Role.COORDINATOR)
@require_safe
def visit(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """One visit: what, when, who, and its history."""
    found = find_visit(request, visit_pk)
    context = {
        "visit": found,
        "deliveries": found.deliveries.with_names().prefetch_related("sittings"),
        "offers": found.times.filter(offered_by="officer"),
        "asked": found.times.filter(offered_by="school"),
        "events": found.events.select_related("by"),
        "away": away_at(found, reader=request.user, now=timezone.now()),
        "is_open": found.state in OPEN_STATES,
    }
    return render(request, "schools/visit.html", context)


def too_late(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Someone else was first: the present state, and what is still possible."""
    visit.refresh_from_db()
    context = {"visit": visit, "last": visit.events.select_related("by").first()}
    return render(request, "schools/too_late.html", context, status=409)


@requires(Role.TEACHER)
@require_POST
def visit_take(request: HttpRequest, visit_pk: int, time_pk: int) -> HttpResponse:
    """Take one of the offered times."""
    found = find_visit(request, visit_pk)
    time = get_object_or_404(found.times, pk=time_pk, offered_by="officer")
    try:
        actions.take_offer(visit=found, time=time, by=request.user, now=timezone.now())
    except actions.TooLate as late:
        return too_late(request, late.visit)
    messages.success(request, _("The visit is confirmed. Both sides have a mail."))
    return redirect(found)


@requires(Role.TEACHER)
@require_POST
def visit_none(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """None of the offered times suits."""
    found = find_visit(request, visit_pk)
    try:
        actions.decline_offer(visit=found, by=request.user, now=timezone.now())
    except actions.TooLate as late:
        return too_late(request, late.visit)
    messages.success(request, _("We have told the officer. The request still waits."))
    return redirect(found)


@requires(Role.TEACHER, Role.OFFICER, Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def visit_cancel(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """Cancel, with a reason."""
    found = find_visit(request, visit_pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_visit(
                visit=found, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except actions.TooLate as late:
            return too_late(request, late.visit)
        messages.success(request, _("Cancelled. Both sides have a mail."))
        return redirect(found)
    return render(request, "schools/visit_cancel.html", {"visit": found, "form": form})


@requires(Role.TEACHER, Role.OFFICER, Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def visit_move(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """Move to another free time, with a reason."""
    found = find_visit(request, visit_pk)
    if found.state != State.CONFIRMED:
        return too_late(request, found)
    now, minutes = timezone.now(), int((found.ends_at - found.starts_at).total_seconds() // 60)
    free = free_times(found.school, found.officer, minutes=minutes, now=now)[:TIMES_SHOWN]
    form = MoveForm(request.POST or None, free=free, minutes=minutes, now=now)
    if request.method == "POST" and form.is_valid():
        try:
            return _move(request, found, form.cleaned_data)
        except actions.TooLate as late:
            return too_late(request, late.visit)
        except actions.TimeTaken:
            form.add_error("times", _taken(request))
    return render(request, "schools/visit_move.html", {"visit": found, "form": form})


def _taken(request: HttpRequest) -> str:
    """Why not; a school is never told more than that somebody was first."""
    if request.user.is_officer or request.user.is_coordinator:
        return _("The officer is booked or away then, the way included. Choose another time.")
    return _("Someone has just taken this time. Choose another.")


def _move(request: HttpRequest, visit: Visit, chosen: dict) -> HttpResponse:
    actions.move_visit(
        visit=visit,
        starts_at=chosen["starts"][0],
        reason=chosen["reason"],
        words=chosen["words"],
        by=request.user,
    )
    messages.success(request, _("Moved. Both sides have a mail."))
    return redirect(visit)


@requires(Role.TEACHER, Role.OFFICER, Role.COORDINATOR)
@require_safe
def visit_calendar(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """The visit as a file for a calendar."""
    found = find_visit(request, visit_pk)
    if found.starts_at is None or not found.events.filter(kind="confirmed").exists():
        return too_late(request, found)
    response = HttpResponse(calendar_of(found), content_type="text/calendar; charset=utf-8")
    name = f"{timezone.localtime(found.starts_at):%Y-%m-%d}-visit.ics"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@requires(Role.TEACHER, Role.OFFICER, Role.COORDINATOR)
@require_safe
def visit_brief(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """One page to print for whoever is in the room."""
    found = find_visit(request, visit_pk)
    context = {"visit": found, "deliveries": found.deliveries.with_names()}
    return render(request, "schools/visit_brief.html", context)
