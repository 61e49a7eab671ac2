"""A pupil's device, behaving as static/js/pupil.js does: keep, send, try again, never give up."""

import asyncio
import random
import re

from tests.faults.web import Broken, ask

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
CHOICES = re.compile(r'name="chosen" value="([\w-]+)"')
AGAIN_IN = 0.4
TAP = 0.05


class NotSeated(Exception):
    """The device did not get into the class."""


class Device:
    """One pupil: joins with CODE over PORT, answers, and knows what was acknowledged."""

    def __init__(self, port, code, number, *, times=1, pace=TAP):
        self.port, self.code, self.number, self.times, self.pace = port, code, number, times, pace
        self.cookies, self.at, self.chance = {}, "", random.Random(number)
        self.revision, self.kept, self.acknowledged, self.seconds = {}, {}, {}, []
        self.sent_again = 0

    @property
    def token(self):
        return self.cookies["diogel_seat"]

    async def join(self):
        """Take a seat; the same form is sent again until an answer comes."""
        start = f"/join/{self.code}/"
        page = await self._until(lambda: self._ask("GET", start), {200})
        form = dict(HIDDEN.findall(page.text))
        seated = await self._until(lambda: self._ask("POST", start, form=form), {302})
        found = re.match(r"/class/\w+/", seated.headers["location"])
        if not found:
            raise NotSeated(seated.headers["location"])
        self.at = found[0]

    async def answer(self, number):
        """Open question NUMBER, choose, perhaps change, send until the newest is acknowledged."""
        path = f"{self.at}before/{number}/"
        page = await self._until(lambda: self._ask("GET", path), {200})
        form, choices = dict(HIDDEN.findall(page.text)), CHOICES.findall(page.text)
        sending = []
        for _change in range(self.chance.choice([1, 1, 2, 3])):
            self._choose(number, self.chance.choice(choices))
            sending.append(asyncio.create_task(self._send(number, path, form)))
            await asyncio.sleep(self.pace * self.chance.random())
        await asyncio.gather(*sending)
        while number in self.kept:
            await asyncio.sleep(AGAIN_IN * (0.7 + 0.6 * self.chance.random()))
            self.sent_again += 1
            await self._send(number, path, form)

    def _choose(self, number, key):
        self.revision[number] = self.revision.get(number, 0) + 1
        self.kept[number] = (self.revision[number], key)

    async def _send(self, number, path, form):
        """Send the newest choice once; forget it when the server has it or one as new."""
        if number not in self.kept:
            return
        revision, key = self.kept[number]
        data = {**form, "chosen": key, "revision": revision}
        began = asyncio.get_running_loop().time()
        try:
            reply = await self._ask("POST", path, form=data)
        except Broken:
            return
        if reply.status != 200:
            return
        self.seconds.append(asyncio.get_running_loop().time() - began)
        newest = self.acknowledged.get(number, (0, ""))
        self.acknowledged[number] = max(newest, (revision, key))
        if self.kept.get(number) == (revision, key):
            del self.kept[number]

    async def _ask(self, method, path, form=None):
        """One request, or as many at once as the fault wants; the first whole answer counts."""
        headers = {"X-Requested-With": "fetch"}
        tries = [
            asyncio.create_task(
                ask(self.port, method, path, cookies=self.cookies, form=form, headers=headers)
            )
            for _ in range(self.times)
        ]
        replies = await asyncio.gather(*tries, return_exceptions=True)
        whole = [reply for reply in replies if not isinstance(reply, Broken)]
        for reply in whole:
            if isinstance(reply, BaseException):
                raise reply
            self.cookies |= reply.cookies
        if not whole:
            raise Broken("no answer came")
        return whole[-1]

    async def _until(self, send, wanted):
        while True:
            try:
                reply = await send()
            except Broken:
                reply = None
            if reply and reply.status in wanted:
                return reply
            self.sent_again += 1
            await asyncio.sleep(AGAIN_IN * (0.7 + 0.6 * self.chance.random()))
