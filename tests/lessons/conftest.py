import shutil
from pathlib import Path

import pytest

from tests.lessons.small_library import PACKS, load_small_library


@pytest.fixture
def packs(tmp_path):
    """A copy of the small library, for a test to change."""
    return Path(shutil.copytree(PACKS, tmp_path / "packs"))


@pytest.fixture
def library(db):
    """The small library, loaded."""
    return load_small_library()
