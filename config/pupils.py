"""A short way for pupils' requests: no session, no sign-in, no language of a member of staff.

A class of thirty asks many small questions at once, and none of them has an account. Their
requests leave the stack of middleware here and go to their view by way of the CSRF check alone.
Their pages are compressed: a school's line is slow, and the only secret in them, the form's token,
is masked anew each time. The content policy and the word to keep no copy are the same for each, so
they are written once.
"""

from collections.abc import Callable
from typing import cast

from csp.constants import HEADER
from csp.utils import build_policy
from django.core.handlers.base import BaseHandler
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.gzip import GZipMiddleware
from django.urls import is_valid_path

PATHS = ("/join/", "/class/")
KEEP_NO_COPY = "max-age=0, no-cache, no-store, must-revalidate, private"


class PupilHandler(BaseHandler):
    """Resolves and calls a view as Django's own handler does, with the CSRF check before it."""

    def __init__(self) -> None:
        view = convert_exception_to_response(self._get_response)  # type: ignore[attr-defined]
        check = CsrfViewMiddleware(view)
        self._view_middleware = [check.process_view]
        self._template_response_middleware: list = []
        self._exception_middleware: list = []
        self.chain = convert_exception_to_response(GZipMiddleware(check))


class PupilsFirst:
    """Middleware that takes pupils' requests out of the stack; the rest goes on as before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.pupils = PupilHandler().chain
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(PATHS):
            response = self._answer(request)
            response.headers[HEADER] = self.policy
            response.headers["Cache-Control"] = KEEP_NO_COPY
            return response
        return self.get_response(request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and not _is_whole(request):
            return HttpResponseBadRequest()
        if _lacks_a_slash(request):
            return HttpResponseRedirect(request.get_full_path(force_append_slash=True))
        return cast(HttpResponseBase, self.pupils(request))


def _lacks_a_slash(request: HttpRequest) -> bool:
    """Whether an address that somebody typed is one of ours but for the stroke at its end."""
    path = request.path_info
    is_asked = request.method in {"GET", "HEAD"} and not path.endswith("/")
    return is_asked and not is_valid_path(path) and bool(is_valid_path(f"{path}/"))


def _is_whole(request: HttpRequest) -> bool:
    """Whether as much arrived as was announced: a form cut short must not pass for a plain one."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    return announced.isdecimal() and len(request.body) == int(announced)
