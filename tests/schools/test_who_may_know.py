"""Who learns that an officer is away, and that nobody learns why."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from accounts.models import AuditEvent
from schools.models import OutgoingMail
from tests.builders import at, make_absence, make_coordinator, make_officer, make_teacher
from tests.roles import POSTS
from tests.schools.pages import main_of
from tests.schools.visits import agreed
from tests.world import World, every_name

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]


def test_note_and_kind_are_on_nobody_elses_page():
    """Every page of the site, as everyone but the officer, with something that could leak."""
    with time_machine.travel(at(2026, 11, 28, 9), tick=False):
        world = World()
        make_absence(world.officer, first_day=dt.date(2026, 11, 24), note="Swansea at ten")
        leaks = []
        for actor in ("nobody", "teacher", "other_officer", "coordinator"):
            client = world.client_of(actor)
            for name in sorted(every_name() - POSTS - {"account_logout"}):
                page = client.get(world.address_of(name))
                if page.streaming:
                    text = b"".join(page.streaming_content).decode(errors="replace")
                else:
                    text = page.content.decode(errors="replace")
                leaks += [(actor, name)] if "Swansea" in text else []

    assert leaks == []


def test_coordinator_sees_who_is_away_and_what_is_left(client, officer):
    visit = agreed(officer)
    make_absence(officer, note="Swansea")
    client.force_login(make_coordinator(officer.force))

    officers = main_of(client.get(reverse("schools:officers")))
    patch = main_of(client.get(reverse("schools:patch", args=[officer.pk])))
    overview = main_of(client.get(reverse("reports:overview")))
    seen = main_of(client.get(visit.get_absolute_url()))

    assert "Wed 13 Jan, 09:00-13:00" in officers
    assert "Away: Wed 13 Jan, 09:00-13:00" in patch
    line = f"Wed 13 Jan, 10:15, {visit.school.name}: PC Rees is away then"
    assert line in overview
    assert "PC Rees is away then: Wed 13 Jan, 09:00-13:00." in seen
    for page in (officers, patch, overview, seen):
        assert "ourt" not in page
        assert "Swansea" not in page


def test_teacher_learns_of_it_neither_on_a_page_nor_by_mail(client, officer):
    visit = agreed(officer)
    make_absence(officer, note="Swansea")
    client.force_login(make_teacher(school=visit.school).user)

    move = reverse("schools:visit_move", args=[visit.pk])
    pages = [main_of(client.get(address)) for address in (visit.get_absolute_url(), move)]
    wish = {"own_day_1": "13/1/2027", "own_time_1": "09:00", "reason": "other"}
    pages.append(main_of(client.post(move, wish)))

    assert "Someone has just taken this time." in pages[2]
    calendar = client.get(reverse("schools:visit_calendar", args=[visit.pk])).text
    mails = "".join(f"{one.subject}{one.body}{one.calendar}" for one in OutgoingMail.objects.all())
    for text in (*pages, calendar, mails):
        assert "away then" not in text
        assert "Court" not in text
        assert "Swansea" not in text


def test_officer_who_moves_a_visit_into_it_is_told_why_not(signed_in, officer):
    visit = agreed(officer, at(2027, 1, 20, 10, 15))
    make_absence(officer)
    wish = {"own_day_1": "13/1/2027", "own_time_1": "09:00", "reason": "other"}

    page = signed_in.post(reverse("schools:visit_move", args=[visit.pk]), wish).text

    assert "The officer is booked or away then, the way included." in page


def test_officer_is_told_on_the_visit_itself(signed_in, officer):
    visit = agreed(officer)
    make_absence(officer)

    page = main_of(signed_in.get(visit.get_absolute_url()))

    assert "You are away then: Wed 13 Jan, 09:00-13:00." in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_officers_costs_the_same(client, count, django_assert_num_queries):
    force = make_officer().force
    for _ in range(count):
        make_absence(make_officer(force=force))
    client.force_login(make_coordinator(force))

    with django_assert_num_queries(7):
        client.get(reverse("schools:officers"))


def test_trail_on_the_coordinators_page_has_no_day(client, officer):
    make_absence(officer, note="Swansea")
    client.force_login(make_coordinator(officer.force))

    page = main_of(client.get(reverse("accounts:audit")))

    assert "Time away put in the diary" in page
    assert "Swansea" not in page
    assert "13 Jan" not in page
    assert AuditEvent.objects.get(action="absence_added").object_id == officer.pk
