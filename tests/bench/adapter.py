"""What the load driver must know of Diogel: addresses, forms, and how to read what was stored."""

import hashlib
import os
import re
import sqlite3

from classroom_load import FormAdapter, HttpError

STORED = """
SELECT seat.token_hash, question."order", count(*) FROM quizzes_answer AS answer
JOIN quizzes_seat AS seat ON seat.id = answer.seat_id
JOIN lessons_question AS question ON question.id = answer.question_id
WHERE answer.phase = 'before' GROUP BY 1, 2
"""


class DiogelAdapter(FormAdapter):
    """Pupils join by code and answer the before questions as a browser without scripts does."""

    def __init__(self, opt, drv):
        super().__init__(opt, drv)
        self.seats = {}

    how = ""
    """How the device is used, where the class shares devices."""

    async def join(self, p):
        start = f"/join/{self.code(p.klass)}/"
        r = await self.step("join GET", p, "GET", start)
        form = self.hidden(r.text) | {"how": self.how}
        r = await self.step("join POST", p, "POST", start, form)
        if r.status != 302:
            raise HttpError(f"not seated: {r.status}")
        self.seats[p.name] = p.c.cookies["diogel_seat"]
        p.state["at"] = re.match(r"/class/\w+/", r.headers["location"])[0]
        r = await self.step("first question GET", p, "GET", r.headers["location"])
        self._read(p, r.text)

    def _read(self, p, text):
        p.state["form"] = self.hidden(text)
        p.state["choices"] = re.findall(r'name="chosen" value="([\w-]+)"', text)

    async def answer(self, p, q):
        path = f"{p.state['at']}before/{q + 1}/"
        form = {"csrfmiddlewaretoken": p.state["form"]["csrfmiddlewaretoken"]}
        if "question" not in p.state["form"] or not p.state["choices"]:
            r = await self.step("question again GET", p, "GET", path)
            self._read(p, r.text)
        form |= {name: p.state["form"][name] for name in ("question", "seat", "voided")}
        form["chosen"] = p.state["choices"][p.n % len(p.state["choices"])]
        r = await self.step("answer POST", p, "POST", path, form)
        is_stored = r.status == 302
        r = await self.step("next GET", p, "GET", r.headers["location"])
        self._read(p, r.text)
        return is_stored

    def stored(self):
        """Copies of each answer by pupil and question, read from the database of the server."""
        names = {
            hashlib.sha256(token.encode()).hexdigest(): name for name, token in self.seats.items()
        }
        return {(names[h], order): count for h, order, count in self._rows() if h in names}

    def _rows(self):
        url = os.environ.get("DATABASE_URL", "")
        if url.startswith("postgres"):
            import psycopg

            with psycopg.connect(url) as connection:
                return connection.execute(STORED).fetchall()
        return (
            sqlite3.connect(self.opt.sqlite).execute(STORED).fetchall() if self.opt.sqlite else []
        )


class TurnsAdapter(DiogelAdapter):
    """Devices that pupils use in turn: each request says whose answer it is."""

    how = "turns"


class LedAdapter(DiogelAdapter):
    """One question at a time: each answer changes the one before, and the class page follows."""

    def _read(self, p, text):
        if 'name="question"' in text:
            super()._read(p, text)

    async def answer(self, p, q):
        return await super().answer(p, 0)

    def stored(self):
        return None


class FloorAdapter(FormAdapter):
    """The bare form app beside which ours is measured."""

    JOIN, CHOICE_FIELD, ANSWER = "/", "choice", "/{q}/"


class PollAdapter(DiogelAdapter):
    """Each "answer" is one look of a waiting device with the tag it has."""

    async def answer(self, p, q):
        headers = {"If-None-Match": p.state["tag"]} if "tag" in p.state else {}
        path = f"{p.state['at']}state/"
        r = await self.step("poll", p, "GET", path, headers=headers, ok=(200, 304))
        p.state["tag"] = r.headers.get("etag", "")
        return r.status in (200, 304)

    def stored(self):
        return None
