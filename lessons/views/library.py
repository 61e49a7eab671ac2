"""The first page, and the list of lessons."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.roles import role_in_use
from lessons import queries
from lessons.forms import LibraryForm
from lessons.models import Topic


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Diogel is, and where each kind of reader goes."""
    return render(request, "lessons/home.html", {"topics": Topic.objects.all()})


@login_not_required
@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    """Every lesson that anyone may read, narrowed by what the address says."""
    page = queries.library_page(
        LibraryForm(request.GET), language=get_language(), number=request.GET.get("page")
    )
    is_editor = role_in_use(request) == Role.EDITOR
    context = {
        "page": page,
        "chosen": page.form.chosen,
        "is_blank": "q" in request.GET and not page.query,
        "under_review": queries.under_review() if is_editor else (),
    }
    return render(request, "lessons/lessons.html", context)
