"""python -m tests.bench.run DRIVER: what an answer costs, beside a bare form app in the same run.

DRIVER is the file of the load driver. The bare app (floor.py) and ours are measured in turn, so
that a machine that drifts drifts for both. The figures are added to history.jsonl, and what got
worse since the last run with the same database and processes is said.
"""

import argparse
import datetime as dt
import json
import os
import statistics
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from tests.bench.figures import WANTED, compared, table
from tests.faults.site import Site, running_site
from tools.environment import ROOT

HISTORY = Path(__file__).with_name("history.jsonl")
RUNS = 3


class Floor(Site):
    """The bare form app, served as ours is."""

    application = "tests.bench.floor:application"

    def make(self):
        database = f"{self.folder}/floor.sqlite3"
        if self.url:
            folder = self.url.partition("@")[2].rpartition("/")[0].replace("%2F", "/")
            database = f"diogel,{folder}"
        self.environment["FLOOR_DATABASE"] = database
        made = [sys.executable, "-c", "from tests.bench import floor; floor.make()"]
        subprocess.run(made, cwd=ROOT, env=self.environment, check=True)


class Driver:
    """The load driver against one server."""

    def __init__(self, file, site):
        self.file, self.site = file, site

    def run(self, adapter, *, classes, questions=5, code="", **options):
        """One load; what the driver reports. Raises RuntimeError when an answer was lost."""
        more = [word for name, value in options.items() for word in _flag(name, value)]
        sqlite = [] if self.site.url else ["--sqlite", f"{self.site.folder}/diogel.sqlite3"]
        command = [
            *[sys.executable, self.file, "--adapter", f"tests/bench/adapter.py:{adapter}"],
            *["--base", f"http://127.0.0.1:{self.site.port}", "--code", code],
            *["--classes", str(classes), "--pupils", "30", "--questions", str(questions)],
            *["--pids", str(self.site.server.pid), *more, *sqlite],
        ]
        path = os.pathsep.join([str(Path(self.file).parent), str(ROOT)])
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=self.site.environment | {"PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        )
        told = json.loads(done.stdout)
        lost = told.get("stored") or {}
        if told["errors"] or any(lost.values()):
            raise RuntimeError(f"{adapter}: errors {told['errors']}, stored {lost}")
        return told

    def classes(self, classes, *, pace="own", ways="devices"):
        """Codes of new classes of thirty whose questions are open."""
        return self.site.manage(
            *["open_demo_sitting", "--headcount", "30", "--classes", str(classes)],
            *["--pace", pace, "--ways", ways],
        )


def _flag(name, value):
    flag = f"--{name.replace('_', '-')}"
    return [flag] if value is True else [flag, str(value)]


@contextmanager
def servers(file, database, workers):
    """Drivers of the floor and of ours, both up."""
    with (
        running_site(database, workers=workers, kind=Floor) as floor,
        running_site(database, workers=workers) as site,
    ):
        yield Driver(file, floor), Driver(file, site)


def measure(floor, ours):
    """All figures by name: processor milliseconds, seconds, MiB."""
    modes = {
        "answer": ("DiogelAdapter", {}),
        "answer, led": ("LedAdapter", {"pace": "led"}),
        "answer, in turn": ("TurnsAdapter", {"ways": "shared"}),
    }
    costs = {name: [] for name in ("floor", "join", "poll", *modes)}
    for number in range(RUNS + 1):  # the first warms up
        told = {"floor": floor.run("FloorAdapter", classes=2)}
        for name, (adapter, how) in modes.items():
            told[name] = ours.run(adapter, classes=2, code=ours.classes(2, **how))
        poll = ours.run("PollAdapter", classes=10, questions=10, code=ours.classes(10))
        if number:
            for name in ("floor", *modes):
                costs[name].append(told[name]["answer_cpu_ms_each"])
            costs["join"].append(told["answer"]["join_cpu_ms_each"])
            costs["poll"].append(poll["answer_cpu_ms_each"])
            memory = told["answer"]["rss_mib"]
    figures = {f"{name}, ms": statistics.median(costs[name]) for name in costs}
    figures["answer beside the floor"] = figures["answer, ms"] / figures["floor, ms"]
    figures["memory at 60 pupils, MiB"] = memory
    return figures | _at_once(ours, 20) | _at_once(ours, 50)


def _at_once(ours, classes):
    """So many classes of thirty that answer each question in the same instant."""
    pupils = classes * 30
    told = [
        ours.run(
            "DiogelAdapter",
            classes=classes,
            code=ours.classes(classes),
            rounds=True,
        )
        for _run in range(RUNS)
    ]
    late = [one["steps"]["answer POST"]["p95_ms"] / 1000 for one in told]
    return {
        f"{pupils} joined, s": statistics.median(one["join_wall_s"] for one in told),
        f"{pupils} at once, 95 of 100, s": statistics.median(late),
        f"memory at {pupils} pupils, MiB": max(one["rss_mib"] for one in told),
    }


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench.run")
    parser.add_argument("driver", help="the file classroom_load.py")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--workers", type=int, default=1, help="processes of the server")
    options = parser.parse_args()
    driver = str(Path(options.driver).resolve())
    with servers(driver, options.database, options.workers) as both:
        figures = {name: round(value, 3) for name, value in measure(*both).items()}
    kind = {"database": options.database, "workers": options.workers}
    last = _last(kind)
    print(table(figures, WANTED))
    print("\n".join(compared(figures, last) if last else ["There is no earlier run like it."]))
    line = {"day": dt.datetime.now(tz=dt.UTC).date().isoformat(), **kind, "figures": figures}
    with HISTORY.open("a", encoding="utf-8") as history:
        history.write(json.dumps(line) + "\n")


def _last(kind):
    """The figures of the last run of this KIND; None when there is none."""
    lines = HISTORY.read_text(encoding="utf-8").splitlines() if HISTORY.exists() else []
    same = [one for one in map(json.loads, lines) if kind.items() <= one.items()]
    return same[-1]["figures"] if same else None


if __name__ == "__main__":
    main()
