"""What editors look after: facts that fall due, and Welsh that nobody has checked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.roles import requires
from lessons import queries
from lessons.imports import glossary
from lessons.views.reading import today


@requires(Role.EDITOR)
@require_safe
def todo(request: HttpRequest) -> HttpResponse:
    """What is waiting: cards to check, lessons that show fewer facts, Welsh to check."""
    return render(request, "lessons/todo.html", {"todo": queries.todo(today(), request.user)})


@requires(Role.EDITOR)
@require_safe
def facts(request: HttpRequest) -> HttpResponse:
    """Every law card and help route with its source and its dates."""
    return render(request, "lessons/facts.html", {"facts": queries.facts(today())})


@requires(Role.EDITOR)
@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """The Welsh terms that stay the same everywhere."""
    return render(request, "lessons/words.html", {"terms": glossary()})
