"""The folder .venv with the requirements in it, made when it is missing and left alone when not."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Who has the tools for testing has what running needs as well.
HOLDS = {"run": ["run"], "test": ["test", "run"]}


class CannotGoOn(Exception):
    """Something the person must see to first; the text says what."""


def ready(kind):
    """See to it that .venv holds requirements/KIND.txt, as it is now."""
    stamp = _stamp(kind)
    if PYTHON.exists() and stamp.is_file() and stamp.read_text() == _fingerprint(kind):
        return
    have_venv()
    say(f"Installing what it needs (requirements/{kind}.txt)")
    requirements = str(ROOT / "requirements" / f"{kind}.txt")
    must(*_installer(), "--require-hashes", "-r", requirements)
    for held in HOLDS[kind]:
        _stamp(held).write_text(_fingerprint(held))


def have_venv():
    """See to it that there is a .venv, with or without anything in it."""
    if not PYTHON.exists():
        _make_venv()


def say(line):
    print(f"- {line}", flush=True)


def must(*command, **options):
    """Run COMMAND; when it fails, go no further."""
    if subprocess.run(command, cwd=ROOT, **options).returncode:
        raise CannotGoOn(f"This did not work: {' '.join(map(str, command))}")


def is_root():
    return os.geteuid() == 0


def apt_install(*packages):
    """Install system packages where we may (as root, where apt is); whether it worked."""
    if not (is_root() and shutil.which("apt-get")):
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    say(f"Installing {' '.join(packages)} with apt-get")
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in [["apt-get", "update", "-qq"], install]:
        done = subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL)
    return done.returncode == 0


def _installer():
    if shutil.which("uv"):
        return ["uv", "pip", "install", "--quiet", "--python", str(PYTHON)]
    return [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def _make_venv():
    say("Making .venv")
    if shutil.which("uv"):
        must("uv", "venv", "--quiet", "--python", sys.executable, str(VENV))
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info.minor}-venv"
        if not apt_install(package):
            raise CannotGoOn(
                "This Python cannot make a virtual environment. Install what it lacks, then try"
                f" again:\n    sudo apt-get install {package}"
            )
    must(sys.executable, "-m", "venv", "--clear", str(VENV))


def _stamp(kind):
    return VENV / f"installed-{kind}.sha256"


def _fingerprint(kind):
    """Of the requirements and of the Python they were installed for."""
    requirements = (ROOT / "requirements" / f"{kind}.txt").read_bytes()
    return hashlib.sha256(requirements + sys.version.encode()).hexdigest()
