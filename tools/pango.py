"""Pango, which draws the letters of PDFs: what is there, else what we may install."""

from ctypes.util import find_library

from tools.environment import CannotGoOn, apt_install

LIBRARIES = ["pango-1.0", "pangoft2-1.0", "harfbuzz-subset"]
PACKAGES = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]


def find_pango():
    """See to it that WeasyPrint finds the libraries that it draws with."""
    if _missing():
        apt_install(*PACKAGES)
    if missing := _missing():
        raise CannotGoOn(
            f"PDFs could not be tested: {', '.join(missing)} is missing and could not be installed."
            f" Install {', '.join(PACKAGES)} or what your system calls them."
        )


def _missing():
    return [name for name in LIBRARIES if find_library(name) is None]
