"""The officer's week."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.roles import requires
from schools.clashes import to_move
from schools.diary import days_of
from schools.models import Absence, Officer, Visit

FARTHEST = dt.timedelta(days=3660)


def day_asked(request: HttpRequest) -> dt.date:
    """The day that the address names with "on", if it is of these ten years, else today."""
    today = timezone.localdate()
    try:
        asked = dt.date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return today
    return asked if abs(asked - today) < FARTHEST else today


@requires(Role.OFFICER)
@require_safe
def diary(request: HttpRequest) -> HttpResponse:
    """A week: visits, times held for schools, and the officer's own time."""
    day, now = day_asked(request), timezone.now()
    monday = day - dt.timedelta(days=day.weekday())
    if "on" in request.GET and monday != day:
        return redirect(f"{reverse('schools:diary')}?on={monday}")
    officer = Officer.objects.get(user=request.user)
    week = [monday + dt.timedelta(days=n) for n in range(7)]
    own = Visit.objects.of_officer(request.user).with_classes()
    since = min(monday, timezone.localdate(now))
    absences = list(Absence.objects.of_officer(request.user).from_day(since))
    held = list(own.filter(state=Visit.State.HELD))
    visits = [*own.in_week(monday), *held]
    days = days_of(week, officer=officer, visits=visits, absences=absences, now=now)
    context = {
        "days": [one for one in days if one.is_weekday or one.entries],
        "left": to_move([*own.upcoming(now), *held], absences) if absences else [],
        "monday": monday,
        "before": monday - dt.timedelta(days=7),
        "after": monday + dt.timedelta(days=7),
        "today": timezone.localdate(now),
    }
    return render(request, "schools/diary.html", context)
