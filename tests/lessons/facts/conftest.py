import pytest

from tests.builders import make_editor


@pytest.fixture
def editor(client, db):
    person = make_editor(name="Nia Prys")
    client.force_login(person)
    return person
