"""Two lessons with their cards and routes, as packs of files."""

from pathlib import Path

from django.utils import timezone

from lessons.imports import load_library, read_library

PACKS = Path(__file__).parent / "packs"


def load_small_library():
    """Load it, as the library is loaded."""
    found, faults = read_library(PACKS)
    assert faults.found == []
    return load_library(found, now=timezone.now())
