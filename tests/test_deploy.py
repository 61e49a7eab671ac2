"""What deploy/ and the pages about running the site say, held against the site itself."""

import re
import socket
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from django.core.management import get_commands

from tests.house import ROOT, text
from tools import serving

NGINX = text(ROOT / "deploy" / "nginx.conf")


def kept_for_a_year():
    """The one place of the proxy's settings that lets browsers keep a file without asking."""
    places = re.findall(r"location ([^{]*(?:\{12\}[^{]*)?)\{([^}]*)\}", NGINX)
    return [pattern.strip() for pattern, rules in places if "immutable" in rules]


def test_only_names_with_a_fingerprint_are_kept_without_asking(tmp_path):
    """A script imports others by plain names: kept for a year they would outlive a release."""
    (pattern,) = kept_for_a_year()
    matches = re.compile(pattern.removeprefix("~ ").strip('"').replace("?<", "?P<")).search
    storage = ManifestStaticFilesStorage(location=tmp_path)
    hashed = storage.hashed_name("js/keep.js", ContentFile(b"export {};"))

    assert matches(f"/static/{hashed}")
    plain = [file.relative_to(ROOT).as_posix() for file in (ROOT / "static").rglob("*.*")]
    assert not [name for name in plain if matches(f"/{name}")]


def test_every_setting_is_in_the_example():
    names = set()
    for file in (ROOT / "config").glob("*.py"):
        names |= set(re.findall(r'read_\w+\(\s*"(\w+)"', text(file)))
    told = set(re.findall(r"^([A-Z_]+)=", text(ROOT / ".env.example"), re.MULTILINE))

    assert names == told


def test_units_start_what_there_is():
    for unit in (ROOT / "deploy").glob("*.service"):
        (command,) = re.findall(r"^ExecStart=((?:.*\\\n)*.*)", text(unit), re.MULTILINE)
        if "manage.py" in command:
            name = command.split("manage.py ")[1].split()[0]
            known = {*(path.stem for path in ROOT.glob("*/management/commands/*.py")), "db_worker"}
            assert name in known
        else:
            assert settings.WSGI_APPLICATION.replace(".application", ":application") in command


def test_units_that_start_again_wait_between_two_starts():
    """systemd gives a unit up after five starts within ten seconds."""
    hasty = [
        unit.name
        for unit in (ROOT / "deploy").glob("*.service")
        if "Restart=always" in text(unit) and "RestartSec=5" not in text(unit)
    ]

    assert hasty == []


@pytest.fixture
def other_address():
    """Something that listens at an address of this machine which is not 127.0.0.1."""
    with socket.socket() as listening:
        try:
            listening.bind(("127.0.0.2", 0))
        except OSError:
            pytest.skip("this machine has no second address")
        listening.listen()
        yield listening.getsockname()


def test_demonstration_is_waited_for_where_it_was_asked_to_be(other_address):
    server = SimpleNamespace(poll=lambda: None)

    assert serving._wait_until_it_answers(server, *other_address) is None


def test_commands_of_the_manual_are_there():
    manual = text(ROOT / "docs" / "operations.md") + text(ROOT / "README.md")
    named = set(
        re.findall(r"^\s*(?:\.venv/bin/python )?manage(?:\.py)? (\w+)", manual, re.MULTILINE)
    )

    assert named <= set(get_commands())
