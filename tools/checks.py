"""./dev.py test and lint: every part is run, even when one before it failed; the sum comes last."""

import os
import subprocess
import time

from tests.postgres import NoPostgres, running_postgres
from tools.chromium import find_chromium
from tools.environment import PYTHON, ROOT, VENV, CannotGoOn, ready
from tools.pango import find_pango

TOOLS = VENV / "bin"
SETTINGS = {
    "DIOGEL_MODE": "demo",
    "DIOGEL_SECRET_KEY": "only-for-tests",
    "DIOGEL_ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
}


def lint():
    """The parts that need no database and no browser."""
    ready("test")
    return _all_of(_lint_parts())


def test(arguments):
    """Everything; or, with ARGUMENTS, only the tests that they choose, on SQLite."""
    ready("test")
    if arguments:
        return subprocess.run(_pytest(*arguments), cwd=ROOT, env=_environment()).returncode
    # The whole suite comes last, so that its closing line is the last of pytest's.
    return _all_of(
        {
            **_lint_parts(),
            "lessons hold together": _manage("load_library", "--check"),
            "tests on PostgreSQL": _on_postgres,
            "whole suite on SQLite": _suite,
        }
    )


def _lint_parts():
    templates = [str(file) for file in sorted((ROOT / "templates").rglob("*.html"))]
    return {
        "ruff check": _tool("ruff", "check", "."),
        "ruff format": _tool("ruff", "format", "--check", "."),
        "djade": _tool("djade", "--target-version", "5.2", "--check", *templates),
        "mypy": _tool("mypy", "."),
        "migrations are made": _manage("makemigrations", "--check", "--dry-run"),
    }


def _all_of(parts):
    """Run the parts; 0 when all of them went well."""
    results = {}
    for name, run in parts.items():
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        try:
            went_well = run()
        except (CannotGoOn, NoPostgres) as reason:
            print(reason, flush=True)
            went_well = False
        results[name] = went_well, time.monotonic() - began
    print("\n== In short")
    for name, (went_well, seconds) in results.items():
        print(f"{'ok    ' if went_well else 'FAILED'}  {seconds:6.1f} s  {name}")
    return 0 if all(went_well for went_well, _ in results.values()) else 1


def _on_postgres():
    with running_postgres() as url:
        command = _pytest("-m", "database and not browser")
        return _well(command, {**_environment(), "DATABASE_URL": url})


def _suite():
    try:
        find_pango()
        chromium = find_chromium()
    except CannotGoOn as reason:
        print(reason)
        _well(_pytest("-m", "not browser"), _environment())
        return False
    return _well(_pytest(), {**_environment(), **chromium})


def _tool(name, *arguments):
    return lambda: _well([str(TOOLS / name), *arguments], _environment())


def _manage(*arguments):
    return lambda: _well([str(PYTHON), "manage.py", *arguments], _settings())


def _pytest(*arguments):
    return [str(PYTHON), "-m", "pytest", *arguments]


def _well(command, environment):
    return subprocess.run(command, cwd=ROOT, env=environment).returncode == 0


def _environment():
    """This shell's, without the site's own settings: tests choose theirs."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("DIOGEL_") and name != "DATABASE_URL"
    }


def _settings():
    return {**_environment(), **SETTINGS, "DJANGO_SETTINGS_MODULE": "config.settings_test"}
