import io
import logging
import re

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from config.logs import Plain, RequestLog, log_settings
from quizzes.models import Seat
from tests.builders import make_sitting, make_teacher

TALKATIVE = ["", "django", "django.request", "django.security", "diogel.request"]


@pytest.fixture
def log():
    """What is logged, in the site's form, down to the smallest detail."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Plain())
    loggers = [logging.getLogger(name) for name in TALKATIVE]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    loggers[0].addHandler(handler)
    yield stream
    loggers[0].removeHandler(handler)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def lines(log):
    return [re.sub(r"\d+ ms$", "_ ms", line) for line in log.getvalue().splitlines()]


def test_request_is_one_line_with_its_route(client, log):
    client.get("/healthz")

    assert lines(log) == ["INFO diogel.request GET healthz 200 _ ms"]


def test_address_that_is_not_there_is_not_repeated(client, log):
    client.get("/sommer-ann-at-school/")

    assert lines(log) == [
        "INFO diogel.request GET - 404 _ ms",
        "WARNING django.request 404 at -",
    ]


@pytest.mark.urls("tests.config.broken")
def test_exception_is_its_type_and_places_without_any_value(log):
    client = Client(raise_request_exception=False)
    client.cookies["seat"] = "secret-of-the-cookie"

    client.post("/fails/BCDFGH/", {"email": "ann@school.example"})

    text = log.getvalue()
    assert "ERROR django.request 500 at fails\n  builtins.ValueError\n" in text
    assert re.search(r"    tests/config/broken\.py:\d+ fails\n  builtins\.KeyError\n", text)
    for hidden in ["ann@school", "BCDFGH", "secret-of-the-cookie"]:
        assert hidden not in text


@pytest.mark.django_db
def test_pupils_code_and_token_never_reach_the_log(client, log):
    sitting = make_sitting()

    joined = client.post(f"/join/{sitting.code}/", {"language": "en"}, follow=True)
    client.get(f"/join/{sitting.code}/")
    client.post("/join/", {"code": "ZZZZZZ"})
    client.get("/join/ZZZZZZ/")

    assert joined.status_code == 200
    assert Seat.objects.count() == 1
    text = log.getvalue()
    assert "POST pupils:start 302" in text
    secrets = [sitting.code, sitting.address, "ZZZZZZ", Seat.objects.get().seat_code]
    secrets += [cookie.value for cookie in client.cookies.values() if len(cookie.value) > 3]
    assert len(secrets) > 4
    assert [secret for secret in secrets if secret in text] == []


@pytest.mark.django_db
def test_teachers_address_and_mailed_code_never_reach_the_log(client, log):
    teacher = make_teacher()

    client.post(reverse("account_request_login_code"), {"email": teacher.user.email})
    client.post(reverse("account_login"), {"login": teacher.user.email, "password": "wrong"})

    code = re.search(r"\b[A-Z0-9]{3,}-?[A-Z0-9]{3,}\b", mail.outbox[0].body).group()
    assert "POST account_request_login_code 302" in log.getvalue()
    assert teacher.user.email not in log.getvalue()
    assert code not in log.getvalue()


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("Mail to ann.b@school.example failed", "Mail to [e-mail] failed"),
        ("Not Found: /join/BCDFGH/", "Not Found: [path]"),
        ("refused 192.0.2.7", "refused [address]"),
        ("token aB3_dEf-Gh1jKlMnOpQrStUvWx kept", "token [key] kept"),
        ("Sitting 7 is not added up yet", "Sitting 7 is not added up yet"),
    ],
)
def test_words_of_other_libraries_lose_what_names_someone(log, said, logged):
    logging.getLogger("library").warning(said)

    assert lines(log) == [f"WARNING library {logged}"]


@pytest.mark.parametrize(
    ("status", "level"), [(200, "INFO"), (304, "DEBUG"), (404, "INFO"), (503, "ERROR")]
)
def test_poll_without_news_is_a_detail_and_our_failure_an_error(rf, log, status, level):
    RequestLog(lambda request: HttpResponse(status=status))(rf.get("/any/"))

    assert lines(log) == [f"{level} diogel.request GET - {status} _ ms"]


def test_statements_with_their_values_are_logged_at_no_level():
    assert log_settings("DEBUG")["loggers"]["django.db.backends"] == {"level": "INFO"}
