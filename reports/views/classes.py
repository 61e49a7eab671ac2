"""The result of one class."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.audit import record
from accounts.models import Role
from accounts.roles import requires
from quizzes.models import Phase, Sitting
from quizzes.results import voided_questions
from reports import charts, exports, queries, sentences
from reports.small_groups import is_withheld
from schools.models import Delivery

NAMES = ("school", "class_group", "version__lesson__topic", "force", "officer__user")


@requires(Role.OFFICER, Role.COORDINATOR, Role.TEACHER)
@require_safe
def class_result(request: HttpRequest, delivery_pk: int) -> HttpResponse:
    """What changed in one class, and what to do next."""
    delivery = _visible(request, delivery_pk)
    context = _result(delivery)
    if request.GET.get("format") == "csv":
        record("class_result_exported", by=request.user, about=delivery, force=delivery.force)
        changes, ways = context["changes"], context["ways"]
        return exports.class_csv(delivery, changes, ways=ways, now=timezone.now())
    return render(request, "reports/class_result.html", context | {"prints": False})


@requires(Role.OFFICER, Role.COORDINATOR, Role.TEACHER)
@require_safe
def class_print(request: HttpRequest, delivery_pk: int) -> HttpResponse:
    """The same for paper, with nothing folded away."""
    context = _result(_visible(request, delivery_pk)) | {"prints": True}
    return render(request, "reports/class_result.html", context)


def _visible(request: HttpRequest, pk: int) -> Delivery:
    visible = Delivery.objects.visible_to(request.user).select_related(*NAMES)
    return get_object_or_404(visible, pk=pk)


def _result(delivery: Delivery) -> dict[str, Any]:
    sitting = queries.main_sitting(delivery)
    is_added_up = bool(sitting and sitting.rolled_up_at and not sitting.is_ending(timezone.now()))
    counted = sitting if is_added_up else None
    changes = queries.class_changes(counted) if counted else []
    return {
        "delivery": delivery,
        "sitting": sitting,
        "is_running": bool(sitting and sitting.phase != Phase.ENDED),
        "is_added_up": is_added_up,
        "changes": changes,
        "rows": charts.change_rows(changes, with_moves=True),
        "headline": sentences.headline(changes),
        "take_up": queries.take_up_next(changes),
        "ways": sentences.who_answered_how(queries.ways_of(counted)) if counted else "",
        **(_of_room(delivery, counted) if counted else {}),
    }


def _of_room(delivery: Delivery, sitting: Sitting) -> dict[str, object]:
    """Who took part, and what of it is not counted."""
    small = delivery.force.small_group
    sign_offs = delivery.sign_offs.select_related("by").order_by("-at")
    return {
        "once": queries.answered_once(sitting),
        "asked_again": voided_questions(sitting),
        "funnel": queries.funnel(delivery, sitting),
        "rests_on": sentences.rests_on(
            both=sitting.completed_both,
            here=delivery.headcount or sitting.headcount,
            small=small,
        ),
        "corrections": [(row, is_withheld(row.headcount, small)) for row in sign_offs],
    }
