"""Hands and other counts, and the page of what is seldom needed."""

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Phase, Tally
from tests.quizzes.builders import answer, make_room, officer_of

pytestmark = pytest.mark.django_db


class TestCount:
    def address(self, sitting, source="hands", phase="before", number=1):
        return reverse("quizzes:count", args=[sitting.pk, source, phase, number])

    def test_hands_are_stored_question_by_question(self, client):
        sitting = make_room(phase=Phase.BEFORE, is_open=True, ways="hands")
        client.force_login(officer_of(sitting))

        first = client.post(self.address(sitting), {"a": "3", "b": "16", "c": "", "unsure": "1"})
        last = client.post(self.address(sitting, number=2), {"b": "20"})

        assert first.url == self.address(sitting, number=2)
        assert last.url == sitting.get_absolute_url()
        rows = Tally.objects.values_list("question__key", "choice", "source", "count")
        assert sorted(rows) == [
            ("q1", "a", "hands", 3),
            ("q1", "b", "hands", 16),
            ("q1", "unsure", "hands", 1),
            ("q2", "b", "hands", 20),
        ]

    def test_new_count_takes_the_place_of_the_old(self, client):
        sitting = make_room(phase=Phase.BEFORE, is_open=True)
        client.force_login(officer_of(sitting))

        client.post(self.address(sitting), {"a": "3"})
        page = client.get(self.address(sitting))
        client.post(self.address(sitting), {"b": "4"})

        assert page.context["form"].initial == {"a": 3}
        assert list(Tally.objects.values_list("choice", "count")) == [("b", 4)]

    def test_more_hands_than_pupils_are_refused(self, client):
        sitting = make_room(phase=Phase.BEFORE, is_open=True)
        client.force_login(officer_of(sitting))

        response = client.post(self.address(sitting), {"a": "20", "b": "9"})

        assert response.context["form"].non_field_errors() == [
            "You counted 29, but 28 are here. Check each number."
        ]
        assert not Tally.objects.exists()

    def test_hands_and_devices_together_are_no_more_than_are_here(self, client):
        sitting = make_room(phase=Phase.BEFORE, is_open=True, headcount=6, seats=2)
        answer(sitting, "before", "a", questions=1)
        client.force_login(officer_of(sitting))

        page = client.get(self.address(sitting)).text
        refused = client.post(self.address(sitting), {"a": "6"})
        fitting = client.post(self.address(sitting), {"a": "1", "b": "3"})
        second = client.post(self.address(sitting, number=2), {"a": "6"})
        paper = client.post(self.address(sitting, source="paper"), {"a": "1"})

        assert "Answered in other ways already: Own device 2" in page
        assert 'data-others="2"' in page
        assert refused.context["form"].non_field_errors() == [
            "You counted 6, and others answered already: Own device 2. Together that is 8, "
            "but 6 are here. Check each number."
        ]
        assert (fitting.status_code, second.status_code) == (302, 302)
        assert "Own device 2; Hands 4. Together that is 7" in paper.text

    def test_seat_that_was_taken_out_leaves_its_place(self, client):
        sitting = make_room(phase=Phase.BEFORE, is_open=True, headcount=6, seats=1)
        answer(sitting, "before", "a", questions=1)
        sitting.seats.update(removed_at=timezone.now())
        client.force_login(officer_of(sitting))

        assert client.post(self.address(sitting), {"a": "6"}).status_code == 302

    @pytest.mark.parametrize(
        ("at_phase", "source", "phase", "number", "status"),
        [
            ("before", "hands", "before", 1, 200),
            ("before", "hands", "after", 1, 404),
            ("lesson", "hands", "before", 1, 404),
            ("lesson", "paper", "before", 1, 200),
            ("lesson", "paper", "after", 1, 404),
            ("ended", "paper", "after", 1, 200),
            ("ended", "hands", "after", 1, 404),
            ("before", "hands", "before", 3, 404),
            ("before", "hands", "before", 0, 404),
        ],
    )
    def test_what_can_be_counted_when(self, client, at_phase, source, phase, number, status):
        ended = {"ended_at": timezone.now(), "code": None} if at_phase == "ended" else {}
        sitting = make_room(phase=at_phase, **ended)
        client.force_login(officer_of(sitting))

        assert client.get(self.address(sitting, source, phase, number)).status_code == status


class TestMore:
    def test_seat_is_taken_out_by_its_letters(self, client):
        sitting = make_room(seats=2)
        client.force_login(officer_of(sitting))
        address = reverse("quizzes:take_out", args=[sitting.pk])

        response = client.post(address, {"seat-letters": sitting.seats.first().seat_code})

        assert response.url == reverse("quizzes:seats", args=[sitting.pk])
        assert sitting.seats.filter(removed_at=None).count() == 1

    @pytest.mark.parametrize(
        ("name", "field", "form", "message"),
        [
            (
                "take_out",
                "seat",
                "form",
                "No seat of this class has these letters. Check each one.",
            ),
            (
                "pair",
                "board",
                "board_form",
                "No board shows these letters now. Check each letter.",
            ),
        ],
    )
    def test_unknown_letters_are_said(self, client, name, field, form, message):
        sitting = make_room(seats=1)
        sitting.seats.update(seat_code="XXXX")
        client.force_login(officer_of(sitting))

        response = client.post(
            reverse(f"quizzes:{name}", args=[sitting.pk]), {f"{field}-letters": "BCDF"}
        )

        assert response.context[form].errors == {"letters": [message]}
        assert 'value="BCDF"' in response.text
