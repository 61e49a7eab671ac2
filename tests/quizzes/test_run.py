"""The officer's control: its buttons, and what it shows of the class."""

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes import actions
from quizzes.models import Phase
from quizzes.seats import take_seat
from tests.quizzes.builders import answer, make_room, officer_of

pytestmark = pytest.mark.django_db


def step_address(sitting, action):
    return reverse("quizzes:step", args=[sitting.pk, action])


class TestSteps:
    def test_whole_class_from_the_lobby_to_the_result(self, client):
        sitting = make_room(seats=6)
        client.force_login(officer_of(sitting))

        def press(action):
            page = client.get(sitting.get_absolute_url())
            assert step_address(sitting, action) in page.content.decode()
            return client.post(
                step_address(sitting, action), {"drawn": page.context["sitting"].version}
            )

        press("open")
        answer(sitting, "before", "a")
        press("close")
        press("lesson")
        press("open")
        answer(sitting, "after", "b")
        press("close")
        page = client.get(sitting.get_absolute_url()).text
        assert step_address(sitting, "show") not in page  # a pupil may still change an answer
        type(sitting).objects.update(closes_at=timezone.now())
        press("show")
        press("show")
        response = press("finish")

        assert response.url == sitting.get_absolute_url()
        page = client.get(sitting.get_absolute_url()).content.decode()
        assert reverse("reports:class_result", args=[sitting.delivery_id]) in page
        assert step_address(sitting, "back") in page
        sitting.refresh_from_db()
        assert (sitting.phase, sitting.completed_both) == ("ended", 6)

    def test_second_tap_shows_the_present_state(self, client):
        sitting = make_room()
        client.force_login(officer_of(sitting))

        for _tap in range(2):
            response = client.post(step_address(sitting, "open"), {"drawn": "1"}, follow=True)

        sitting.refresh_from_db()
        assert (sitting.phase, sitting.is_open, sitting.version) == ("before", True, 2)
        assert [str(message) for message in response.context["messages"]] == [
            "Nothing was changed: the class is already further on."
        ]

    def test_before_phase_does_not_offer_to_show_right_away(self, client):
        sitting = make_room(phase=Phase.BEFORE)
        client.force_login(officer_of(sitting))

        control = client.get(sitting.get_absolute_url()).content.decode()
        more = client.get(reverse("quizzes:more", args=[sitting.pk])).content.decode()

        assert step_address(sitting, "show") not in control
        assert step_address(sitting, "show") in more

    @pytest.mark.parametrize("drawn", ["", "x", "99"])
    def test_button_without_its_state_does_nothing(self, client, drawn):
        sitting = make_room()
        client.force_login(officer_of(sitting))

        client.post(step_address(sitting, "open"), {"drawn": drawn})

        sitting.refresh_from_db()
        assert sitting.version == 1

    def test_unknown_step_is_not_found_and_a_link_cannot_press(self, client):
        sitting = make_room()
        client.force_login(officer_of(sitting))

        assert client.post(step_address(sitting, "dance")).status_code == 404
        assert client.get(step_address(sitting, "open")).status_code == 405


class TestControl:
    def test_numbers_only_never_a_seat(self, client):
        sitting = make_room(seats=3)
        client.force_login(officer_of(sitting))

        pages = [
            client.get(reverse(f"quizzes:{name}", args=[sitting.pk])).content.decode()
            for name in ("sitting", "sitting_state", "more", "board")
        ]

        for seat in sitting.seats.all():
            assert not any(seat.seat_code in page for page in pages)

    def test_state_is_sent_once_and_again_after_a_change(self, client):
        sitting = make_room(seats=1)
        client.force_login(officer_of(sitting))
        address = reverse("quizzes:sitting_state", args=[sitting.pk])

        def look(etag=""):
            return client.get(address, headers={"If-None-Match": etag})

        first = look()
        assert first.status_code == 200
        assert look(first["ETag"]).status_code == 304
        take_seat(sitting)
        second = look(first["ETag"])
        assert (second.status_code, second["ETag"] == first["ETag"]) == (200, False)
        actions.open_questions(sitting, by=officer_of(sitting), drawn=1, now=timezone.now())
        assert look(second["ETag"]).status_code == 200

    def test_page_and_its_state_agree_on_the_tag(self, client):
        sitting = make_room(seats=2, phase=Phase.AFTER)
        client.force_login(officer_of(sitting))

        page = client.get(sitting.get_absolute_url())
        state = client.get(reverse("quizzes:sitting_state", args=[sitting.pk]))

        assert state["ETag"] == f'"{page.context["tag"]}"'

    @pytest.mark.parametrize(
        ("ways", "sentence"),
        [
            ("hands", "Ready to count hands"),
            ("cards", "Ready to count lettered cards"),
            ("paper", "Ready to count paper sheets"),
            ("cards,hands", "Ready to count hands and lettered cards"),
            ("hands,paper", "Ready to count hands and paper sheets"),
            ("cards,paper", "Ready to count lettered cards and paper sheets"),
            ("hands,cards,paper", "Ready to count hands, lettered cards and paper sheets"),
        ],
    )
    def test_class_without_devices_is_ready_in_the_ways_that_were_chosen(
        self, client, ways, sentence
    ):
        sitting = make_room(ways=ways)
        client.force_login(officer_of(sitting))

        page = client.get(sitting.get_absolute_url())

        assert page.context["control"].sentence == sentence

    @pytest.mark.parametrize("seats", [1, 3])
    def test_look_costs_4_queries(self, client, django_assert_num_queries, seats):
        sitting = make_room(seats=seats, phase=Phase.BEFORE, is_open=True)
        answer(sitting, "before", "a")
        client.force_login(officer_of(sitting))
        address = reverse("quizzes:sitting_state", args=[sitting.pk])
        client.get(address)  # the questions stay in the process

        with django_assert_num_queries(4):  # session, user, sitting, numbers
            client.get(address)

    def test_page_that_asks_for_itself_does_so_only_when_wanted(self, client):
        sitting = make_room()
        client.force_login(officer_of(sitting))

        assert "Refresh" not in client.get(sitting.get_absolute_url())
        assert client.get(f"{sitting.get_absolute_url()}?by-itself")["Refresh"] == "10"
