"""The pages that say what this site is and how it treats people; whole pages in each language."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Diogel is for."""
    return _page(request, "about")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about adults, and about classes."""
    return _page(request, "privacy")


@login_not_required
@require_safe
def privacy_children(request: HttpRequest) -> HttpResponse:
    """The same for pupils, in words for 7 to 11 and for 11 to 16."""
    return _page(request, "privacy_children")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, what does not, and whom to tell."""
    return _page(request, "accessibility")


@login_not_required
@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """Every cookie by name, with its purpose and its life."""
    return _page(request, "cookies")


def _page(request: HttpRequest, name: str) -> HttpResponse:
    language = "cy" if get_language() == "cy" else "en"
    return render(request, f"accounts/trust/{name}.{language}.html")
