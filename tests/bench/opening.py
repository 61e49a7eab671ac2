"""python -m tests.bench.opening: how long until a question that was opened is on every screen.

40 classes of 30 wait in the lobby and ask as often as the server tells them, the way
static/js/pupil.js does. All officers open their questions; a device that hears of it asks for
the page, and notes when the whole question has come.
"""

import argparse
import asyncio
import json
import random
import time

from tests.faults.device import CHOICES, Device
from tests.faults.site import running_site
from tests.faults.web import Broken, ask

SHARES = {"p50": 0.5, "p95": 0.95}
OPEN = """
from django.utils import timezone
from quizzes import actions
from quizzes.models import Sitting
for sitting in Sitting.objects.running().filter(phase="lobby", staff_present="Load test"):
    actions.open_questions(
        sitting, by=sitting.opened_by, drawn=sitting.version, now=timezone.now()
    )
    print(sitting.code, timezone.now().timestamp(), flush=True)
"""


async def _wait(device, chance, seen):
    """Ask as often as told until the questions are open."""
    tag = ""
    while True:
        headers = {"X-Requested-With": "fetch", "If-None-Match": f'"{tag}"'}
        try:
            path = f"{device.at}state/"
            reply = await ask(device.port, "GET", path, cookies=device.cookies, headers=headers)
        except Broken:
            continue
        if reply.status == 200:
            news = json.loads(reply.text)
            tag = news["tag"]
            if "gathered" not in news and await _question_came(device, news.get("question")):
                seen[device] = time.time()
                return
        pause = int(reply.headers.get("x-next-in", 1500)) / 1000
        await asyncio.sleep(pause * (0.8 + 0.4 * chance.random()))


async def _question_came(device, path):
    """Turn to PATH, or else to the page of the class; whether a question stands there."""
    path = path or device.at
    try:
        while True:
            reply = await ask(device.port, "GET", path, cookies=device.cookies)
            if reply.status != 302:
                return reply.status == 200 and bool(CHOICES.search(reply.text))
            path = reply.headers["location"]
    except Broken:
        return False


async def joined(site, classes, pupils, *flags):
    """The devices of so many new classes, all of them in."""
    said = site.manage(
        "open_demo_sitting", "--headcount", str(pupils), "--classes", str(classes), *flags
    )
    codes = said.split(",")
    devices = [
        Device(site.port, code, number * 100 + seat)
        for number, code in enumerate(codes)
        for seat in range(pupils)
    ]
    for start in range(0, len(devices), 100):
        await asyncio.gather(*(device.join() for device in devices[start : start + 100]))
    return devices


async def _measure(site, classes, pupils):
    devices = await joined(site, classes, pupils, "--lobby")
    chance, seen = random.Random(3), {}
    waiting = [asyncio.create_task(_wait(device, chance, seen)) for device in devices]
    await asyncio.sleep(4)
    said = await asyncio.to_thread(site.manage, "shell", "-c", OPEN)
    lines = [line.split() for line in said.splitlines()]
    opened = {line[0]: float(line[1]) for line in lines if len(line) == 2}
    await asyncio.gather(*waiting)
    return sorted(max(0.0, when - opened[device.code]) for device, when in seen.items())


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench.opening")
    parser.add_argument("--classes", type=int, default=40)
    parser.add_argument("--pupils", type=int, default=30)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    with running_site(options.database, workers=options.workers) as site:
        seconds = asyncio.run(_measure(site, options.classes, options.pupils))
    share = {name: round(seconds[int(len(seconds) * at)], 2) for name, at in SHARES.items()}
    print(json.dumps({"devices": len(seconds), "slowest": round(seconds[-1], 2), **share}))


if __name__ == "__main__":
    main()
