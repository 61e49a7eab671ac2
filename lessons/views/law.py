"""What the law says and who helps, by nation and age: to read, and as cards to cut out."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.models import Language, Nation
from lessons import queries
from lessons.ages import AGE_BANDS
from lessons.views.printing import makes_pdf, printed
from lessons.views.reading import force_of, nation_of, today


@login_not_required
@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """The pages of each nation, the reader's own first."""
    own = nation_of(force_of(request))
    nations = sorted(Nation, key=lambda nation: nation != own)
    return render(request, "lessons/law.html", {"nations": nations, "bands": AGE_BANDS})


@login_not_required
@require_safe
def law_page(request: HttpRequest, nation: str, young: int, old: int) -> HttpResponse:
    """The cards in date for pupils of these ages, each with its source."""
    context = {**_context(nation, young, old), "nations": Nation, "bands": AGE_BANDS}
    return render(request, "lessons/law_page.html", context)


@login_not_required
@require_safe
def law_print(request: HttpRequest, nation: str, young: int, old: int) -> HttpResponse:
    """The same as cards to cut out, in both languages, the reader's first."""
    here = get_language()
    languages = sorted(Language.values, key=lambda language: language != here)
    context = {**_context(nation, young, old), "languages": languages, "today": today()}
    context |= {"force": force_of(request), "makes_pdf": makes_pdf(request)}
    page = render(request, "lessons/law_print.html", context)
    return printed(request, page, f"law-and-help-{nation}-{young}-{old}")


def _context(nation: str, young: int, old: int) -> dict[str, object]:
    """The cards; 404 for a nation or ages that no page is for."""
    if nation not in Nation.values or (young, old) not in AGE_BANDS:
        raise Http404
    cards = queries.law_and_help(nation, (young, old), today())
    return {"cards": cards, "nation": Nation(nation), "young": young, "old": old}
