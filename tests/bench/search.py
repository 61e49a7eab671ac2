"""python -m tests.bench.search [--database postgresql]: what a search among 500 lessons costs.

The bundled lessons are copied until there are 500, each with its words. Each search is a whole page
of the list, made in this process: its processor time, the median of so many.
"""

import argparse
import io
import json
import os
import statistics
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from tests.faults.site import make_database
from tests.postgres import running_postgres

LESSONS, TIMES = 500, 15
SEARCHES = {
    "sexting": "en",
    "photos": "en",
    "bullied": "en",
    "phone password": "en",
    "nobodywroteit": "en",
    "bulying": "en",
    "snapchat": "en",
    "year 9 sexting": "en",
    "nobodywroteit ks1": "en",
    "secstio": "cy",
    "lluniau": "cy",
    "cyfrinair": "cy",
    "nghyfrinair": "cy",
    "secstio blwyddyn 9": "cy",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    kind = parser.parse_args().database
    with tempfile.TemporaryDirectory() as folder, _address(kind, folder) as address:
        os.environ |= {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings_test"}
        import django

        django.setup()
        _fill()
        print(json.dumps({"database": kind, "lessons": LESSONS, "milliseconds": _measured()}))


@contextmanager
def _address(kind, folder):
    if kind == "sqlite":
        yield f"sqlite:///{Path(folder) / 'search.sqlite3'}"
        return
    with running_postgres() as url:
        make_database(url)
        yield url


def _fill():
    from django.core.management import call_command

    from lessons.models import Lesson, LessonVersion

    call_command("migrate", verbosity=0)
    call_command("load_library", stdout=io.StringIO())
    bundled = list(Lesson.objects.select_related("current"))
    for number in range(LESSONS - len(bundled)):
        lesson = bundled[number % len(bundled)]
        version = LessonVersion.objects.get(pk=lesson.current_id)
        copy = Lesson.objects.create(
            slug=f"{lesson.slug}-{number}",
            topic=lesson.topic,
            ages_from=lesson.ages_from,
            ages_to=lesson.ages_to,
        )
        version.pk, version.lesson, version.number = None, copy, 1
        version.save(force_insert=True)
        Lesson.objects.filter(pk=copy.pk).update(current=version)


def _measured():
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment()
    client, found = Client(), {}
    for asked, language in SEARCHES.items():
        path = {"en": "/lessons/", "cy": "/cy/gwersi/"}[language]
        costs = []
        for _ in range(TIMES):
            began = time.process_time()
            page = client.get(path, {"q": asked})
            costs.append((time.process_time() - began) * 1000)
            assert page.status_code == 200
        count = page.context["page"].count
        found[asked] = {"median": round(statistics.median(costs), 1), "found": count}
    return found


if __name__ == "__main__":
    main()
