"""The result of one class."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.audit import record
from accounts.models import Role
from accounts.roles import requires
from quizzes.models import Phase
from quizzes.results import voided_questions
from reports import charts, exports, queries, sentences
from schools.models import Delivery

NAMES = ("school", "class_group", "version__lesson__topic", "force", "officer__user")


@requires(Role.OFFICER, Role.COORDINATOR, Role.TEACHER)
@require_safe
def class_result(request: HttpRequest, delivery_pk: int) -> HttpResponse:
    """What changed in one class, and what to do next."""
    visible = Delivery.objects.visible_to(request.user).select_related(*NAMES)
    delivery = get_object_or_404(visible, pk=delivery_pk)
    sitting = queries.main_sitting(delivery)
    changes = queries.class_changes(sitting) if sitting and sitting.rolled_up_at else []
    if request.GET.get("format") == "csv":
        record("class_result_exported", by=request.user, about=delivery, force=delivery.force)
        return exports.class_csv(delivery, changes, now=timezone.now())
    context = {
        "delivery": delivery,
        "sitting": sitting,
        "is_running": bool(sitting and sitting.phase != Phase.ENDED),
        "rows": charts.change_rows(changes, with_moves=True),
        "once": queries.answered_once(sitting) if sitting and sitting.rolled_up_at else None,
        "asked_again": voided_questions(sitting) if sitting else [],
        "headline": sentences.headline(changes),
        "take_up": queries.take_up_next(changes),
        "ways": sentences.who_answered_how(queries.ways_of(sitting)) if sitting else "",
        "funnel": queries.funnel(delivery, sitting),
        "corrections": delivery.sign_offs.select_related("by").order_by("-at"),
    }
    return render(request, "reports/class_result.html", context)
