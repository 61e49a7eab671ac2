"""A draft from hand to hand: asked for, passed, sent back, published."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.models import Role
from accounts.numbers import whole_number
from accounts.roles import requires
from lessons import actions, queries
from lessons.forms import PublishForm, WordsOfReviewForm
from lessons.models import LessonVersion
from lessons.views.editing.shared import GET_AND_POST, draft_or_404
from lessons.views.reading import today

SOMEBODY_WAS_FIRST = gettext_lazy("Somebody was first. This is how the draft stands now.")


@requires(Role.EDITOR)
@require_POST
def review_ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand the draft to its reviewers."""
    return _step(request, slug, actions.ask_for_review, _("The draft is with its reviewers."))


@requires(Role.EDITOR)
@require_POST
def review_take_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Write on: the draft is taken from its reviewers."""
    return _step(request, slug, actions.take_back, _("It is a draft again."))


@requires(Role.EDITOR)
@require_POST
def review_pass(request: HttpRequest, slug: str) -> HttpResponse:
    """Pass the review that the draft waits for, as the page showed it."""
    drawn = request.POST.get("drawn", "")

    def pass_review(version, *, by, now):
        seen = whole_number(drawn) or 0
        return actions.pass_review(version, by=by, now=now, drawn=seen)

    return _step(request, slug, pass_review, _("Passed."))


@requires(Role.EDITOR)
@GET_AND_POST
def review_send_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the draft back to its authors, with words."""
    version = draft_or_404(slug)
    duty = queries.duty_of(request.user, version)
    if request.method != "POST" and not duty.may_review:
        return redirect("lessons:draft", slug)  # which says why
    form, status = WordsOfReviewForm(request.POST or None), 200
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            actions.send_back(version, by=request.user, now=timezone.now(), words=words)
        except actions.NotYours as refused:
            raise PermissionDenied from refused
        except actions.TooLate:
            form.add_error(None, SOMEBODY_WAS_FIRST)
            status = 409
        else:
            messages.success(request, _("Sent back to its authors."))
            return redirect("lessons:draft", slug)
    page = queries.draft_page(version, today=today())
    context = {"form": form, "page": page, "duty": duty}
    return render(request, "lessons/editing/send_back.html", context, status=status)


@requires(Role.EDITOR)
@GET_AND_POST
def draft_publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the draft the version that new visits use."""
    version = draft_or_404(slug)
    if request.method != "POST" and version.state != LessonVersion.State.READY:
        return redirect("lessons:draft", slug)
    form = PublishForm(request.POST or None, today=today())
    if form.is_valid():
        day = form.cleaned_data["review_by"]

        def publish(version, *, by, now):
            return actions.publish(version, by=by, now=now, review_by=day)

        return _step(request, slug, publish, _("Published. New visits use this version."))
    page = queries.draft_page(version, today=today())
    return render(request, "lessons/editing/publish.html", {"form": form, "page": page})


@requires(Role.EDITOR)
@require_POST
def comment_new(request: HttpRequest, slug: str, block: str) -> HttpResponse:
    """Say something about one block of the draft."""
    version, form = draft_or_404(slug), WordsOfReviewForm(request.POST)
    address = queries.address_of(version, block)
    if address is None:
        raise Http404
    if not form.is_valid():
        messages.error(request, form.errors["words"][0])
        return redirect(address)
    words = form.cleaned_data["words"]
    try:
        actions.comment(version, block=block, words=words, by=request.user, now=timezone.now())
    except actions.NotYours as refused:
        raise PermissionDenied from refused
    except actions.TooLate:
        lost = _("The draft is no longer under review. This was not written: %(words)s")
        messages.error(request, lost % {"words": words})
    return redirect(address)


@requires(Role.EDITOR)
@require_POST
def comment_done(request: HttpRequest, slug: str, comment_pk: int) -> HttpResponse:
    """Write down that a comment has been answered in the text."""
    version = draft_or_404(slug)
    comment = version.comments.filter(pk=comment_pk).first()
    if comment is None:
        raise Http404
    actions.settle_comment(comment, by=request.user, now=timezone.now())
    # Of a part that was taken out nothing is left but what was said about it, on the first page.
    return redirect(
        queries.address_of(version, comment.block) or reverse("lessons:draft", args=[slug])
    )


def _step(
    request: HttpRequest, slug: str, action: Callable[..., object], said: str
) -> HttpResponse:
    """Do ACTION with the draft; who may not gets 403, who comes too late sees how it stands."""
    version = draft_or_404(slug)
    try:
        action(version, by=request.user, now=timezone.now())
    except actions.NotYours as refused:
        raise PermissionDenied from refused
    except actions.TooLate:
        messages.error(request, SOMEBODY_WAS_FIRST)
    except actions.NotFinished:
        messages.error(request, _("Something stops it from going on. It is in the list below."))
    else:
        messages.success(request, said)
    is_out = version.state == LessonVersion.State.PUBLISHED
    return redirect("lessons:lesson_versions" if is_out else "lessons:draft", slug)
