"""Error pages. They are plain files of both languages, so they work when the database does not."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

TRY_AGAIN_SECONDS = 20


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("400", 400)


def not_yours(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("403", 403)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or came from elsewhere: its token is not this browser's."""
    return _page("form_too_old", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("404", 404)


def our_fault(request: HttpRequest) -> HttpResponse:
    """500; or 503 when the database is away, so that pupils' pages and proxies try again."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        response = _page("503", 503)
        response["Retry-After"] = str(TRY_AGAIN_SECONDS)
        return response
    return _page("500", 500)


def _page(name: str, status: int) -> HttpResponse:
    """Made without the request: the context of other pages would ask the database."""
    return HttpResponse(render_to_string(f"errors/{name}.html"), status=status)
