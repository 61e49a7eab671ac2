"""./dev.py run: the demonstration with a database of its own, ready when it says where it is."""

import hashlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from datetime import date
from pathlib import Path

from tools.environment import PYTHON, ROOT, CannotGoOn, must, ready, say

VAR = Path(os.environ.get("DIOGEL_VAR", ROOT / "var"))
STEPS_DONE = VAR / "steps-done.json"
WHO = VAR / "demonstration.txt"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only where the person asks for it
LOOPBACK = {"127.0.0.1", "localhost"}
# Python runs one thread at a time; the second works while the first waits for the disk. With 10
# classes of 30 answering at once, 95 of 100 pages came in 434 ms with 2, 476 with 4, 733 with 8.
THREADS = 2
SERVER = ["--interface", "wsgi", "--workers", "1", "--blocking-threads", str(THREADS)]
QUEUES = ["--backlog", "4096", "--backpressure", "2000", "--workers-kill-timeout", "2"]


def run(options):
    """Set up what changed since last time, then serve until Ctrl-C."""
    _must_be_free(options.host, options.port)
    ready("run")
    if options.fresh:
        _forget()
    VAR.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, **_settings(options.host)}
    _set_up(environment, with_demonstration=not options.no_demo)
    return _serve(options, environment)


def _settings(host):
    """The demonstration's settings; what the person has set already stays."""
    defaults = {
        "DIOGEL_MODE": "demo",
        "DIOGEL_VAR": str(VAR),
        "DIOGEL_SECRET_KEY": _secret_key(),
        "DIOGEL_ALLOWED_HOSTS": "127.0.0.1,localhost" if host in LOOPBACK else "*",
    }
    return {name: os.environ.get(name, value) for name, value in defaults.items()}


def _secret_key():
    """Made once, so that people stay signed in over a restart."""
    file = VAR / "secret-key"
    if not file.is_file():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()


def _forget():
    """Delete the demonstration: database, mail, and what is remembered about them."""
    if "DATABASE_URL" in os.environ:
        raise CannotGoOn("--fresh empties only the SQLite database in var/, not DATABASE_URL.")
    say("Beginning again with an empty database")
    for file in [*VAR.glob("diogel.sqlite3*"), STEPS_DONE, WHO]:
        file.unlink(missing_ok=True)
    shutil.rmtree(VAR / "mail", ignore_errors=True)


def _set_up(environment, *, with_demonstration):
    """Do each step whose inputs are not those of the last start."""
    done = json.loads(STEPS_DONE.read_text()) if STEPS_DONE.is_file() else {}
    database = os.environ.get("DATABASE_URL") or VAR / "diogel.sqlite3"
    if isinstance(database, Path) and not database.is_file():
        done = {}
    for words, command, *inputs in _steps(with_demonstration):
        now = _fingerprint(str(database), *inputs)
        if done.get(command[0]) == now:
            continue
        say(words)
        must(PYTHON, "manage.py", *command, env=environment, stdout=subprocess.DEVNULL)
        STEPS_DONE.write_text(json.dumps(done := {**done, command[0]: now}, indent=1))


def _steps(with_demonstration):
    """What is said, the command of manage.py, and what it depends on: files, and once the day."""
    requirements = ["requirements/run.txt"]
    migrations = ["*/migrations/*.py"]
    library = ["lessons/content/**/*", "lessons/imports/**/*.py"]
    yield "Making the tables", ["migrate", "--verbosity", "0"], [*requirements, *migrations]
    yield "Loading the lessons", ["load_library"], [*migrations, *library]
    if with_demonstration:
        today = date.today().isoformat()  # noqa: DTZ011 - the day on this machine
        yield "Making the demonstration and today's lesson", ["make_demonstration"], [], today
    files = ["static/**/*", *requirements]
    yield "Collecting the static files", ["collectstatic", "--no-input", "--verbosity", "0"], files


def _fingerprint(database, patterns, day=""):
    """Of DATABASE's address, of the files' names, sizes and times of change, and of DAY."""
    found = {file for pattern in patterns for file in ROOT.glob(pattern) if file.is_file()}
    stats = [(str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in sorted(found)]
    return hashlib.sha256(repr((database, stats, day)).encode()).hexdigest()


def _serve(options, environment):
    where = ["--host", options.host, "--port", str(options.port)]
    command = [PYTHON, "-m", "granian", *SERVER, *QUEUES, *where, "--log-level", "warning"]
    # In a session of its own the server gets no Ctrl-C; _stop ends it and its worker together.
    server = subprocess.Popen(
        [*command, "config.wsgi:application"], cwd=ROOT, env=environment, start_new_session=True
    )
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)
    try:
        host = "127.0.0.1" if options.host == EVERYWHERE else options.host
        _wait_until_it_answers(server, host, options.port)
        _say_where(options, host)
        return server.wait()
    except KeyboardInterrupt:
        print("\nStopped.")
        return 0
    finally:
        _stop(server)


def _stop(server):
    for ending in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(server.pid, ending)
            server.wait(timeout=3)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def _wait_until_it_answers(server, host, port):
    for _ in range(300):
        if server.poll() is not None:
            raise CannotGoOn("The server ended at once; what it said is above.")
        with socket.socket() as knock:
            if knock.connect_ex((host, port)) == 0:
                return
        time.sleep(0.1)
    raise CannotGoOn("The server did not answer within 30 seconds.")


def _say_where(options, host):
    print(f"\nDiogel is at http://{host}:{options.port}/   (Ctrl-C stops it)\n")
    if not options.no_demo and WHO.is_file():
        print(WHO.read_text(encoding="utf-8"), flush=True)


def _must_be_free(host, port):
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as reason:
            raise CannotGoOn(
                f"Port {port} of {host} cannot be used ({reason.strerror}). Take another one:"
                f" ./dev.py run --port {port + 1}"
            ) from None
