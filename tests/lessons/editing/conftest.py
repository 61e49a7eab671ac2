import pytest

from tests.builders import make_editor
from tests.lessons.drafting import start


@pytest.fixture
def editor(library):
    return make_editor(name="Non")


@pytest.fixture
def draft(editor):
    return start(by=editor)


@pytest.fixture
def page(client, editor):
    """The browser of the editor."""
    client.force_login(editor)
    return client


@pytest.fixture
def question(draft):
    return draft.questions.get(key="first-step")
