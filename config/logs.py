"""Logs that name no person: what was asked for by route, how it went, how long it took.

A path can hold a pupil's join code, a message of an exception whatever it failed on, a request its
cookies. So a line says the name of the route, and of an exception only its type and where it was.
"""

import logging
import re
import time
import traceback
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("diogel.request")

LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR"]
# Words of other libraries pass through here too: what looks like a person or a key is left out.
WITHHELD = [
    (re.compile(r"[^\s@<>()\"']+@[^\s@<>()\"']+"), "[e-mail]"),
    (re.compile(r"(?<![\w.])/[^\s'\"]*"), "[path]"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "[address]"),
    (re.compile(r"\b[\w-]{24,}\b"), "[key]"),
]


class RequestLog:
    """One line for each request: method, route, status, milliseconds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        took = round((time.perf_counter() - began) * 1000)
        status = response.status_code
        logger.log(_weight(status), "%s %s %d %d ms", request.method, route(request), status, took)
        return response


def route(request: HttpRequest) -> str:
    """The name of the route, such as ``pupils:join``: never the path, which may hold a code."""
    match = request.resolver_match
    return match.view_name if match else "-"


def _weight(status: int) -> int:
    """A poll that brought nothing new is a detail, a failure of ours an error."""
    if status == 304:
        return logging.DEBUG
    return logging.ERROR if status >= 500 else logging.INFO


class Plain(logging.Formatter):
    """A line of text, and under it an exception's type and frames: no values, no messages."""

    def __init__(self) -> None:
        super().__init__("%(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        record.message = _message(record)
        return super().formatMessage(record)

    def formatException(self, exc_info: tuple) -> str:  # type: ignore[override]  # noqa: N802
        return "\n".join(_frames(exc_info[1]))


def _message(record: logging.LogRecord) -> str:
    """Django's own lines about a request hold its path; they become the route."""
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest):
        return f"{getattr(record, 'status_code', '-')} at {route(request)}"
    return record.getMessage() if record.name == logger.name else _withheld(record.getMessage())


def _withheld(text: str) -> str:
    for pattern, instead in WITHHELD:
        text = pattern.sub(instead, text)
    return text


def _frames(error: BaseException | None) -> Iterator[str]:
    """Type and places of ERROR and of those that it came from, the last one first."""
    while error is not None:
        yield f"  {type(error).__module__}.{type(error).__qualname__}"
        for frame in traceback.extract_tb(error.__traceback__):
            yield f"    {_module_path(frame.filename)}:{frame.lineno} {frame.name}"
        error = error.__cause__ or error.__context__


def _module_path(filename: str) -> str:
    """The end of a path: where the site is installed is nobody's business."""
    return "/".join(filename.split("/")[-3:])


def log_settings(level: str) -> dict[str, object]:
    """Django's LOGGING: everything to stderr, in our form."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"()": Plain}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level},
            # Whoever knocks under another name is refused; that is in the line of the request.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            # Never statements with their values, whatever the level.
            "django.db.backends": {"level": "INFO"},
            # Refusals (400 to 404) have their line already; here only what broke.
            "django.request": {"level": "ERROR"},
        },
    }
