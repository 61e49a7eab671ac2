"""python -m tests.faults SCENARIO: make a fault, print what was lost. See docs/reliability.md."""

import argparse
import dataclasses
import json
import sys

from tests.faults.scenarios import SCENARIOS, judged
from tests.faults.site import running_site

SMALL_DISK = 64


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("scenario", choices=SCENARIOS)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--pupils", type=int)
    options = parser.parse_args()
    database = "postgresql" if options.scenario == "postgresql-killed" else options.database
    disk = SMALL_DISK if options.scenario == "disk-full" else 0
    wanted = {"runs": options.runs, "pupils": options.pupils}
    given = {name: value for name, value in wanted.items() if value}
    with running_site(database, disk_of_megabytes=disk) as site:
        devices = SCENARIOS[options.scenario](site, **given)
        outcome = judged(options.scenario, site, devices)
    print(json.dumps({**dataclasses.asdict(outcome), "is_good": outcome.is_good}))
    sys.exit(not outcome.is_good)


main()
