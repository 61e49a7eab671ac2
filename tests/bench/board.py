"""python -m tests.bench.board: how long after the last answer of a class its board is right.

50 classes of 30 answer one question in the same instant, each as static/js/pupil.js sends it.
A board of each class asks as often as the server tells it; noted is when it says 30 of 30, from
the moment in which the last of the class was told that its answer is stored.
"""

import argparse
import asyncio
import json
import random
import time
from collections import defaultdict

from tests.bench.opening import SHARES, joined
from tests.faults.device import CHOICES, HIDDEN
from tests.faults.site import running_site
from tests.faults.web import Broken, ask

PAIR = """
from django.utils import timezone
from quizzes import actions
from quizzes.models import Sitting
for sitting in Sitting.objects.running().filter(phase="before", staff_present="Load test"):
    screen, token = actions.new_screen(now=timezone.now())
    actions.pair_board(sitting, letters=screen.pairing_code, by=sitting.opened_by)
    print("board", sitting.code, token)
"""


async def _watch(site, code, token, pupils, chance, right):
    """Ask for the picture as board.js does until everyone's answer is counted."""
    tag, wanted = "", f">{pupils} of {pupils} have answered<"
    while code not in right:
        headers = {"If-None-Match": tag, "Accept-Language": "en"}
        pause = 1500
        try:
            reply = await ask(
                site.port, "GET", "/board/state/", cookies={"diogel_board": token}, headers=headers
            )
        except Broken:
            continue
        if reply.status == 200:
            tag = reply.headers["etag"]
            if wanted in reply.text:
                right[code] = time.monotonic()
        pause = int(reply.headers.get("x-next-in", pause)) / 1000
        await asyncio.sleep(pause * (0.9 + 0.2 * chance.random()))


async def _open(device):
    """The question's page, as it stands on the screen before the pupil taps."""
    path = f"{device.at}before/1/"
    page = await ask(device.port, "GET", path, cookies=device.cookies)
    form = dict(HIDDEN.findall(page.text))
    return device, path, {**form, "chosen": CHOICES.findall(page.text)[0], "revision": 1}


async def _tap(device, path, form, last, late):
    began = time.monotonic()
    while True:
        try:
            reply = await ask(device.port, "POST", path, cookies=device.cookies, form=form)
        except Broken:
            continue
        if reply.status == 200:
            break
        await asyncio.sleep(0.4)
    last[device.code] = max(last[device.code], time.monotonic())
    late.append(time.monotonic() - began)


async def _measure(site, classes, pupils):
    devices = await joined(site, classes, pupils, "--pace", "led")
    said = await asyncio.to_thread(site.manage, "shell", "-c", PAIR)
    boards = [line.split()[1:] for line in said.splitlines() if line.startswith("board ")]
    opened = []
    for start in range(0, len(devices), 100):
        opened += await asyncio.gather(*map(_open, devices[start : start + 100]))
    chance, right, last, late = random.Random(5), {}, defaultdict(float), []
    watching = [
        asyncio.create_task(_watch(site, code, token, pupils, chance, right))
        for code, token in boards
    ]
    await asyncio.sleep(2)
    await asyncio.gather(*(_tap(*one, last, late) for one in opened))
    await asyncio.gather(*watching)
    return sorted(max(0.0, right[code] - last[code]) for code in right), sorted(late)


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench.board")
    parser.add_argument("--classes", type=int, default=50)
    parser.add_argument("--pupils", type=int, default=30)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    with running_site(options.database, workers=options.workers) as site:
        behind, late = asyncio.run(_measure(site, options.classes, options.pupils))
    print(json.dumps({"boards": len(behind), "seconds behind": _shares(behind)}))
    print(json.dumps({"answers": len(late), "seconds": _shares(late)}))


def _shares(seconds):
    at = {name: round(seconds[int(len(seconds) * share)], 2) for name, share in SHARES.items()}
    return at | {"last": round(seconds[-1], 2)}


if __name__ == "__main__":
    main()
