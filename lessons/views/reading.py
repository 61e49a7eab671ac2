"""What the views of one lesson share: whose nation, which version, which route."""

import datetime as dt
from collections.abc import Callable
from typing import cast

from django.http import Http404, HttpRequest
from django.utils import timezone

from accounts.context import site
from accounts.models import Force, Nation
from accounts.numbers import whole_number
from lessons import queries
from lessons.models import LessonVersion


def force_of(request: HttpRequest) -> Force | None:
    """The reader's force, whose nation decides on law and help."""
    found = cast(Callable[[], Force | None], site(request)["force"])
    return found()


def nation_of(force: Force | None) -> str:
    return force.nation if force else Nation.WALES


def version_or_404(slug: str, number: int | None) -> LessonVersion:
    version = queries.find_version(slug, number)
    if version is None:
        raise Http404
    return version


def route_of(request: HttpRequest) -> int | None:
    """The route of the address; None when it names none."""
    return whole_number(request.GET.get("route", ""))


def today() -> dt.date:
    return timezone.localdate()
