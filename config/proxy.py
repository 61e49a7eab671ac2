"""Who asks, when a proxy stands before the site: limits on guessing hang on that address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class AddressFromProxy:
    """Takes the address from the last part of X-Forwarded-For, the one that our proxy wrote.

    What stands before it was sent by the visitor and may be anything. One proxy is expected.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
        if forwarded:
            request.META["REMOTE_ADDR"] = forwarded
        return self.get_response(request)
