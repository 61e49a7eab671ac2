"""A pupil's page for each kind of question, with a plain form: what is sent, said and kept."""

import gzip
import re

import pytest
from django.urls import reverse

from lessons.models import Choice
from quizzes.models import Answer, Phase, Sitting
from tests.builders import at
from tests.quizzes.kinds import add_easy_words, make_kinds_lesson, room_of
from tests.quizzes.pupils import class_page, page, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting():
    return room_of(make_kinds_lesson())


def read(client, address):
    return client.get(address).content.decode()


class TestKinds:
    @pytest.mark.parametrize(
        ("number", "data", "stored"),
        [
            (1, {"chosen": ["c", "a"]}, "a,c"),
            (1, {"chosen": "a,c"}, "a,c"),
            (2, {"place-a": "3", "place-b": "1", "place-c": "2"}, "b,c,a"),
            (2, {"chosen": "b,c,a"}, "b,c,a"),
            (2, {"chosen": "unsure", "place-a": ""}, "unsure"),
            (3, {"chosen": "false"}, "false"),
            (4, {"chosen": "very-much"}, "very-much"),
        ],
    )
    def test_answer_is_stored_and_drawn_again(self, pupil, sitting, number, data, stored):
        response = send(pupil, sitting, number, **data)

        assert Answer.objects.get().chosen == stored
        assert response["Location"] == page(sitting, number + 1)
        assert 'data-state="saved"' in read(pupil, page(sitting, number))

    @pytest.mark.parametrize(
        ("number", "data", "said"),
        [
            (1, {}, "Choose one or more, or choose only “I&#x27;m not sure”."),
            (1, {"chosen": ["a", "unsure"]}, "Choose one or more, or choose only"),
            (2, {"place-a": "1", "place-b": "1", "place-c": "2"}, "Give each one a place of its"),
            (2, {"place-a": "1"}, "Give each one a place of its own, or choose only"),
            (2, {"chosen": "unsure", "place-a": "1"}, "Give each one a place of its own"),
            (3, {"chosen": ["true", "false"]}, "Choose one, or choose “I&#x27;m not sure”."),
        ],
    )
    def test_half_an_answer_is_asked_for_kindly_and_not_stored(
        self, pupil, sitting, number, data, said
    ):
        response = send(pupil, sitting, number, **data)

        assert response.status_code == 422
        assert said in response.content.decode()
        assert not Answer.objects.exists()

    def test_given_order_is_drawn_in_that_order(self, pupil, sitting):
        send(pupil, sitting, 2, chosen="c,a,b")

        text = read(pupil, page(sitting, 2))

        assert [part[0] for part in text.split('<li class="order__item" data-key="')[1:]] == [
            "c",
            "a",
            "b",
        ]
        assert text.count("selected") == 3

    @pytest.mark.parametrize("number", range(1, 6))
    def test_page_weighs_less_than_3_kilobytes(self, pupil, sitting, number):
        add_easy_words()

        response = pupil.get(page(sitting, number), headers={"Accept-Encoding": "gzip"})

        assert response["Content-Encoding"] == "gzip"
        assert len(response.content) < 3_000
        assert b"<h1" in gzip.decompress(response.content)

    def test_page_costs_two_queries_whatever_its_kind(
        self, pupil, sitting, django_assert_num_queries
    ):
        for number in range(1, 5):
            read(pupil, page(sitting, number))  # drawn once

            with django_assert_num_queries(2):  # the seat's place, its answers
                read(pupil, page(sitting, number))

    def test_afterwards_the_safest_answers_and_the_own_are_shown(self, pupil, sitting):
        seat = sitting.seats.get()
        questions = list(sitting.delivery.version.questions.all())
        for question, chosen in zip(questions, ["a,b", "b,c,a", "true", "half"], strict=False):
            Answer.objects.create(seat=seat, phase="after", question=question, chosen=chosen)
        over = {"phase": Phase.ENDED, "is_open": False, "code": None, "ended_at": at(2026, 11, 24)}
        Sitting.objects.update(**over)

        text = read(pupil, class_page(sitting))

        assert text.count("The safest answers:") == 1
        assert "You chose: Choice b of 1." in text
        assert "The safest order:" in text
        assert "That is your order too." in text
        assert "Feedback half" in text
        assert text.count("The safest answer:") == 2


class TestHalfAnAnswer:
    def test_order_comes_back_as_far_as_it_was_made(self, pupil, sitting):
        places = {"place-a": "3", "place-b": "", "place-c": "1"}

        response = pupil.post(page(sitting, 2), {"question": "q2", **places})

        text = response.content.decode()
        assert response.status_code == 422
        assert "Give each one a place of its own" in text
        chosen = re.findall(r'name="place-(.)"(?:(?!</select>).)*value="(.)" selected', text)
        assert sorted(chosen) == [("a", "3"), ("c", "1")]
        assert "Saved." not in text.split('role="status"')[1].split(">")[1]
        assert not Answer.objects.exists()

    def test_several_with_not_sure_come_back_ticked(self, pupil, sitting):
        response = pupil.post(page(sitting, 1), {"question": "q1", "chosen": ["a", "unsure"]})

        ticked = re.findall(r'value="([a-z]+)"[^>]* checked', response.content.decode())
        assert ticked == ["a", "unsure"]

    def test_strange_keys_are_not_drawn(self, pupil, sitting):
        response = pupil.post(page(sitting, 1), {"question": "q1", "chosen": ["<b>", "z-z"]})

        assert response.status_code == 422
        assert "z-z" not in response.content.decode()


class TestSkip:
    def test_skipping_leads_to_the_next_question_and_stores_nothing(self, pupil, sitting):
        assert "?after=before-1" in read(pupil, page(sitting, 1))

        response = pupil.get(class_page(sitting), {"after": "before-1"})

        assert response["Location"] == page(sitting, 2)
        assert not Answer.objects.exists()

    def test_skipping_the_last_one_waits_and_names_what_was_skipped(self, pupil, sitting):
        send(pupil, sitting, 2, chosen="unsure")

        response = pupil.get(class_page(sitting), {"after": "before-5"})

        text = response.content.decode()
        assert response.status_code == 200
        assert "That is fine. Your class is still thinking." in text
        assert "Go back to question 1" in text
        assert "Go back to question 2" not in text

    def test_skipped_question_is_offered_again_later(self, pupil, sitting):
        for number in range(2, 6):
            send(pupil, sitting, number, chosen="unsure")

        assert pupil.get(class_page(sitting))["Location"] == page(sitting, 1)

    def test_in_a_led_class_the_next_question_comes_by_itself(self, pupil, sitting):
        Sitting.objects.update(pace="led", asked_question=1)

        response = pupil.get(class_page(sitting), {"after": "before-1"})

        assert "The next question comes here by itself." in response.content.decode()

    @pytest.mark.parametrize(
        "after",
        [
            "x",
            "-1",
            "999999",
            "",
            "before-",
            "before-x",
            "before-6",
            "after-5",
            "before-" + "9" * 5000,
        ],
    )
    def test_strange_number_is_no_skip(self, pupil, sitting, after):
        response = pupil.get(class_page(sitting), {"after": after})

        assert response["Location"] == page(sitting, 1)


class TestPictures:
    def test_symbol_is_drawn_with_its_words(self, pupil, sitting):
        Choice.objects.filter(key="a").update(
            symbol="phone", alt_en="A telephone", alt_cy="Ffôn symudol"
        )

        assert 'aria-label="A telephone"' in read(pupil, page(sitting, 1))
        pupil.cookies["pupil_language"] = "cy"
        assert 'aria-label="Ffôn symudol"' in read(pupil, page(sitting, 2))


def test_lesson_page_says_the_kind_and_the_safe_order(client):
    version = make_kinds_lesson()

    text = read(client, reverse("lessons:lesson", args=[version.lesson.slug]))

    assert "What they know · Choose all that fit" in text
    assert re.findall(r"Choice (\w) of 2 <strong class=\"safe-word\">place (\d) in", text) == [
        ("a", "3"),
        ("b", "1"),
        ("c", "2"),
    ]
