import pytest

from tests.lessons.small_library import load_small_library


@pytest.fixture
def library(transactional_db):
    """The small library, loaded."""
    return load_small_library()
