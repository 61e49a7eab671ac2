#!/usr/bin/env python3
"""The one script: run the demonstration, test, lint, lock. It does all the setting up itself.

./dev.py run                          the demonstration on http://127.0.0.1:8000
./dev.py test                         everything that must hold before a change is kept
./dev.py test tests/quizzes -k join   some tests only; what follows goes to pytest
./dev.py lint                         the checks that need no test
./dev.py lock                         write requirements/*.txt again from pyproject.toml
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Diogel needs Python 3.11 or newer, and this is %d.%d." % sys.version_info[:2])

import argparse

from tools import checks, environment, locking, serving


def read_arguments(arguments):
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="serve the demonstration")
    run.add_argument("--port", type=int, default=8000)
    run.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets other devices join")
    run.add_argument("--fresh", action="store_true", help="begin again with an empty database")
    run.add_argument("--no-demo", action="store_true", help="make no demonstration in it")
    commands.add_parser("test", help="test everything, or what is named", add_help=False)
    commands.add_parser("lint", help="check without testing")
    commands.add_parser("lock", help="choose the versions of the requirements again")
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command != "test":
        parser.error(f"unknown: {' '.join(rest)}")
    return options, rest


def main():
    options, rest = read_arguments(sys.argv[1:])
    try:
        if options.command == "run":
            return serving.run(options)
        if options.command == "test":
            return checks.test(rest)
        if options.command == "lint":
            return checks.lint()
        return locking.lock()
    except environment.CannotGoOn as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
