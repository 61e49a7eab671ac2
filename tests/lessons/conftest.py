import shutil
from pathlib import Path

import pytest
from django.utils import timezone

from lessons.imports import load_library, read_library

PACKS = Path(__file__).parent / "packs"


@pytest.fixture
def packs(tmp_path):
    """A copy of the small library, for a test to change."""
    return Path(shutil.copytree(PACKS, tmp_path / "packs"))


@pytest.fixture
def library(db):
    """The small library, loaded."""
    found, faults = read_library(PACKS)
    assert faults.found == []
    return load_library(found, now=timezone.now())
