"""The class that this person has open, on every page of theirs."""

from django import template
from django.http import HttpRequest
from django.template import RequestContext

from quizzes.content import asked_of
from quizzes.models import Sitting
from quizzes.results import room_count
from quizzes.running import KEY

register = template.Library()


@register.inclusion_tag("quizzes/_running.html", takes_context=True)
def class_in_progress(context: RequestContext) -> dict[str, object]:
    """``{% class_in_progress %}``: the way back to the open class.

    Nothing on the pages of that class. Asks the database only for people who opened one in this
    browser.
    """
    request = context.get("request")
    sitting = _sitting(request) if request else None
    if sitting is None:
        return {"sitting": None}
    count = room_count(sitting, asked=asked_of(sitting.delivery.version_id))
    return {"sitting": sitting, "group": sitting.delivery.class_group, "count": count}


def _sitting(request: HttpRequest) -> Sitting | None:
    session = getattr(request, "session", None)
    match = request.resolver_match
    if session is None or KEY not in session or (match and "sitting_pk" in match.kwargs):
        return None
    visible = Sitting.objects.visible_to(request.user).running()
    return visible.select_related("delivery__class_group").filter(pk=session[KEY]).first()
