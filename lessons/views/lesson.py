"""A lesson to read, to decide on, and to print."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.rates import pour
from accounts.roles import role_in_use
from lessons import queries
from lessons.models import LessonVersion
from lessons.paper import can_make_pdf, pdf_of
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
    printed = dict(PRINTED)
    if not context["page"].handouts:
        del printed["handouts"]
    if not context["page"].letters:
        del printed["letters"], printed["paper"]
    context |= {"part": asked if asked in printed else "lesson", "printed": printed}
    context["makes_pdf"] = request.user.is_authenticated and can_make_pdf()
    response = render(request, "lessons/lesson_print.html", context)
    if request.GET.get("format") == "pdf":
        return _as_pdf(request, response.text, slug=slug, part=context["part"])
    return response


def _as_pdf(request: HttpRequest, page: str, *, slug: str, part: str) -> HttpResponse:
    """PAGE as a PDF, for those who are signed in; making one costs a second of the server."""
    if not (request.user.is_authenticated and can_make_pdf()):
        raise Http404
    if not pour("pdf", str(request.user.pk), now=timezone.now(), size=20, leak_per_second=0.1):
        messages.info(request, _("You had many PDFs just now. Wait a minute, or print the page."))
        return redirect("lessons:lesson_print", slug)
    shown = f'inline; filename="{slug}-{part}-{get_language()}.pdf"'
    headers = {"Content-Disposition": shown}
    return HttpResponse(pdf_of(page), content_type="application/pdf", headers=headers)


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
