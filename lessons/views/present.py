"""Teaching a lesson: the room's screen, and the notes of whoever teaches."""

from itertools import zip_longest

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Nation
from accounts.numbers import whole_number
from lessons import queries
from lessons.views.reading import force_of, nation_of, route_of, today, version_or_404


@login_not_required
@require_safe
def present(request: HttpRequest, slug: str, step: int, number: int | None = None) -> HttpResponse:
    """What the room sees: every screen of the lesson is in the page, and no note."""
    return render(request, "lessons/present.html", _context(request, slug, number, step))


@login_not_required
@require_safe
def notes(request: HttpRequest, slug: str, step: int, number: int | None = None) -> HttpResponse:
    """What whoever teaches reads: say, ask, listen for, leave out."""
    return render(request, "lessons/present_notes.html", _context(request, slug, number, step))


def _context(request: HttpRequest, slug: str, number: int | None, step: int) -> dict[str, object]:
    version, force = version_or_404(slug, number), force_of(request)
    nation = nation_of(force)
    if request.GET.get("nation") in set(Nation.values) - {nation}:
        # The copy that a device keeps is asked for without a sign-in, for the nation of its reader.
        force, nation = None, request.GET["nation"]
    if version.lesson.withdrawn_at:
        raise Http404
    delivery, route = _delivery_of(request), route_of(request)
    route = route if route in version.routes else version.usual_route
    slides = queries.slides_of(
        version, route=route, nation=nation, today=today(), has_quiz=delivery is not None
    )
    if not 1 <= step <= len(slides):
        raise Http404
    return {
        "version": version,
        "lesson": version.lesson,
        "force": force,
        "nation": nation,
        "slides": slides,
        "slides_and_next": list(zip_longest(slides, slides[1:])),
        "slide": slides[step - 1],
        "route": route,
        "delivery": delivery,
        "query": f"route={route}" + (f"&for={delivery}" if delivery else ""),
        "key": f"{version.lesson.slug}-{version.number}-{route}-{delivery or ''}",
    }


def _delivery_of(request: HttpRequest) -> int | None:
    """The class this is taught to, by number; it is only handed on to the pages of the quiz."""
    return whole_number(request.GET.get("for", ""))
