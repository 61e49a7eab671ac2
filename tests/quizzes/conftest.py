import pytest

from quizzes.models import Phase
from tests.builders import make_sitting
from tests.quizzes.pupils import pupil_of


@pytest.fixture
def sitting(db):
    """A class that answers five questions before the lesson, each pupil at the own pace."""
    return make_sitting(phase=Phase.BEFORE, is_open=True)


@pytest.fixture
def pupil(sitting):
    """The device of a pupil of `sitting`."""
    return pupil_of(sitting)
