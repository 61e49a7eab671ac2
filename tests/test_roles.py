"""Every address of the site, tried as everyone, against the table of roles.py."""

import pytest
from django.db import transaction

from tests.roles import ACTORS, POSTS, TABLE, letter
from tests.world import World, every_name

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("actor", ACTORS)
def test_everyone_opens_only_what_is_theirs(actor):
    world = World()
    client = world.client_of(actor)
    seen = {}
    for name in sorted(every_name()):
        with transaction.atomic():
            send = client.post if name in POSTS else client.get
            seen[name] = letter(send(world.address_of(name)))
            transaction.set_rollback(True)
        if actor in world.people:  # signing out was tried too
            client.force_login(world.people[actor])

    place = ACTORS.index(actor)
    expected = {name: letters[place] for letters, names in TABLE.items() for name in names}
    assert seen == expected


def test_table_names_every_address_once():
    listed = [name for names in TABLE.values() for name in names]

    assert sorted(listed) == sorted(every_name())
