"""Requests as the officer answers them."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Role
from accounts.roles import requires, safe_next
from schools import actions
from schools.clashes import as_of, asked_times, colleagues_of, free_for
from schools.forms import SignOffForm, TimesForm
from schools.forms_handing import PassOnForm
from schools.free_times import TIMES_SHOWN, free_times, length_of
from schools.models import Delivery, Officer, School, Teacher, Visit
from schools.views.visits import find_visit, too_late

State = Visit.State
ROWS_SHOWN = 50


@requires(Role.OFFICER, Role.COORDINATOR)
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """What is due first."""
    rows = Visit.objects.visible_to(request.user).with_classes()
    groups = {
        "new": rows.to_answer().order_by("answer_by", "pk"),
        "waiting": rows.filter(state=State.HELD).order_by("held_until"),
        "answered": rows.exclude(state__in=[State.REQUESTED, State.HELD]).order_by("-pk"),
    }
    chosen = request.GET.get("state", "new")
    chosen = chosen if chosen in groups else "new"
    rows_shown = groups[chosen][:ROWS_SHOWN]
    asked = asked_times(rows_shown, reader=request.user) if chosen == "new" else {}
    now = timezone.now()
    context = {
        "chosen": chosen,
        "rows": [(visit, as_of(now, asked.get(visit.pk, []))) for visit in rows_shown],
        "new_count": groups["new"].count(),
        "waiting_count": groups["waiting"].count(),
        "today": timezone.localdate(now),
    }
    return render(request, "schools/requests.html", context)


def _answering(request: HttpRequest, visit: Visit) -> Officer | None:
    """Whose time it is: the visit's officer, else the reader if they are one."""
    return visit.officer or Officer.objects.filter(user=request.user).first()


@requires(Role.OFFICER, Role.COORDINATOR)
@require_safe
def request_page(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """What is asked, with what the officer already has on those days."""
    visit = find_visit(request, visit_pk)
    officer = _answering(request, visit)
    asked = asked_times([visit], reader=request.user).get(visit.pk, [])
    context = {
        "visit": visit,
        "officer": officer,
        "times": [
            (one, _day_of(officer, one.time.starts_at)) for one in as_of(timezone.now(), asked)
        ],
        "deliveries": visit.deliveries.with_names(),
        "newcomer": Teacher.objects.newcomers_of(visit).first(),
    }
    return render(request, "schools/request.html", context)


def _day_of(officer: Officer | None, moment: dt.datetime) -> list[Visit]:
    if officer is None:
        return []
    day = timezone.localtime(moment).date()
    confirmed = officer.visits.filter(state=State.CONFIRMED, starts_at__date=day)
    return list(confirmed.select_related("school").order_by("starts_at"))


@requires(Role.OFFICER, Role.COORDINATOR)
@require_POST
def request_accept(request: HttpRequest, visit_pk: int, time_pk: int) -> HttpResponse:
    """Accept one of the times that the school asked for."""
    visit = find_visit(request, visit_pk)
    time = get_object_or_404(visit.times, pk=time_pk, offered_by="school")
    officer = _answering(request, visit)
    if officer is None:
        return _refused(request, visit, _("Pass this request to an officer first."))
    if time.starts_at <= timezone.now():
        return _refused(request, visit, _("This time is over."))
    try:
        actions.accept_time(visit=visit, time=time, officer=officer, by=request.user)
    except actions.TooLate as late:
        return too_late(request, late.visit)
    except actions.NotChecked:
        return _refused(request, visit, _("Check the new account first."))
    except actions.TimeTaken:
        taken = _("This time was taken a moment ago. The other times still stand.")
        return _refused(request, visit, taken)
    messages.success(request, _("Confirmed. Both sides have a mail."))
    return redirect(visit)


def _refused(request: HttpRequest, visit: Visit, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("schools:request", visit.pk)


@requires(Role.OFFICER, Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def request_offer(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """Offer other times; they are held for the school."""
    visit = find_visit(request, visit_pk)
    officer, now = _answering(request, visit), timezone.now()
    if visit.state != State.REQUESTED or officer is None:
        return too_late(request, visit)
    minutes = length_of(list(visit.deliveries.values_list("route", flat=True)))
    free = free_times(visit.school, officer, minutes=minutes, now=now)[:TIMES_SHOWN]
    form = TimesForm(request.POST or None, free=free, minutes=minutes, now=now, fewest=1)
    if request.method == "POST" and form.is_valid():
        length = dt.timedelta(minutes=minutes)
        times = [(start, start + length) for start in form.cleaned_data["starts"]]
        try:
            actions.offer_times(visit=visit, times=times, officer=officer, by=request.user, now=now)
        except actions.TooLate as late:
            return too_late(request, late.visit)
        except actions.NotChecked:
            return _refused(request, visit, _("Check the new account first."))
        except actions.TimeTaken:
            form.add_error("times", _("Someone has just taken one of these. Choose others."))
        else:
            messages.success(request, _("Offered. The times are held for the school."))
            return redirect("schools:requests")
    return render(request, "schools/request_offer.html", {"visit": visit, "form": form})


@requires(Role.OFFICER, Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def visit_pass(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """Pass to a colleague."""
    visit = find_visit(request, visit_pk)
    colleagues = colleagues_of(visit.force, besides=visit.officer)
    can = free_for(colleagues, [visit] if visit.state == State.CONFIRMED else [])
    free = [one for one in colleagues if visit.state != State.CONFIRMED or can[one.pk]]
    form = PassOnForm(request.POST or None, colleagues=free)
    if request.method == "POST" and form.is_valid():
        try:
            actions.pass_on(visit=visit, officer=form.cleaned_data["officer"], by=request.user)
        except actions.TooLate as late:
            return too_late(request, late.visit)
        except actions.TimeTaken:
            form.add_error("officer", _("This colleague is booked at that time. Choose another."))
        else:
            messages.success(request, _("Passed on. Both sides have a mail."))
            return redirect("schools:requests")
    not_free = [one for one in colleagues if one not in free]
    context = {"visit": visit, "form": form, "free": free, "not_free": not_free}
    return render(request, "schools/visit_pass.html", context)


@requires(Role.OFFICER, Role.COORDINATOR)
@require_POST
def teacher_check(request: HttpRequest, teacher_pk: int, answer: str) -> HttpResponse:
    """Say whether a teacher works at the school: approve or refuse."""
    if answer not in {"approve", "refuse"}:
        raise Http404
    visible = Teacher.objects.filter(school__in=School.objects.visible_to(request.user))
    teacher = get_object_or_404(visible.select_related("school", "user"), pk=teacher_pk)
    if answer == "approve":
        actions.approve_teacher(teacher=teacher, by=request.user, now=timezone.now())
        messages.success(request, _("Checked. Requests of this person can be accepted now."))
    else:
        actions.refuse_teacher(teacher=teacher, by=request.user, now=timezone.now())
        messages.success(request, _("This person is no longer at the school here."))
    return redirect(safe_next(request, reverse("schools:requests")))


@requires(Role.OFFICER, Role.TEACHER)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_off(request: HttpRequest, delivery_pk: int) -> HttpResponse:
    """Write down how a lesson went; again to correct it."""
    visible = Delivery.objects.visible_to(request.user).with_names()
    delivery = get_object_or_404(visible, pk=delivery_pk)
    is_done = delivery.outcome != Delivery.Outcome.PLANNED
    known = {
        "headcount": delivery.headcount,
        "staff_present": delivery.staff_present,
        "language": delivery.language,
        "outcome": delivery.outcome if is_done else "",
    }
    form = SignOffForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign_off(delivery=delivery, by=request.user, **form.cleaned_data)
        except actions.TooLate as late:
            return too_late(request, late.visit)
        messages.success(request, _("Written down."))
        return redirect("quizzes:today" if request.user.is_officer else "schools:visits")
    return render(request, "schools/sign_off.html", {"delivery": delivery, "form": form})
