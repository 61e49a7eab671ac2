"""What the load driver must know of Diogel: addresses, forms, and how to read what was stored."""

import re
import sqlite3

from classroom_load import FormAdapter, HttpError


class DiogelAdapter(FormAdapter):
    """Pupils join by code and answer the before questions as a browser without scripts does."""

    def __init__(self, opt, drv):
        super().__init__(opt, drv)
        self.seats = {}

    async def join(self, p):
        start = f"/join/{self.code(p.klass)}/"
        r = await self.step("join GET", p, "GET", start)
        r = await self.step("join POST", p, "POST", start, self.hidden(r.text))
        if r.status != 302:
            raise HttpError(f"not seated: {r.status}")
        self.seats[p.name] = p.c.cookies["diogel_seat"]
        p.state["at"] = re.match(r"/class/\w+/", r.headers["location"])[0]
        r = await self.step("first question GET", p, "GET", r.headers["location"])
        self._read(p, r.text)

    def _read(self, p, text):
        p.state["form"] = self.hidden(text)
        p.state["choices"] = re.findall(r'type="radio"[^>]*value="([\w-]+)"', text)

    async def answer(self, p, q):
        path = f"{p.state['at']}before/{q + 1}/"
        form = {"csrfmiddlewaretoken": p.state["form"]["csrfmiddlewaretoken"]}
        if "question" not in p.state["form"] or not p.state["choices"]:
            r = await self.step("question again GET", p, "GET", path)
            self._read(p, r.text)
        form["question"] = p.state["form"]["question"]
        form["chosen"] = p.state["choices"][p.n % len(p.state["choices"])]
        r = await self.step("answer POST", p, "POST", path, form)
        is_stored = r.status == 302
        r = await self.step("next GET", p, "GET", r.headers["location"])
        self._read(p, r.text)
        return is_stored

    def stored(self):
        """Copies of each answer by pupil and question, read from the database of the server."""
        if not self.opt.sqlite:
            return None
        import hashlib

        names = {
            hashlib.sha256(token.encode()).hexdigest(): name for name, token in self.seats.items()
        }
        rows = sqlite3.connect(self.opt.sqlite).execute(
            'SELECT seat.token_hash, question."order", count(*) FROM quizzes_answer AS answer'
            " JOIN quizzes_seat AS seat ON seat.id = answer.seat_id"
            " JOIN lessons_question AS question ON question.id = answer.question_id"
            " WHERE answer.phase = 'before' GROUP BY 1, 2"
        )
        return {(names[h], order): count for h, order, count in rows if h in names}


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
