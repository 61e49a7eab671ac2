"""An officer's own time in the diary, and handing visits over."""

import datetime as dt
from contextlib import suppress

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Role
from accounts.roles import requires
from schools import actions
from schools.clashes import Clash, colleagues_of, free_for, to_move
from schools.diary import away_all_day
from schools.forms_absences import AbsenceForm
from schools.forms_handing import HandOverForm, name_of
from schools.models import Absence, Officer, Visit
from schools.views.diary import day_asked
from schools.views.visits import find_visit, too_late

FIELDS = ["kind", "first_day", "last_day", "starts", "ends", "note"]
HAND_OVER = "schools:hand_over_absence"


def _find_absence(request: HttpRequest, pk: int) -> Absence:
    """The person's own absence with PK; anyone else's is not there (404)."""
    own = Absence.objects.of_officer(request.user).select_related("officer__user")
    return get_object_or_404(own, pk=pk)


def _clashes(request: HttpRequest, absence: Absence, now: dt.datetime) -> list[Clash]:
    own = Visit.objects.of_officer(request.user).with_classes()
    held = own.filter(state=Visit.State.HELD)
    return to_move([*own.upcoming(now), *held], [absence])


@requires(Role.OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def absence_new(request: HttpRequest) -> HttpResponse:
    """Put leave, court, training or other duty into the diary."""
    first = {"first_day": day_asked(request)} if "on" in request.GET else {}
    form = AbsenceForm(request.POST or None, initial=first, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        officer = Officer.objects.get(user=request.user)
        try:
            made = actions.add_absence(officer=officer, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("It is in your diary. Nobody can book you then."))
            return redirect(made)
    return render(request, "schools/absence_new.html", {"form": form, "day": day_asked(request)})


@requires(Role.OFFICER)
@require_safe
def absence(request: HttpRequest, absence_pk: int) -> HttpResponse:
    """When and why, and which visits have to be moved for it."""
    found = _find_absence(request, absence_pk)
    clashes = _clashes(request, found, timezone.now())
    page = reverse(HAND_OVER, args=[found.pk])
    context = {
        "absence": found,
        "clashes": clashes,
        "hand_over": page if any(clash.held is None for clash in clashes) else "",
        "note": found.note,
    }
    return render(request, "schools/absence.html", context)


@requires(Role.OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def absence_change(request: HttpRequest, absence_pk: int) -> HttpResponse:
    """Other days, times, kind or note."""
    found = _find_absence(request, absence_pk)
    known = {name: getattr(found, name) for name in FIELDS}
    if found.first_day == found.last_day:
        known["last_day"] = None
    form = AbsenceForm(request.POST or None, initial=known, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_absence(absence=found, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Changed in your diary."))
            return redirect(found)
    return render(request, "schools/absence_change.html", {"form": form, "absence": found})


@requires(Role.OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def absence_remove(request: HttpRequest, absence_pk: int) -> HttpResponse:
    """Take it out of the diary, after a look at what it was."""
    found = _find_absence(request, absence_pk)
    if request.method == "POST":
        day = found.first_day
        actions.remove_absence(absence=found, by=request.user)
        messages.success(request, _("Taken out of your diary. The time is free again."))
        return redirect(f"{reverse('schools:diary')}?on={day}")
    return render(request, "schools/absence_remove.html", {"absence": found})


@requires(Role.OFFICER, Role.COORDINATOR)
@require_POST
def offer_take_back(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """Take back the times held for a school: the request waits for others."""
    visit = find_visit(request, visit_pk)
    try:
        actions.take_back_offer(visit=visit, by=request.user, now=timezone.now())
    except actions.TooLate as late:
        return too_late(request, late.visit)
    messages.success(request, _("Taken back. The school has a mail. Now offer other times."))
    return redirect("schools:request", visit.pk)


@requires(Role.OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_day(request: HttpRequest) -> HttpResponse:
    """Give the visits of one day to a colleague, and say that one is away."""
    day = day_asked(request)
    own = Visit.objects.of_officer(request.user).with_classes().upcoming(timezone.now())
    return _hand_over(request, list(own.filter(starts_at__date=day)), day=day)


@requires(Role.OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_absence(request: HttpRequest, absence_pk: int) -> HttpResponse:
    """Give the visits that fall into an absence to a colleague."""
    found = _find_absence(request, absence_pk)
    clashes = _clashes(request, found, timezone.now())
    visits = [clash.visit for clash in clashes if clash.held is None]
    return _hand_over(request, visits, absence=found)


@requires(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_for(request: HttpRequest, officer_pk: int) -> HttpResponse:
    """Give the day of an officer who rang in to a colleague."""
    own = Officer.objects.filter(force=request.user.force).select_related("force", "user")
    officer, day = get_object_or_404(own, pk=officer_pk), day_asked(request)
    visits = Visit.objects.of_officer(officer.user).with_classes().upcoming(timezone.now())
    return _hand_over(request, list(visits.filter(starts_at__date=day)), day=day, of=officer)


def _hand_over(
    request: HttpRequest,
    visits: list[Visit],
    *,
    day: dt.date | None = None,
    absence: Absence | None = None,
    of: Officer | None = None,
) -> HttpResponse:
    """The page of all three; what a colleague has no time for stays on it. OF: not one's own."""
    officer = of or Officer.objects.select_related("force").get(user=request.user)
    colleagues = colleagues_of(officer.force, besides=officer)
    can = free_for(colleagues, visits)
    form = HandOverForm(
        request.POST or None,
        visits=visits,
        free={one: can[one.pk] for one in colleagues},
        asks_away=day is not None and not _is_away(officer, day),
    )
    if request.method == "POST" and form.is_valid():
        passed = _pass_all(request, officer, form.cleaned_data, day)
        return redirect(_after(len(visits) - passed, day=day, absence=absence, of=of))
    context = {
        "form": form,
        "visits": visits,
        "day": day,
        "absence": absence,
        "of": of,
        "colleagues": [one for one in colleagues if can[one.pk]],
        "not_free": [one for one in colleagues if not can[one.pk]],
    }
    return render(request, "schools/hand_over.html", context)


def _is_away(officer: Officer, day: dt.date) -> bool:
    own = Absence.objects.of_officer(officer.user).on_days(day, day)
    return away_all_day(day, officer, own) is not None


def _pass_all(request: HttpRequest, officer: Officer, chosen: dict, day: dt.date | None) -> int:
    """Do what was CHOSEN and say what came of it; returns how many visits went over."""
    colleague = chosen["officer"]
    done = actions.hand_over(visits=chosen["visits"], officer=colleague, by=request.user)
    if day and chosen.get("is_away"):
        leave = Absence.Kind.LEAVE
        with suppress(ValidationError):  # the second of two presses finds it written down
            actions.add_absence(
                officer=officer, kind=leave, first_day=day, last_day=day, by=request.user
            )
    _say(request, colleague, done)
    return len(done.passed)


def _say(request: HttpRequest, officer: Officer, done: actions.HandOver) -> None:
    """What went over, and what did not and why."""
    if done.passed:
        said = ngettext(
            "%(officer)s takes %(count)s visit. Both sides have a mail.",
            "%(officer)s takes %(count)s visits. Both sides have a mail.",
            len(done.passed),
        )
        messages.success(request, said % {"officer": officer, "count": len(done.passed)})
    for visit in done.not_free:
        said = _("Not passed on: %(visit)s. %(officer)s is booked then.")
        messages.error(request, said % {"visit": name_of(visit), "officer": officer})
    for visit in done.too_late:
        said = _("Not passed on: the visit to %(school)s has changed meanwhile.")
        messages.error(request, said % {"school": visit.school})


def _after(left: int, *, day: dt.date | None, absence: Absence | None, of: Officer | None) -> str:
    """Where to go: the page again while visits are LEFT on it, else where the person came from."""
    if absence:
        return reverse(HAND_OVER, args=[absence.pk]) if left else absence.get_absolute_url()
    if of:
        page = reverse("schools:hand_over_for", args=[of.pk])
        return f"{page}?on={day}" if left else reverse("schools:officers")
    if left:
        return f"{reverse('schools:hand_over_day')}?on={day}"
    if day == timezone.localdate():
        return reverse("quizzes:today")
    return f"{reverse('schools:diary')}?on={day}"
