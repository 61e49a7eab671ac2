"""The real site under test: its server, its database, and what is in it at the end."""

import hashlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import running_postgres
from tools.environment import ROOT
from tools.serving import QUEUES, SERVER

STORED = """
SELECT seat.token_hash, question."order" + 1, answer.revision, answer.chosen
FROM quizzes_answer AS answer JOIN quizzes_seat AS seat ON seat.id = answer.seat_id
JOIN lessons_question AS question ON question.id = answer.question_id
WHERE answer.phase = 'before'
"""
SEATS = "SELECT sitting_id, COUNT(*) FROM quizzes_seat GROUP BY sitting_id"
GIVEN = """
SELECT sitting_id, COUNT(*) FROM quizzes_answer
JOIN quizzes_seat AS seat ON seat.id = seat_id GROUP BY sitting_id
"""
# Of answers of several keys only the wholes: their parts may add up to more (decision 0005).
COUNTED = """
SELECT sitting_id, SUM(tally.count) FROM quizzes_tally AS tally
JOIN lessons_question AS question ON question.id = tally.question_id
WHERE question.kind NOT IN ('several', 'order')
OR tally.choice IN ('all-right', 'not-all-right', 'unsure')
GROUP BY sitting_id
"""
END = """
from django.utils import timezone
from quizzes import actions
from quizzes.models import Sitting
for sitting in Sitting.objects.running().filter(staff_present="Load test"):
    actions.finish(sitting, by=sitting.opened_by, drawn=sitting.version, now=timezone.now())
"""


class Site:
    """A demonstration of its own with a server that can be killed."""

    application = "config.wsgi:application"

    def __init__(self, folder, url="", *, workers=1):
        self.folder, self.url, self.server = Path(folder), url, None
        self.workers = workers
        self.port, self.first = _free_port(), 0
        self.environment = {
            **os.environ,
            "DIOGEL_MODE": "demo",
            "DIOGEL_SECRET_KEY": "only-for-faults-" + "x" * 40,
            "DIOGEL_ALLOWED_HOSTS": "127.0.0.1",
            "DIOGEL_VAR": str(folder),
            "DATABASE_URL": url or f"sqlite:///{folder}/diogel.sqlite3",
        }

    def make(self):
        """Tables, lessons, a demonstration force, static files."""
        for command in (["migrate", "--verbosity", "0"], ["load_library"], ["make_demonstration"]):
            self.manage(*command)
        self.manage("collectstatic", "--no-input", "--verbosity", "0")
        self.first = self.rows("SELECT MAX(id) FROM quizzes_sitting")[0][0] or 0

    def manage(self, *command):
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def open_classes(self, classes, headcount):
        """The codes of so many new classes whose before questions are open."""
        said = self.manage(
            "open_demo_sitting", "--headcount", str(headcount), "--classes", str(classes)
        )
        return said.split(",")

    def start(self):
        """Start the server; returns at once."""
        where = ["--host", "127.0.0.1", "--port", str(self.port), "--no-log"]
        many = ["--workers", str(self.workers)]
        server = [sys.executable, "-m", "granian", *SERVER, *QUEUES, *many, *where]
        self.server = subprocess.Popen(
            [*server, self.application],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def wait(self):
        """Return once the server answers."""
        for _attempt in range(600):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError("The server did not answer within 30 seconds.")

    def kill(self):
        """SIGKILL for the server and its worker: nothing is finished, nothing is flushed."""
        if self.server:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()
            self.server = None

    def rows(self, question):
        if not self.url:
            with sqlite3.connect(f"file:{self.folder}/diogel.sqlite3?mode=ro", uri=True) as reader:
                return reader.execute(question).fetchall()
        import psycopg

        with psycopg.connect(self.url) as reader:
            return reader.execute(question).fetchall()

    def seats(self):
        """How many seats were taken in the classes that were opened here."""
        return sum(count for sitting, count in self.rows(SEATS) if sitting > self.first)

    def judge(self, devices):
        """How many acknowledged answers are lost, and how many are there or counted twice."""
        stored = defaultdict(list)
        for token_hash, number, revision, chosen in self.rows(STORED):
            stored[token_hash, number].append((revision, chosen))
        lost = doubled = 0
        for device in devices:
            name = hashlib.sha256(device.token.encode()).hexdigest()
            for number, newest in device.acknowledged.items():
                found = stored[name, number]
                lost += not found or max(found) < newest
                doubled += len(found) > 1
        return lost, doubled + self._counted_twice()

    def _counted_twice(self):
        """Of the classes opened here: how far their totals are from the number of their answers."""
        self.manage("shell", "-c", END)
        counted = Counter({sitting: int(n) for sitting, n in self.rows(COUNTED)})
        return sum(
            abs(counted[sitting] - given)
            for sitting, given in self.rows(GIVEN)
            if sitting > self.first and given and sitting in counted
        )


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def running_site(database="sqlite", *, disk_of_megabytes=0, workers=1, kind=Site):
    """A site of its own with its server; the value is the Site. Everything is gone afterwards.

    WORKERS is how many processes serve it, KIND what is served. DISK_OF_MEGABYTES puts it on a
    small file system in memory, which only root may make.
    """
    with tempfile.TemporaryDirectory(prefix="diogel-faults-") as folder:
        if database == "postgresql":
            with running_postgres(is_safe=True) as url:
                make_database(url)
                yield from _serve(kind(folder, url, workers=workers))
        elif disk_of_megabytes:
            size = f"size={disk_of_megabytes}m"
            subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", folder], check=True)
            try:
                yield from _serve(Site(folder))
            finally:
                subprocess.run(["umount", "-l", folder], check=True)
        else:
            yield from _serve(kind(folder, workers=workers))


def make_database(url):
    import psycopg

    with psycopg.connect(url.replace("/diogel", "/postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE diogel")


def _serve(site):
    site.make()
    site.start()
    site.wait()
    try:
        yield site
    finally:
        site.kill()
