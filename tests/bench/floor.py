"""The smallest Django form app that stores answers durably: the floor that ours is held against.

A pupil gets a random token in a cookie; a form of four choices is checked by django.forms, the
answer is written through the models, and a template draws the next page. No sessions, no
languages, no rules. It is served as ours is, and uses the database named by FLOOR_DATABASE: a
file, or the name of a PostgreSQL database and of the folder of its socket, with a comma.
"""

import os
import secrets

import django
from django.conf import settings

_name, _, _socket = os.environ["FLOOR_DATABASE"].partition(",")
_sqlite = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": _name,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    },
}
_postgresql = {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": _name,
    "USER": "postgres",
    "HOST": _socket,
}
settings.configure(
    SECRET_KEY=secrets.token_hex(),
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    DATABASES={"default": (_postgresql if _socket else _sqlite) | {"CONN_MAX_AGE": None}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    INSTALLED_APPS=[],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
)
django.setup()

from django import forms  # noqa: E402 - the settings come first
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.shortcuts import redirect  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402

QUESTIONS = 5
CHOICES = [(str(key), f"Choice {key}") for key in range(4)]
PAGE = engines["django"].from_string(
    "<!doctype html><title>Question {{ number }}</title><h1>Question {{ number }}</h1>"
    '<form method="post">{% csrf_token %}{{ form }}<button>Next</button></form>'
)


class Answer(models.Model):
    token = models.CharField(max_length=24)
    question = models.PositiveSmallIntegerField()
    choice = models.CharField(max_length=1)

    class Meta:
        app_label = "floor"
        constraints = [models.UniqueConstraint(fields=["token", "question"], name="answer_once")]

    def __str__(self):
        return f"{self.token} {self.question}"


class AnswerForm(forms.Form):
    choice = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect)


def join(request):
    if request.method != "POST":
        return HttpResponse(PAGE.render({"form": "", "number": 0}, request))
    response = redirect("question", 1)
    response.set_cookie("token", secrets.token_urlsafe(18), httponly=True, samesite="Lax")
    return response


def question(request, number):
    """The question's page; a sound answer is stored and leads to the next."""
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        Answer.objects.update_or_create(
            token=request.COOKIES["token"],
            question=number,
            defaults={"choice": form.cleaned_data["choice"]},
        )
        return redirect("question", min(number + 1, QUESTIONS))
    return HttpResponse(PAGE.render({"form": form, "number": number}, request))


urlpatterns = [path("", join), path("<int:number>/", question, name="question")]


def make():
    """Its one table."""
    with connection.schema_editor() as editor:
        editor.create_model(Answer)


application = get_wsgi_application()
