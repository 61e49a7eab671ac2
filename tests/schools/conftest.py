import pytest
import time_machine

from tests.builders import at, make_officer


@pytest.fixture
def officer():
    return make_officer(name="PC Rees")


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer.user)
    return client


@pytest.fixture
def january():
    """Monday 4 January 2027: the second week of it is the one that is looked at."""
    with time_machine.travel(at(2027, 1, 4, 9), tick=False):
        yield
