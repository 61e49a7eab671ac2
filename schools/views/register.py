"""Schools of the register, and the officers who serve them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, FilteredRelation, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Role
from accounts.numbers import whole_number
from accounts.roles import requires
from schools.clashes import times_away
from schools.forms_schools import OfficerForm, PatchForm, SchoolFilterForm
from schools.models import LocalAuthority, Officer, School
from schools.patches import add_officer, assign_schools

ROWS_A_PAGE = 25
AWAY_SHOWN = 3


@requires(Role.OFFICER, Role.COORDINATOR)
@require_safe
def schools(request: HttpRequest) -> HttpResponse:
    """The schools of a patch or of a force."""
    visible = School.objects.visible_to(request.user)
    form = SchoolFilterForm(request.GET or None, schools=visible)
    found = form.narrow(visible.open()).select_related("local_authority")
    found = found.annotate(
        now=FilteredRelation("patch", condition=Q(patch__ends_on=None)),
        officer_name=F("now__officer__user__name"),
    )
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "schools/schools.html", {"form": form, "page": page})


@requires(Role.OFFICER, Role.COORDINATOR)
@require_safe
def school(request: HttpRequest, school_pk: int) -> HttpResponse:
    """One school: where it is, who serves it, what it had and will have."""
    visible = School.objects.visible_to(request.user).select_related("local_authority")
    found = get_object_or_404(visible, pk=school_pk)
    context = {
        "school": found,
        "patch": found.patch.filter(ends_on=None).select_related("officer__user").first(),
        "teachers": found.teachers.select_related("user"),
        "visits": found.visits.order_by("-starts_at")[:20],
    }
    return render(request, "schools/school.html", context)


@requires(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def officers(request: HttpRequest) -> HttpResponse:
    """The force's officers with the size of their patches; add one."""
    form = OfficerForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        officer = add_officer(**form.cleaned_data, force=request.user.force, by=request.user)
        messages.success(request, _("%(name)s can sign in now.") % {"name": officer})
        return redirect("schools:patch", officer.pk)
    own = Officer.objects.filter(force=request.user.force).select_related("user")
    patches = own.annotate(school_count=Count("patch", filter=Q(patch__ends_on=None)))
    away = times_away(patches, today=timezone.localdate())
    rows = [(officer, away[officer.pk][:AWAY_SHOWN]) for officer in patches]
    return render(request, "schools/officers.html", {"form": form, "officers": rows})


@requires(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def patch(request: HttpRequest, officer_pk: int) -> HttpResponse:
    """Give an officer schools, one area at a time."""
    own = Officer.objects.filter(force=request.user.force).select_related("user")
    officer = get_object_or_404(own, pk=officer_pk)
    visible = School.objects.visible_to(request.user).open()
    areas = LocalAuthority.objects.filter(pk__in=visible.order_by().values("local_authority"))
    area = areas.filter(pk=whole_number(request.GET.get("area", ""))).first() or areas.first()
    form = PatchForm(
        request.POST or None, schools=visible.filter(local_authority=area), officer=officer
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["schools"]
        assign_schools(officer=officer, schools=chosen, by=request.user, today=timezone.localdate())
        messages.success(request, _("%(name)s serves these schools now.") % {"name": officer})
        return redirect("schools:officers")
    away = times_away([officer], today=timezone.localdate())[officer.pk][:AWAY_SHOWN]
    context = {"officer": officer, "areas": areas, "area": area, "form": form, "away": away}
    return render(request, "schools/patch.html", context)
