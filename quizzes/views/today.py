"""The officer's day."""

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.roles import requires
from quizzes.day import mark_next, plan_of, stops_of
from quizzes.models import Sitting
from schools.clashes import first_kept
from schools.models import Absence, Delivery, Officer, Visit
from schools.views.diary import day_asked


@requires(Role.OFFICER)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that shows the kept day without a network; served here, it may do so anywhere."""
    script = (settings.BASE_DIR / "static" / "js" / "day-worker.js").read_bytes()
    return HttpResponse(
        script, content_type="text/javascript", headers={"Cache-Control": "no-cache"}
    )


@requires(Role.OFFICER)
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What is next, where, and one button to do it."""
    day, now = day_asked(request), timezone.now()
    own = Delivery.objects.of_officer(request.user).with_names()
    sittings = Prefetch("sittings", Sitting.objects.begun())
    officer = Officer.objects.get(user=request.user)
    absences = list(Absence.objects.of_officer(request.user).from_day(min(day, localdate(now))))
    stops = stops_of(
        own.on_day(day).prefetch_related(sittings), now=now, travel_minutes=officer.travel_minutes
    )
    shown = plan_of(day, officer, stops, absences)
    is_today = day == localdate(now)
    following = mark_next(shown.stops, now=now) if is_today else None
    upcoming = Visit.objects.of_officer(request.user).upcoming(now)
    context = {
        "day": day,
        "is_today": is_today,
        "drawn_at": now,
        "plan": shown,
        "is_late": following is not None and following.is_late(now),
        "left_over": [] if shown.away else own.left_over(localdate(now)),
        "passed_on": Visit.objects.passed_on(request.user).on_day(day),
        "next_visit": first_kept(upcoming.select_related("school", "officer"), absences),
    }
    return render(request, "quizzes/today.html", context)
