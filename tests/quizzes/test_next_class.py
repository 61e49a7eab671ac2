"""After a class: the way to the next one, for the person who teaches it and nobody else."""

import pytest
import time_machine

from quizzes import actions
from tests.builders import (
    at,
    make_class_group,
    make_coordinator,
    make_delivery,
    make_officer,
    make_school,
    make_teacher,
    make_visit,
)
from tests.quizzes.builders import taught_room

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    """A class that ended at nine; at eleven its officer teaches 9Z at another school."""
    officer = make_officer()
    school, elsewhere = make_school(officer=officer), make_school(officer=officer)
    first, second = (
        make_delivery(
            make_visit(place, officer, starts_at=at(2026, 11, 24, hour)),
            class_group=make_class_group(place, name=name),
        )
        for place, name, hour in ((school, "7C", 9), (elsewhere, "9Z", 11))
    )
    assert second.starts_at == at(2026, 11, 24, 11)
    room = taught_room(delivery=first)
    actions.finish(room, by=officer.user, drawn=room.version, now=at(2026, 11, 24, 9, 45))
    return room


def screen(client, person, room):
    client.force_login(person)
    with time_machine.travel(at(2026, 11, 24, 9, 50), tick=False):
        return client.get(room.get_absolute_url()).text


def test_officer_goes_on_to_it(client, room):
    assert "Next class: 9Z, 11:00" in screen(client, room.delivery.officer.user, room)


@pytest.mark.parametrize("who", ["teacher", "coordinator", "colleague"])
def test_nobody_else_learns_where_the_officer_goes(client, room, who):
    force = room.delivery.force
    person = {
        "teacher": lambda: make_teacher(room.delivery.school).user,
        "coordinator": lambda: make_coordinator(force=force),
        "colleague": lambda: make_officer(force, schools=[]).user,
    }[who]()
    if who == "colleague":
        room.delivery.school.patch.update(officer=person.officer)

    page = screen(client, person, room)

    assert "The class quiz has ended" in page
    assert "Next class" not in page
    assert "9Z" not in page


def test_colleague_who_took_over_goes_on_to_the_own_one(client, room):
    colleague = make_officer(room.delivery.force)
    room.delivery.school.patch.update(officer=colleague)
    own = make_school(officer=colleague)
    make_delivery(
        make_visit(own, colleague, starts_at=at(2026, 11, 24, 13)),
        class_group=make_class_group(own, name="4B"),
    )

    page = screen(client, colleague.user, room)

    assert "Next class: 4B, 13:00" in page
    assert "9Z" not in page
