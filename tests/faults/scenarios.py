"""Each fault: a class answers while it happens; then all that was acknowledged is looked for."""

import asyncio
import random
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.faults.device import Device
from tests.faults.line import line_to
from tests.postgres import kill_postgres, start_again

QUESTIONS = 5
PATIENCE = 240


@dataclass
class Outcome:
    """What one scenario found."""

    scenario: str
    database: str
    pupils: int
    seats: int
    acknowledged: int
    sent_again: int
    lost: int
    doubled: int
    p50: float
    p95: float

    @property
    def is_good(self):
        return not self.lost and not self.doubled and self.seats == self.pupils


def judged(scenario, site, devices):
    """What is left of DEVICES' answers at SITE; ends their classes."""
    lost, doubled = site.judge(devices)
    seconds = sorted(second for device in devices for second in device.seconds)
    return Outcome(
        scenario=scenario,
        database="postgresql" if site.url else "sqlite",
        pupils=len(devices),
        seats=site.seats(),
        acknowledged=sum(len(device.acknowledged) for device in devices),
        sent_again=sum(device.sent_again for device in devices),
        lost=lost,
        doubled=doubled,
        p50=round(statistics.median(seconds), 3),
        p95=round(seconds[int(len(seconds) * 0.95)], 3),
    )


def _devices(site, classes, pupils, port=None, **how):
    codes = site.open_classes(classes, pupils)
    return [
        Device(port or site.port, code, number * 1000 + seat, **how)
        for number, code in enumerate(codes)
        for seat in range(pupils)
    ]


async def _class(devices, during=None):
    """The devices join, answer all questions, and go on until each answer is acknowledged."""
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*(device.join() for device in devices))
        work = [asyncio.create_task(_answers(device)) for device in devices]
        if during:
            await during(devices)
        await asyncio.gather(*work)


async def _answers(device):
    for number in range(1, QUESTIONS + 1):
        await device.answer(number)


async def _until_answered(devices, share):
    """Return when SHARE of all answers are acknowledged: a moment that no clock decides."""
    while sum(len(one.acknowledged) for one in devices) < share * QUESTIONS * len(devices):
        await asyncio.sleep(0.005)


def sigkill(site, *, runs=100, pupils=30):
    """The server and its worker are killed at a random moment of each class, and started again."""
    chance, everyone = random.Random(7), []

    async def kill(devices):
        await _until_answered(devices, chance.random() * 0.9)
        site.kill()
        site.start()

    for run, code in enumerate(site.open_classes(runs, pupils)):
        devices = [Device(site.port, code, run * 1000 + seat) for seat in range(pupils)]
        asyncio.run(_class(devices, kill))
        everyone += devices
    return everyone


def postgresql_killed(site, *, runs=5, pupils=30):
    """All processes of PostgreSQL are killed while a class answers, and started again."""
    everyone = []

    async def kill(devices):
        await _until_answered(devices, 0.4)
        kill_postgres(site.url)
        await asyncio.sleep(1)
        await asyncio.to_thread(start_again, site.url)

    for code in site.open_classes(runs, pupils):
        devices = [Device(site.port, code, seat) for seat in range(pupils)]
        asyncio.run(_class(devices, kill))
        everyone += devices
    return everyone


def disk_full(site, *, runs=1, pupils=30):
    """The database's disk is full for three seconds (a small one in memory, which needs root)."""

    async def fill(devices):
        await _until_answered(devices, 0.3)
        ballast = Path(site.folder) / "ballast"
        write = ["dd", "if=/dev/zero", f"of={ballast}", "bs=64k"]
        subprocess.run(write, capture_output=True, check=False)
        await asyncio.sleep(3)
        ballast.unlink()

    devices = _devices(site, runs, pupils)
    asyncio.run(_class(devices, fill))
    return devices


def clock(site, *, runs=1, pupils=30):
    """The server's clock jumps two hours back, then two hours forward, while a class answers."""

    async def jump(devices):
        for share, hours in ((0.3, -2), (0.6, 2)):
            await _until_answered(devices, share)
            site.kill()
            site.environment |= _clock_off_by(hours)
            site.start()

    devices = _devices(site, runs, pupils)
    asyncio.run(_class(devices, jump))
    return devices


def _clock_off_by(hours):
    """Environment in which Python's clock is HOURS off (clock/sitecustomize.py)."""
    return {"PYTHONPATH": str(Path(__file__).parent / "clock"), "FAULTS_HOURS": str(hours)}


def cut_60s(site, *, runs=1, pupils=30, seconds=60):
    """The whole class has no network for a minute."""

    async def scenario():
        async with line_to(site.port) as (port, line):

            async def cut(devices):
                await _until_answered(devices, 0.3)
                line.is_cut = True
                await asyncio.sleep(seconds)
                line.is_cut = False

            devices = _devices(site, runs, pupils, port)
            await _class(devices, cut)
            return devices

    return asyncio.run(scenario())


def twice(site, *, runs=1, pupils=30):
    """Every request is sent twice at once."""
    devices = _devices(site, runs, pupils, times=2)
    asyncio.run(_class(devices))
    return devices


def dropped(site, *, runs=1, pupils=30):
    """One request or reply in five is lost on the way."""
    return _over_a_line(site, runs, pupils, dropped=0.2)


def reordered(site, *, runs=1, pupils=30):
    """Each request and reply takes up to half a second, so that older ones arrive after newer."""
    return _over_a_line(site, runs, pupils, slowest=0.5)


def half(site, *, runs=1, pupils=30):
    """One request in five breaks off somewhere in its middle."""
    return _over_a_line(site, runs, pupils, halved=0.2)


def _over_a_line(site, runs, pupils, **faults):
    async def scenario():
        async with line_to(site.port, **faults) as (port, _line):
            devices = _devices(site, runs, pupils, port)
            await _class(devices)
            return devices

    return asyncio.run(scenario())


def at_once(site, *, runs=1, pupils=30):
    """RUNS classes of PUPILS tap in the same instant, question after question."""
    devices = _devices(site, runs, pupils, pace=0)

    async def scenario():
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(device.join() for device in devices))
            for number in range(1, QUESTIONS + 1):
                await asyncio.gather(*(device.answer(number) for device in devices))

    asyncio.run(scenario())
    return devices


SCENARIOS = {
    "sigkill": sigkill,
    "postgresql-killed": postgresql_killed,
    "disk-full": disk_full,
    "clock": clock,
    "cut-60s": cut_60s,
    "twice": twice,
    "dropped": dropped,
    "reordered": reordered,
    "half": half,
    "at-once": at_once,
}
