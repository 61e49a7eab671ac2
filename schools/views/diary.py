"""The officer's week."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.roles import requires
from schools.models import Visit

DAYS_SHOWN = 5


def day_asked(request: HttpRequest) -> dt.date:
    """The day that the address names with "on", else today."""
    try:
        return dt.date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return timezone.localdate()


def _day_row(day: dt.date, visits: list[Visit], held: list[Visit]) -> dict:
    """What is agreed and what is held on DAY."""
    offered = [(visit, time) for visit in held for time in visit.times.all()]
    return {
        "day": day,
        "visits": [visit for visit in visits if _is_on(visit.starts_at, day)],
        "held": [
            (visit, time)
            for visit, time in offered
            if time.offered_by == "officer" and _is_on(time.starts_at, day)
        ],
    }


@requires(Role.OFFICER)
@require_safe
def diary(request: HttpRequest) -> HttpResponse:
    """A week from Monday to Friday: visits, and times held for schools."""
    day = day_asked(request)
    monday = day - dt.timedelta(days=day.weekday())
    if "on" in request.GET and monday != day:
        return redirect(f"{reverse('schools:diary')}?on={monday}")
    visits = Visit.objects.of_officer(request.user).with_classes()
    held = visits.filter(state=Visit.State.HELD).prefetch_related("times")
    week = [monday + dt.timedelta(days=n) for n in range(DAYS_SHOWN)]
    context = {
        "days": [_day_row(one, list(visits.in_week(monday)), list(held)) for one in week],
        "monday": monday,
        "before": monday - dt.timedelta(days=7),
        "after": monday + dt.timedelta(days=7),
        "today": timezone.localdate(),
    }
    return render(request, "schools/diary.html", context)


def _is_on(moment: dt.datetime, day: dt.date) -> bool:
    return timezone.localtime(moment).date() == day
