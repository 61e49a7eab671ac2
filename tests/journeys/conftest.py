import pytest

from tests.journeys.speech import Speech
from tests.lessons.small_library import load_small_library


@pytest.fixture
def library(transactional_db):
    """The small library, loaded."""
    return load_small_library()


@pytest.fixture(params=["en", "cy"])
def say(request):
    """Each journey that speaks is made once in each language."""
    return Speech(request.param)
