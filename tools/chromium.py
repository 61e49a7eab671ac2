"""A Chromium for the browser journeys: one that is there, else one that we may install."""

import os
import shutil
import subprocess
from pathlib import Path

from tools.environment import PYTHON, ROOT, CannotGoOn, apt_install, say

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
USUAL_PATHS = ["/usr/lib/chromium/chromium", "/opt/google/chrome/chrome", "/snap/bin/chromium"]


def find_chromium():
    """The environment variable that tells the tests where Chromium is; empty for Playwright's."""
    if path := _installed():
        return {"CHROMIUM": path}
    if apt_install("chromium", "fonts-dejavu-core") and (path := _installed()):
        return {"CHROMIUM": path}
    say("Installing Playwright's own Chromium")
    command = [str(PYTHON), "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, cwd=ROOT).returncode == 0:
        return {}
    raise CannotGoOn(
        "The browser journeys could not run: no Chromium was found and none could be installed."
        " Install one, or name it: CHROMIUM=/path/to/chromium ./dev.py test"
    )


def _installed():
    if named := os.environ.get("CHROMIUM"):
        return named
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or next((path for path in USUAL_PATHS if Path(path).is_file()), None)
