"""A lesson to read, to decide on, and to print."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.roles import role_in_use
from lessons import queries
from lessons.models import LessonVersion
from lessons.views.printing import makes_pdf, printed
from lessons.views.reading import force_of, nation_of, route_of, today, version_or_404

# What can be had on paper, by its name in the address.
PRINTED = {
    "lesson": _("Lesson with notes"),
    "teacher": _("Brief for the teacher"),
    "handouts": _("Cards and sheets"),
    "paper": _("Paper quiz"),
    "letters": _("Lettered cards"),
    "home": _("Letter home"),
    "all": _("Everything"),
}
PRESENTERS = {Role.OFFICER, Role.COORDINATOR, Role.EDITOR}


@login_not_required
@require_safe
def lesson(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """What is taught, minute by minute, with the notes: the same for everyone."""
    version = version_or_404(slug, number)
    if version.lesson.withdrawn_at:
        return render(request, "lessons/lesson_withdrawn.html", {"version": version})
    return render(request, "lessons/lesson.html", _context(request, version))


@login_not_required
@require_safe
def lesson_print(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """One thing on paper: the lesson with its notes, the teacher's brief, the letter home, all."""
    version = version_or_404(slug, number)
    if version.lesson.withdrawn_at:
        return render(request, "lessons/lesson_withdrawn.html", {"version": version})
    asked = request.GET.get("part")
    context = _context(request, version)
    parts = dict(PRINTED)
    if not context["page"].handouts:
        del parts["handouts"]
    if not context["page"].letters:
        del parts["letters"], parts["paper"]
    context |= {"part": asked if asked in parts else "lesson", "printed": parts}
    context["makes_pdf"] = makes_pdf(request)
    page = render(request, "lessons/lesson_print.html", context)
    return printed(request, page, f"{slug}-{context['part']}")


def _context(request: HttpRequest, version: LessonVersion) -> dict[str, object]:
    force, role = force_of(request), role_in_use(request)
    page = queries.lesson_page(
        version, route=route_of(request), nation=nation_of(force), today=today()
    )
    return {
        "page": page,
        "version": page.version,
        "lesson": page.lesson,
        "force": force,
        "role": role,
        "all_notes": request.GET.get("notes") == "all",
        "is_presenter": role in PRESENTERS,
        "today": today(),
    }
