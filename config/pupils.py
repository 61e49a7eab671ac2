"""A short way for pupils' requests: no session, no sign-in, no language of a member of staff.

A class of thirty asks many small questions at once, and none of them has an account. Their
requests leave the stack of middleware here, after the security headers, and go to their view by
way of the CSRF check alone. Their pages are compressed: a school's line is slow, and the only
secret in them, the form's token, is masked anew each time.
"""

from collections.abc import Callable

from django.core.handlers.base import BaseHandler
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.gzip import GZipMiddleware

PATHS = ("/join/", "/class/")


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

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(PATHS):
            return self.pupils(request)  # type: ignore[return-value]
        return self.get_response(request)
