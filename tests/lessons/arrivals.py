"""Lessons of another force that arrive, as they are or changed, and what this site has then."""

from io import BytesIO

from django.utils import timezone

from lessons.actions.packs import keep_arrival, take_in
from lessons.imports.arrivals import read_arrival
from lessons.models import (
    Choice,
    HelpRoute,
    LawCard,
    Lesson,
    LessonVersion,
    Picture,
    Question,
    Section,
    Topic,
)
from tests.lessons.zips import good_files, zipped

NEW, CHECK = "/editor/packs/new/", "/editor/packs/new/check/"


def send(client, body, name="lesson.zip"):
    file = BytesIO(body)
    file.name = name
    return client.post(NEW, {"pack": file})


def sent(files, by):
    """The draft that FILES become when BY sends them in."""
    now = timezone.now()
    arrived = keep_arrival(body=zipped(files), by=by, now=now)
    return take_in(arrived=arrived, by=by, now=now)


def faults_of(files):
    with read_arrival(zipped(files)) as arrival:
        return [str(fault) for fault in arrival.faults]


def changed(name, old, new, slug="my-phone"):
    """The files of a good lesson with OLD written as NEW in NAME."""
    files = good_files(slug)
    text = files[f"{slug}/{name}"].decode()
    assert old in text
    files[f"{slug}/{name}"] = text.replace(old, new, 1).encode()
    return files


def renamed(slug, files=None):
    return {
        name.replace("my-phone/", f"{slug}/"): body
        for name, body in (files or good_files()).items()
    }


def everything():
    models = (Lesson, LessonVersion, Section, Question, Choice, Picture, Topic, LawCard, HelpRoute)
    return [list(model.objects.order_by("pk").values()) for model in models]
