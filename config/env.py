"""Typed readers of environment variables: a wrong value stops the start and names its variable."""

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off", ""}


def read_text(name: str, default: str = "") -> str:
    """The value of NAME, or the content of the file that NAME_FILE names."""
    file_name = os.environ.get(f"{name}_FILE")
    if file_name:
        path = Path(file_name)
        if not path.is_file():
            raise ImproperlyConfigured(f"{name}_FILE names a file that is not there: {path}")
        return path.read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def read_flag(name: str, *, default: bool = False) -> bool:
    """Whether NAME is switched on: 1, true, yes, on or 0, false, no, off."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value in TRUE_WORDS:
        return True
    if value in FALSE_WORDS:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}")


def read_number(name: str, default: int) -> int:
    """The whole number in NAME."""
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}") from None


def read_list(name: str) -> list[str]:
    """The parts of NAME, or of the file that NAME_FILE names, between commas; no empty ones."""
    return [part.strip() for part in read_text(name).split(",") if part.strip()]


def read_choice(name: str, choices: Iterable[str], default: str) -> str:
    """One of CHOICES."""
    value = os.environ.get(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return value


def database_from_url(url: str) -> dict[str, object]:
    """Django's database settings from an address.

    ``sqlite:///path/to/file`` or ``postgres://person:secret@host:port/name?sslmode=require``;
    a host that begins with ``%2F`` is the folder of a unix socket.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(parts)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts)
    raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgres://")


def _sqlite(parts: SplitResult) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": unquote(parts.path[1:]),
        # A connection is opened once a thread: opening costs more than a page.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # Writers queue for the lock instead of failing when a read turns into a write.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: an acknowledged answer survives a power cut.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;"
                " PRAGMA mmap_size=134217728; PRAGMA foreign_keys=ON"
            ),
        },
    }


def _postgresql(parts: SplitResult) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path[1:],
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        # Granian's threads are few and stay, so each keeps its connection: a pool, or asking
        # before each request whether the connection lives, costs half as much as an answer.
        # After a restart of the database each thread says "away" once and connects again.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # Without a database a page says so after 5 seconds.
            "connect_timeout": 5,
            # The few statements of a class are prepared once a connection, not each time.
            "server_side_binding": True,
            "prepare_threshold": 5,
            **dict(parse_qsl(parts.query)),
        },
    }
