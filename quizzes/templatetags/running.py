"""The classes that are on now, on every page of those who run them."""

from django import template
from django.http import HttpRequest
from django.template import RequestContext
from django.utils import timezone

from accounts.models import User
from accounts.second_factor import still_needed
from quizzes.content import asked_of
from quizzes.models import Sitting
from quizzes.results import room_count
from quizzes.running import classes_in_progress

register = template.Library()


@register.inclusion_tag("quizzes/_running.html", takes_context=True)
def class_in_progress(context: RequestContext) -> dict[str, object]:
    """``{% class_in_progress %}``: the way to each class that is on; numbers of the own ones.

    Nothing on the pages of a class, and no query for people who run none.
    """
    request = context.get("request")
    user = request.user if request and _may_run(request) else None
    if user is None:
        return {"classes": []}
    return {
        "classes": [
            {
                "sitting": sitting,
                "group": sitting.delivery.class_group,
                "count": _count(sitting) if _runs(user, sitting) else None,
            }
            for sitting in classes_in_progress(user, now=timezone.now())
        ]
    }


def _may_run(request: HttpRequest) -> bool:
    match, user = request.resolver_match, request.user
    if (match and "sitting_pk" in match.kwargs) or not isinstance(user, User):
        return False
    runs = user.is_officer or user.is_coordinator or user.is_teacher
    return runs and not still_needed(request)


def _runs(user: User, sitting: Sitting) -> bool:
    return user.pk == (sitting.controlled_by_id or sitting.opened_by_id)


def _count(sitting: Sitting) -> object:
    return room_count(sitting, asked=asked_of(sitting.delivery.version_id))
