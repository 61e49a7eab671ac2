import pytest

from quizzes.content import asked_of
from quizzes.sheets import question_sheet


@pytest.fixture(autouse=True)
def fresh_questions():
    """Versions never change, but a test's database starts again with the same numbers."""
    asked_of.cache_clear()
    question_sheet.cache_clear()
