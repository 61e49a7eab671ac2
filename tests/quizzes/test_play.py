import datetime as dt
import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from quizzes import actions
from quizzes.models import Answer, Phase, Seat, Sitting
from quizzes.names import seat_name
from quizzes.seats import take_seat, token_hash
from tests.builders import (
    at,
    make_delivery,
    make_help_route,
    make_lesson,
    make_sitting,
    make_visit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting():
    return make_sitting(phase=Phase.BEFORE, is_open=True)


@pytest.fixture
def pupil(sitting):
    return seated(sitting)


def seated(sitting):
    client = Client()
    taken = take_seat(sitting)
    client.cookies["diogel_seat"] = taken.token
    client.seat = taken.seat
    return client


def page(sitting, number=1, phase="before"):
    return reverse("pupils:question", args=[sitting.address, phase, number])


def answer(client, sitting, number=1, chosen="b", phase="before", **data):
    data = {"question": f"q{number}", "chosen": chosen, **data}
    return client.post(page(sitting, number, phase), data)


def class_page(sitting):
    return reverse("pupils:class", args=[sitting.address])


class TestJoin:
    @pytest.mark.parametrize("typed", ["{code}", " {code} ", "http://x.example/join/{code}/"])
    def test_code_leads_to_who_sees_my_answers(self, client, sitting, typed):
        response = client.post(reverse("pupils:join"), {"code": typed.format(code=sitting.code)})

        assert response["Location"] == f"/join/{sitting.code}/"
        text = client.get(response["Location"]).content.decode()
        assert "No one knows which answers are yours." in text
        assert Seat.objects.count() == 0

    def test_small_letters_and_spaces_are_the_same_code(self, client, sitting):
        typed = f"{sitting.code[:3].lower()} {sitting.code[3:].lower()}"

        response = client.post(reverse("pupils:join"), {"code": typed})

        assert response["Location"] == f"/join/{sitting.code}/"

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            ("", "Type the 6 letters that are on the board."),
            ("KDMTR", "The code has 6 letters. You typed 5."),
            ("KDMTAB", "Codes have no A, E, I, O, U, W or Y. Check letter 5."),
        ],
    )
    def test_mistake_is_said_kindly_and_the_letters_are_kept(self, client, typed, message):
        response = client.post(reverse("pupils:join"), {"code": typed})

        assert response.status_code == 422
        assert message in response.content.decode()
        assert f'value="{typed}"' in response.content.decode()

    def test_no_class_has_the_code(self, client):
        response = client.get(reverse("pupils:start", args=["KDMTRB"]))

        assert response.status_code == 404
        assert "No class has the code KDM TRB right now." in response.content.decode()

    def test_start_takes_one_seat_under_the_name_that_was_shown(self, client, sitting):
        response = client.post(reverse("pupils:start", args=[sitting.code]), {"seed": "17"})

        seat = Seat.objects.get()
        assert response["Location"] == page(sitting, 1)
        assert seat.name_seed == 17
        token = response.cookies["diogel_seat"].value
        assert seat.token_hash == token_hash(token)
        assert response.cookies["diogel_seat"]["httponly"]

    def test_second_start_on_this_device_makes_no_second_seat(self, client, sitting):
        client.post(reverse("pupils:start", args=[sitting.code]), {"seed": "17"})

        response = client.post(reverse("pupils:start", args=[sitting.code]), {"seed": "18"})

        assert response["Location"] == class_page(sitting)
        assert Seat.objects.count() == 1

    def test_next_child_who_types_the_code_is_asked_who_they_are(self, client, sitting):
        start = reverse("pupils:start", args=[sitting.code])
        client.post(start, {"seed": "17"})

        typed = client.post(reverse("pupils:join"), {"code": sitting.code}, follow=True)
        client.post(start, {"seed": "18", "new": "1", "token": "t" * 24})
        client.post(start, {"seed": "18", "new": "1", "token": "t" * 24})  # a second tap

        name = seat_name(17, "en").text
        assert f"{name} was here. Are you {name}?" in typed.content.decode()
        assert f'href="{class_page(sitting)}"' in typed.content.decode()
        assert 'name="new" value="1"' in typed.content.decode()
        assert list(Seat.objects.order_by("pk").values_list("name_seed", flat=True)) == [17, 18]

    def test_first_child_is_asked_nothing(self, client, sitting):
        page = client.get(reverse("pupils:start", args=[sitting.code])).content.decode()

        assert "was here" not in page
        assert 'name="new"' not in page

    def test_same_form_sent_twice_is_one_seat(self, sitting):
        """Two requests of one press, the second before the first is answered: no cookie yet."""
        form = {"seed": "7", "token": "t" * 24}
        first, second = Client(), Client()

        first.post(reverse("pupils:start", args=[sitting.code]), form)
        second.post(reverse("pupils:start", args=[sitting.code]), form)

        assert Seat.objects.count() == 1
        assert first.cookies["diogel_seat"].value == second.cookies["diogel_seat"].value

    @pytest.mark.parametrize("token", ["", "short", "x" * 200])
    def test_token_that_could_be_guessed_is_not_taken(self, client, sitting, token):
        client.post(reverse("pupils:start", args=[sitting.code]), {"token": token})

        assert len(client.cookies["diogel_seat"].value) == 24
        assert client.cookies["diogel_seat"].value != token

    def test_name_that_is_taken_gives_way_to_another(self, sitting):
        for client in (Client(), Client()):
            client.post(reverse("pupils:start", args=[sitting.code]), {"seed": "17"})

        seeds = list(Seat.objects.values_list("name_seed", flat=True))
        assert len(set(seeds)) == 2

    def test_locked_door_is_said(self, client, sitting):
        Sitting.objects.update(is_door_locked=True)

        response = client.post(reverse("pupils:start", args=[sitting.code]), {"seed": "17"})

        assert response.status_code == 409
        assert "Your class has closed the door." in response.content.decode()
        assert Seat.objects.count() == 0

    def test_wrong_codes_are_slowed_and_right_ones_still_pass(self, client, sitting):
        for _ in range(60):
            client.get(reverse("pupils:start", args=["KDMTRB"]))

        slowed = client.get(reverse("pupils:start", args=["KDMTRB"]))
        right = client.get(reverse("pupils:start", args=[sitting.code]))

        assert slowed.status_code == 429
        assert "Wait 10 seconds" in slowed.content.decode()
        assert right.status_code == 200

    def test_ended_class_has_no_code(self, client, sitting):
        Sitting.objects.update(
            phase=Phase.ENDED, is_open=False, code=None, ended_at=at(2026, 11, 24)
        )

        assert client.get(f"/join/{sitting.code}/").status_code == 404


class TestAnswer:
    def test_answer_is_stored_and_the_next_question_follows(self, pupil, sitting):
        response = answer(pupil, sitting)

        stored = Answer.objects.get()
        assert (stored.seat, stored.phase, stored.chosen) == (pupil.seat, "before", "b")
        assert response["Location"] == page(sitting, 2)

    def test_last_answer_leads_to_waiting(self, pupil, sitting):
        for number in range(1, 6):
            response = answer(pupil, sitting, number)

        assert response["Location"] == f"{class_page(sitting)}?after=before-5"
        text = pupil.get(response["Location"]).content.decode()
        assert "All done. Your class is still thinking." in text

    def test_going_back_to_the_class_finds_the_first_open_question(self, pupil, sitting):
        answer(pupil, sitting, 1)

        assert pupil.get(class_page(sitting))["Location"] == page(sitting, 2)

    def test_answer_may_be_changed_until_the_phase_closes(self, pupil, sitting):
        answer(pupil, sitting, chosen="b")
        answer(pupil, sitting, chosen="unsure")

        assert [a.chosen for a in Answer.objects.all()] == ["unsure"]

    def test_repeat_of_the_same_answer_is_harmless(self, pupil, sitting):
        for _ in range(2):
            response = answer(pupil, sitting, revision="1")

        assert response.json() == {"chosen": "b", "revision": 1}
        assert Answer.objects.count() == 1

    def test_older_answer_that_comes_late_never_wins(self, pupil, sitting):
        answer(pupil, sitting, chosen="c", revision="5")

        response = answer(pupil, sitting, chosen="a", revision="4")

        assert response.json() == {"chosen": "c", "revision": 5}
        assert Answer.objects.get().chosen == "c"

    @pytest.mark.parametrize("data", [{"chosen": "zzz"}, {"chosen": ""}, {"question": "q2"}])
    def test_choice_of_another_question_is_refused_and_nothing_stored(self, pupil, sitting, data):
        response = answer(pupil, sitting, **data)

        assert response.status_code == 422
        assert "Choose one, or choose" in response.content.decode()
        assert Answer.objects.count() == 0

    def test_answer_after_closing_does_not_count(self, pupil, sitting):
        Sitting.objects.update(is_open=False, closes_at=at(2026, 1, 1))

        response = answer(pupil, sitting, revision="1")

        assert response.status_code == 409
        assert Answer.objects.count() == 0

    def test_answer_within_the_last_seconds_counts(self, pupil, sitting):
        with time_machine.travel(at(2026, 11, 24, 10), tick=False):
            Sitting.objects.update(
                is_open=False, closes_at=at(2026, 11, 24, 10) + dt.timedelta(seconds=5)
            )
            response = answer(pupil, sitting, revision="1")

        assert response.status_code == 200
        assert Answer.objects.count() == 1

    def test_late_change_leaves_the_earlier_answer(self, pupil, sitting):
        answer(pupil, sitting, chosen="b", revision="1")
        Sitting.objects.update(is_open=False, closes_at=at(2026, 1, 1))

        response = answer(pupil, sitting, chosen="c", revision="2")

        assert response.status_code == 409
        assert Answer.objects.get().chosen == "b"

    def test_answer_in_the_wrong_phase_is_refused(self, pupil, sitting):
        assert answer(pupil, sitting, phase="after", revision="1").status_code == 409
        assert Answer.objects.count() == 0

    def test_seat_of_another_class_cannot_answer_here(self, sitting):
        other = make_sitting(phase=Phase.BEFORE, is_open=True)
        stranger = seated(other)

        response = answer(stranger, sitting)

        assert response["Location"] == reverse("pupils:join")
        assert Answer.objects.count() == 0

    def test_seat_that_was_taken_out_cannot_answer(self, pupil, sitting):
        Seat.objects.update(removed_at=at(2026, 11, 24))

        answer(pupil, sitting)

        assert Answer.objects.count() == 0
        text = pupil.get(class_page(sitting)).content.decode()
        assert "You have been taken out of this class." in text

    def test_form_without_a_token_is_refused(self, sitting):
        client = Client(enforce_csrf_checks=True)
        client.cookies["diogel_seat"] = take_seat(sitting).token

        assert answer(client, sitting).status_code == 403
        assert Answer.objects.count() == 0


class TestPages:
    def test_before_never_shows_what_is_right(self, pupil, sitting):
        text = "".join(pupil.get(page(sitting, n)).content.decode() for n in range(1, 6))

        assert "Why 1." not in text
        assert "Feedback" not in text
        assert "right" not in text

    def test_question_is_the_pupils_own_language_and_keeps_the_place(self, pupil, sitting):
        answer(pupil, sitting, 1)

        response = pupil.post(
            reverse("pupils:language"), {"language": "cy", "next": page(sitting, 2)}
        )

        assert response["Location"] == page(sitting, 2)
        text = pupil.get(response["Location"]).content.decode()
        assert '<html lang="cy"' in text
        assert "Cwestiwn 2?" in text

    def test_language_leads_nowhere_else(self, pupil):
        response = pupil.post(
            reverse("pupils:language"), {"language": "cy", "next": "https://elsewhere.example/"}
        )

        assert response["Location"] == reverse("pupils:join")

    def test_title_and_address_hold_no_topic(self, pupil, sitting):
        response = pupil.get(page(sitting))

        assert "<title>Question 1 of 5 - Diogel</title>" in response.content.decode()
        assert sitting.code not in page(sitting)

    def test_unknown_seat_goes_to_join(self, client, sitting):
        client.cookies["diogel_seat"] = "made-up"

        assert client.get(page(sitting))["Location"] == reverse("pupils:join")

    def test_moving_to_another_device_takes_the_answers_along(self, pupil, sitting):
        answer(pupil, sitting, 1)
        other = Client()

        response = other.post(
            reverse("pupils:other_device"),
            {"code": sitting.code, "seat_code": pupil.seat.seat_code},
        )

        assert response["Location"] == class_page(sitting)
        assert other.get(class_page(sitting))["Location"] == page(sitting, 2)
        assert pupil.get(class_page(sitting))["Location"] == reverse("pupils:join")
        assert Seat.objects.count() == 1

    def test_poll_is_one_query_and_says_nothing_new_until_the_class_moves(
        self, pupil, sitting, django_assert_num_queries
    ):
        address = reverse("pupils:state", args=[sitting.address])
        first = pupil.get(address)

        with django_assert_num_queries(1):
            same = pupil.get(address, headers={"If-None-Match": first["ETag"]})
        Sitting.objects.update(phase="lesson", is_open=False)
        moved = pupil.get(address, headers={"If-None-Match": first["ETag"]})

        assert (first.status_code, same.status_code, moved.status_code) == (200, 304, 200)
        assert same["X-Next-In"] == "1500"

    def test_who_waited_for_the_class_is_told_the_question_that_was_opened(self, pupil, sitting):
        address = reverse("pupils:state", args=[sitting.address])
        Sitting.objects.update(phase="lobby", is_open=False)
        waiting = pupil.get(address)["ETag"]

        Sitting.objects.update(phase="before", is_open=True)
        opened = pupil.get(address, headers={"If-None-Match": waiting})

        assert opened.json()["question"] == page(sitting, 1)

    @pytest.mark.parametrize(
        ("told", "asked", "question"),
        [
            ("before.1.0.0~open", 2, 2),
            ("before.2.0.0~open", 1, None),  # back: those who answered it wait
            ("before.2.1.0~open", 2, None),  # asked again
            ("lesson.0.0.0~", 1, None),  # the page that says what comes after the lesson
            ("lobby.0.0.4~", 3, 3),  # late
            ("", 2, None),
            ("before.x", 2, None),
        ],
    )
    def test_who_follows_the_board_is_told_the_next_question(
        self, pupil, sitting, told, asked, question
    ):
        Sitting.objects.update(pace="led", asked_question=asked)

        address = reverse("pupils:state", args=[sitting.address])
        news = pupil.get(address, headers={"If-None-Match": f'"{told}"'}).json()

        assert news.get("question") == (question and page(sitting, question))

    def test_who_was_taken_out_is_told_no_question(self, pupil, sitting):
        Sitting.objects.update(pace="led", asked_question=2)
        Seat.objects.update(removed_at=at(2026, 9, 14))

        address = reverse("pupils:state", args=[sitting.address])
        news = pupil.get(address, headers={"If-None-Match": '"before.1.0.0~open"'}).json()

        assert sorted(news) == ["tag"]

    def test_answer_and_next_page_cost_four_queries(
        self, pupil, sitting, django_assert_num_queries
    ):
        pupil.get(page(sitting, 1))

        with django_assert_num_queries(4):  # seat, insert; seat, own answers
            pupil.get(answer(pupil, sitting, 1)["Location"])

    def test_whole_class_from_lobby_to_finish(self, django_capture_on_commit_callbacks):
        officer_sitting = make_sitting(make_delivery(make_visit(), make_lesson()))
        officer = officer_sitting.opened_by
        pupil = seated(officer_sitting)
        now = at(2026, 11, 24, 10)

        def step(action):
            officer_sitting.refresh_from_db()
            assert action(officer_sitting, by=officer, drawn=officer_sitting.version, now=now)

        with time_machine.travel(now, tick=False):
            assert (
                "You're in. 1 of your class is here."
                in pupil.get(class_page(officer_sitting)).content.decode()
            )
            step(actions.open_questions)
            for number in range(1, 6):
                answer(pupil, officer_sitting, number, chosen="a")
            step(actions.close_questions)
            step(actions.start_lesson)
            text = pupil.get(class_page(officer_sitting)).content.decode()
            assert "Look at the front now." in text
            step(actions.open_questions)
            assert (
                "The same questions again"
                in pupil.get(class_page(officer_sitting)).content.decode()
            )
            for number in range(1, 6):
                answer(pupil, officer_sitting, number, phase="after")
            step(actions.close_questions)
            step(actions.finish)

        text = pupil.get(class_page(officer_sitting)).content.decode()
        assert "Thank you. You have finished." in text
        assert "Why 1." in text
        assert "of your class now" not in text  # one pupil is too few to say it of
        assert (
            pupil.post(reverse("pupils:leave", args=[officer_sitting.address]))
            .cookies["diogel_seat"]
            .value
            == ""
        )

    @pytest.mark.parametrize("name", ["pupils:class", "pupils:help"])
    def test_number_that_is_in_a_name_is_not_said_twice(self, name):
        sitting = make_sitting(phase=Phase.ENDED, ended_at=at(2026, 11, 24, 10), code=None)
        version = sitting.delivery.version
        make_help_route(version, name_en="Emergency: 999", phone="999")
        make_help_route(version, name_en="Childline", phone="0800 1111")

        text = seated(sitting).get(reverse(name, args=[sitting.address])).text

        said = " ".join(re.sub(r"<[^>]*>", " ", text).split())
        assert said.count("999") == 1
        assert "Emergency: 999" in said
        assert "Childline" in said
        assert said.count("0800 1111") == 1

    def test_every_number_to_call_can_be_tapped(self, pupil, sitting):
        make_help_route(sitting.delivery.version, name_en="Emergency: 999", phone="999")
        make_help_route(sitting.delivery.version, name_en="Childline", phone="0800 1111")

        text = pupil.get(reverse("pupils:help", args=[sitting.address])).text

        assert re.findall(r'<a [^>]*href="tel:(\d+)"[^>]*>([^<]*)</a>', text) == [
            ("999", "Emergency: 999"),
            ("08001111", "0800 1111"),
        ]

    def test_no_page_of_a_pupil_can_be_kept_by_a_cache(self, pupil, sitting):
        assert "no-store" in pupil.get(page(sitting))["Cache-Control"]
