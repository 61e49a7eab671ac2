"""Where to get help, by nation and age, and what an adult does whom a child has told."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from accounts.models import Nation
from lessons.models import HelpRoute
from lessons.views.reading import force_of, nation_of, today

READERS = {
    "7-11": (7, 11, pgettext_lazy("pupil", "I am 7 to 11")),
    "11-16": (11, 16, pgettext_lazy("pupil", "I am 11 to 16")),
    "adults": (0, 18, pgettext_lazy("pupil", "I am an adult")),
}


@login_not_required
@require_safe
def help_routes(request: HttpRequest) -> HttpResponse:
    """First who is asking, then the places to turn to."""
    force = force_of(request)
    nation, reader = request.GET.get("nation"), request.GET.get("for")
    nation = nation if nation in Nation.values else nation_of(force)
    context = {
        "force": force,
        "nation": Nation(nation),
        "nations": Nation,
        "reader": reader if reader in READERS else "",
        "readers": [(key, label) for key, (_from, _to, label) in READERS.items()],
    }
    if reader in READERS:
        context["routes"] = _routes(nation, reader)
    return render(request, "lessons/help.html", context)


def _routes(nation: str, reader: str):
    young, old, _label = READERS[reader]
    routes = HelpRoute.objects.in_date(today()).for_nation(nation)
    if reader == "adults":
        return routes.filter(audience=HelpRoute.Audience.ADULT)
    return routes.filter(audience=HelpRoute.Audience.PUPIL).for_pupils(young, old)


@login_not_required
@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """The card for the adult: what to do when a child tells you something."""
    return render(request, "lessons/told.html", {"force": force_of(request)})
