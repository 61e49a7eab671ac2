"""Where the lessons stand in the frameworks of schools."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lessons import queries
from lessons.curriculum_picture import pictures_of


@login_not_required
@require_safe
def curriculum(request: HttpRequest) -> HttpResponse:
    """Which places of each framework have a lesson, and which have none yet."""
    shown = [(framework, pictures_of(framework)) for framework in queries.curriculum()]
    return render(request, "lessons/curriculum.html", {"frameworks": shown})
