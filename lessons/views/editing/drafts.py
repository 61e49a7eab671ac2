"""Lessons as their editors see them: every version, the draft, and how to begin one."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role
from accounts.roles import requires
from lessons import actions, queries
from lessons.forms import NAME_TAKEN, CompareForm, NewLessonForm, WithdrawForm
from lessons.models import Lesson
from lessons.views.editing.shared import GET_AND_POST, draft_or_404, too_late
from lessons.views.reading import force_of, nation_of, route_of, today


def lesson_or_404(slug: str) -> Lesson:
    lesson = queries.lesson_to_edit(slug)
    if lesson is None:
        raise Http404
    return lesson


@requires(Role.EDITOR)
@require_safe
def lessons_to_edit(request: HttpRequest) -> HttpResponse:
    """All lessons with the state of their newest version."""
    return render(request, "lessons/editing/lessons.html", {"lessons": queries.every_lesson()})


@requires(Role.EDITOR)
@GET_AND_POST
def lesson_new(request: HttpRequest) -> HttpResponse:
    """Begin a lesson from a copy of another, or from the empty frame."""
    form = NewLessonForm(request.POST or None)
    if form.is_valid():
        try:
            version = actions.start_lesson(**form.values(), by=request.user, now=timezone.now())
        except IntegrityError:  # a colleague began one of that name this very moment
            form.add_error("title_en", NAME_TAKEN)
        else:
            return redirect("lessons:draft", version.lesson.slug)
    return render(request, "lessons/editing/lesson_new.html", {"form": form})


@requires(Role.EDITOR)
@require_safe
def lesson_versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every version of a lesson, and what can be done with it."""
    lesson = lesson_or_404(slug)
    numbers = [version.number for version in lesson.versions.all()]
    form = CompareForm(
        numbers=numbers, initial={"from": numbers[1:2], "to": numbers[:1]}, auto_id="compare-%s"
    )
    context = {"lesson": lesson, "form": form, "draft": queries.find_draft(slug)}
    return render(request, "lessons/editing/lesson.html", context)


@requires(Role.EDITOR)
@require_POST
def draft_start(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the next version to write; go to the one that is being written, if any."""
    lesson = lesson_or_404(slug)
    version = actions.start_draft(lesson, by=request.user, now=timezone.now())
    return redirect("lessons:draft", version.lesson.slug)


@requires(Role.EDITOR)
@require_safe
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft: its state, what stops it, its parts in their order, who has a hand in it."""
    version = draft_or_404(slug)
    page = queries.draft_page(version, today=today())
    context = {"page": page, "duty": queries.duty_of(request.user, version)}
    context |= {"moved": request.GET.get("moved", ""), "way": request.GET.get("way", "")}
    return render(request, "lessons/editing/draft.html", context)


@requires(Role.EDITOR)
@require_safe
def draft_preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft as its readers will see it."""
    version = draft_or_404(slug)
    shown = queries.lesson_page(
        version, route=route_of(request), nation=nation_of(force_of(request)), today=today()
    )
    page = queries.draft_page(version, today=today())
    return render(request, "lessons/editing/preview.html", {"shown": shown, "page": page})


@requires(Role.EDITOR)
@GET_AND_POST
def draft_delete(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask, then throw the draft away."""
    version = draft_or_404(slug)
    if request.method == "POST":
        try:
            actions.delete_draft(version, by=request.user)
        except actions.TooLate:
            return too_late(request, slug)
        messages.success(request, _("The draft is deleted."))
        return redirect("lessons:lessons_to_edit")
    page = queries.draft_page(version, today=today())
    return render(request, "lessons/editing/draft_delete.html", {"page": page})


@requires(Role.EDITOR)
@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Any two versions, word by word in both languages."""
    lesson = lesson_or_404(slug)
    versions = {version.number: version for version in lesson.versions.all()}
    form = CompareForm(request.GET or None, numbers=list(versions))
    context = {"lesson": lesson, "form": form}
    if form.is_valid():
        old, new = (versions[form.cleaned_data[name]] for name in ("from", "to"))
        context["comparison"] = queries.compare(old, new)
    return render(request, "lessons/editing/compare.html", context)


@requires(Role.EDITOR)
@GET_AND_POST
def lesson_withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a lesson down, with a notice in both languages."""
    lesson = lesson_or_404(slug)
    if lesson.current is None:
        raise Http404
    form = WithdrawForm(request.POST or None, lesson=lesson)
    if form.is_valid():
        try:
            actions.withdraw(lesson, by=request.user, now=timezone.now(), **form.cleaned_data)
        except actions.TooLate:
            messages.error(request, _("It is withdrawn already, with the notice that stands here."))
        else:
            messages.success(request, _("The lesson is withdrawn. Its page says why."))
        return redirect("lessons:lesson_versions", slug)
    return render(request, "lessons/editing/withdraw.html", {"lesson": lesson, "form": form})


@requires(Role.EDITOR)
@require_POST
def lesson_put_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a withdrawn lesson be read again."""
    actions.put_back(lesson_or_404(slug), by=request.user)
    messages.success(request, _("The lesson is back in the library."))
    return redirect("lessons:lesson_versions", slug)
