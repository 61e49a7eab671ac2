"""The page of every component in every state, for those who write pages and lessons."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.examples import ANIMALS, ExampleForm
from accounts.models import Role
from accounts.roles import requires


@requires(Role.EDITOR)
@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Public and staff pages."""
    context = {
        "form": ExampleForm(),
        "form_with_errors": ExampleForm({}, prefix="mended"),
        "page_of_rows": Paginator(range(60), 25).page(2),
    }
    return render(request, "accounts/components.html", context)


@requires(Role.EDITOR)
@require_safe
def pupil_components(request: HttpRequest) -> HttpResponse:
    """Pupils' pages; ``?theme=`` and ``?text=`` show the settings of a device."""
    context = {
        "pupil_theme": _one_of(request.GET.get("theme"), "light", "dark", "cream"),
        "pupil_text": _one_of(request.GET.get("text"), "1", "2", "3"),
        "animals": ANIMALS,
    }
    return render(request, "accounts/components_pupil.html", context)


@requires(Role.EDITOR)
@require_safe
def board_components(request: HttpRequest) -> HttpResponse:
    """The projector; ``?show=`` is the state of the board, ``?theme=`` its colours."""
    context = {
        "show": _one_of(request.GET.get("show"), "join", "answering", "shown", "lesson", "held"),
        "theme": _one_of(request.GET.get("theme"), "light", "dark", "contrast"),
    }
    return render(request, "accounts/components_board.html", context)


def _one_of(value: str | None, *known: str) -> str:
    return value if value in known else known[0]
