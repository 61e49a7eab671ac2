"""Who may review lessons: a co-ordinator gives the right to editors of the own force."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Role
from accounts.roles import requires
from lessons import actions, queries
from lessons.models import Review


@requires(Role.COORDINATOR)
@require_safe
def reviewers(request: HttpRequest) -> HttpResponse:
    """The editors of the force, and which reviews each may do."""
    return render(request, "lessons/reviewers.html", {"page": queries.reviewers(request.user)})


@requires(Role.COORDINATOR)
@require_POST
def right_give(request: HttpRequest, person_pk: int, review: str) -> HttpResponse:
    """Let an editor do one kind of review."""
    person = get_object_or_404(queries.editors_of(request.user), pk=person_pk)
    kind = _review_or_404(review)
    actions.give_review_right(person=person, kind=kind, by=request.user, now=timezone.now())
    said = _("%(name)s may do this now: %(review)s.") % {"name": person, "review": kind.label}
    messages.success(request, said, reverse("lessons:right_end", args=[person_pk, review]))
    return redirect("lessons:reviewers")


@requires(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def right_end(request: HttpRequest, person_pk: int, review: str) -> HttpResponse:
    """Ask, then take the right back; the page says so when nobody else has it."""
    person = get_object_or_404(queries.editors_of(request.user), pk=person_pk)
    kind = _review_or_404(review)
    right = get_object_or_404(person.review_rights.held(), kind=kind)
    if request.method == "POST":
        actions.end_review_right(person=person, kind=kind, by=request.user, now=timezone.now())
        said = _("%(name)s may no longer do this: %(review)s.")
        words = said % {"name": person, "review": kind.label}
        messages.success(request, words, reverse("lessons:right_give", args=[person_pk, review]))
        return redirect("lessons:reviewers")
    is_last = (
        next(cover.total for cover in queries.covers(request.user) if cover.review == kind) == 1
    )
    context = {"person": person, "right": right, "is_last": is_last}
    return render(request, "lessons/right_end.html", context)


def _review_or_404(kind: str) -> Review:
    if kind not in Review.values:
        raise Http404
    return Review(kind)
