"""Production starts only when it is safe. Each start is a process of its own, so about 0.2 s."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

from tools.locking import PACKAGE_LINE

GOOD = {
    "DIOGEL_MODE": "production",
    "DIOGEL_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP",
    "DIOGEL_ALLOWED_HOSTS": "diogel.example",
    "DIOGEL_SMTP_HOST": "mail.example",
}
PATH = {"PATH": os.environ["PATH"], "HOME": "/nonexistent"}


def start(environment, *command):
    return subprocess.run(
        [sys.executable, *(command or ("-c", "import config.settings"))],
        cwd=settings.BASE_DIR,
        env={**PATH, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"DIOGEL_SECRET_KEY": ""}, "DIOGEL_SECRET_KEY is missing or weak"),
        ({"DIOGEL_SECRET_KEY": "short"}, "DIOGEL_SECRET_KEY is missing or weak"),
        ({"DIOGEL_SECRET_KEY": "ab" * 30}, "DIOGEL_SECRET_KEY is missing or weak"),
        ({"DIOGEL_DEBUG": "1"}, "DIOGEL_DEBUG must be off"),
        ({"DIOGEL_ALLOWED_HOSTS": ""}, "DIOGEL_ALLOWED_HOSTS must name"),
        ({"DIOGEL_ALLOWED_HOSTS": "*"}, "DIOGEL_ALLOWED_HOSTS must name"),
        ({"DIOGEL_SMTP_HOST": ""}, "DIOGEL_SMTP_HOST is missing"),
        ({"DIOGEL_MODE": "test"}, "DIOGEL_MODE must be one of demo, production"),
        ({"DIOGEL_WORKER": "redis"}, "DIOGEL_WORKER must be one of database, inline"),
        ({"DATABASE_URL": "mysql://db/x"}, "DATABASE_URL must begin with"),
    ],
)
def test_production_refuses_to_start_and_names_the_variable(wrong, words):
    refused = start({**GOOD, **wrong})

    assert refused.returncode == 1
    assert words in refused.stderr.splitlines()[-1]


def test_nothing_given_is_production_and_refused():
    assert "DIOGEL_SECRET_KEY" in start({}).stderr.splitlines()[-1]


def test_production_passes_djangos_own_check_of_a_deployment():
    checked = start(GOOD, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert checked.stdout == "System check identified no issues (0 silenced).\n"
    assert checked.returncode == 0


def test_example_names_every_variable_that_is_read():
    sources = (settings.BASE_DIR / "config").glob("*.py")
    read = re.compile(r'read_\w+\(\s*"(\w+)"')
    variables = {name for file in sources for name in read.findall(file.read_text())}
    example = (settings.BASE_DIR / ".env.example").read_text()

    assert sorted(variables) == sorted(re.findall(r"^(\w+)=", example, re.MULTILINE))
    assert len(variables) > 15


def test_requirements_are_packages_and_hashes_alone():
    """So they name no host, neither as an address nor as an option."""
    folder = settings.BASE_DIR / "requirements"
    lines = {file.name: file.read_text().splitlines() for file in folder.glob("*.txt")}

    assert sorted(lines) == ["pdf.txt", "postgres.txt", "run.txt", "test.txt"]
    for name, written in lines.items():
        assert [line for line in written if not PACKAGE_LINE.fullmatch(line)] == [], name
    assert re.fullmatch(r"[\w-]+>=[\d.]+\n", (folder / "postgres.in").read_text())


@pytest.mark.parametrize(
    "line",
    [
        "package @ https://example.org/package.whl",
        "package==1.0 ; https://example.org/",
        "--option https://example.org/",
        "# from https://example.org/",
        "-r elsewhere.txt",
        "package==1.0 --option",
    ],
)
def test_lock_refuses_a_line_that_could_name_a_host(line):
    assert not PACKAGE_LINE.fullmatch(line)


def test_demonstration_with_its_known_password_is_refused_in_production():
    refused = start(GOOD, "manage.py", "make_demonstration")

    assert refused.returncode == 1
    assert "only with DIOGEL_MODE=demo" in refused.stderr
