import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes import actions
from quizzes.models import Phase, Sitting, Tally
from quizzes.pages import SEAT_COOKIE
from quizzes.seats import take_seat
from tests.builders import (
    make_class_group,
    make_delivery,
    make_editor,
    make_lesson,
    make_officer,
    make_school,
    make_teacher,
    make_topic,
    make_visit,
)
from tests.quizzes.builders import answer, make_room, officer_of, taught_room

pytestmark = pytest.mark.django_db
GOOD = {"staff": "Mrs Puw", "headcount": "26", "language": "both", "ways": ["devices"]}


@pytest.fixture
def delivery():
    return make_delivery(make_visit(staff_name="Mrs Puw", contact_phone="01970 000000"))


@pytest.fixture
def officer_client(client, delivery):
    client.force_login(delivery.officer.user)
    return client


def start_address(delivery):
    return reverse("quizzes:start", args=[delivery.pk])


def step_address(sitting, action):
    return reverse("quizzes:step", args=[sitting.pk, action])


class TestStart:
    def test_check_list_is_filled_in_but_for_the_adult(self, officer_client, delivery):
        form = officer_client.get(start_address(delivery)).context["form"]

        assert [form[name].initial for name in ("headcount", "language", "ways")] == [
            28,
            "both",
            ["devices"],
        ]
        assert form["staff"].initial is None
        assert [name for name, _label in form.fields["staff"].choices] == [
            "Mrs Puw",
            "else",
            "nobody",
        ]

    def test_opening_leads_to_the_control(self, officer_client, delivery):
        response = officer_client.post(start_address(delivery), GOOD)

        sitting = Sitting.objects.get()
        assert response.url == reverse("quizzes:sitting", args=[sitting.pk])
        assert (sitting.staff_present, sitting.headcount) == ("Mrs Puw", 26)

    def test_role_of_someone_else_is_enough(self, officer_client, delivery):
        answers = {**GOOD, "staff": "else", "someone_else": " Form tutor "}

        officer_client.post(start_address(delivery), answers)

        assert Sitting.objects.get().staff_present == "Form tutor"

    @pytest.mark.parametrize(
        ("wrong", "field", "message"),
        [
            ({"staff": ""}, "staff", "Choose who from the school is in the room."),
            ({"staff": "else"}, "someone_else", "Write who from the school is in the room."),
            (
                {"staff": "nobody"},
                "staff",
                "Do not start. Ask the office for a member of staff: 01970 000000",
            ),
            ({"headcount": ""}, "headcount", "Write how many pupils are here."),
            (
                {"headcount": "lots"},
                "headcount",
                "Write the number of pupils in digits, for example 28.",
            ),
            ({"headcount": "0"}, "headcount", "Write how many pupils are here: 1 or more."),
            ({"ways": []}, "ways", "Choose at least one way to answer."),
            ({"board": "BCDF"}, "board", "No board shows these letters now. Check each letter."),
        ],
    )
    def test_wrong_answer_is_named_and_nothing_opens(
        self, officer_client, delivery, wrong, field, message
    ):
        response = officer_client.post(start_address(delivery), {**GOOD, **wrong})

        assert response.context["form"].errors == {field: [message]}
        assert "<title>Error: Ready for" in response.content.decode()
        assert not Sitting.objects.exists()

    def test_surprising_number_is_asked_about_and_can_be_gone_on_with(
        self, officer_client, delivery
    ):
        answers = {**GOOD, "headcount": "82"}

        asked = officer_client.post(start_address(delivery), answers)
        assert "You wrote 82. The class is 28." in asked.content.decode()
        assert not Sitting.objects.exists()

        officer_client.post(start_address(delivery), {**answers, "sure": "82"})
        assert Sitting.objects.get().headcount == 82

    def test_number_to_change_comes_back_with_all_that_was_typed(self, officer_client, delivery):
        answers = {**GOOD, "headcount": "82", "sure": "82", "change": "yes"}

        form = officer_client.post(start_address(delivery), answers).context["form"]

        assert (form["staff"].value(), form["headcount"].value()) == ("Mrs Puw", "82")
        assert not Sitting.objects.exists()

    def test_sensitive_lesson_for_an_assembly_cannot_start(self, client):
        version = make_lesson(topic=make_topic(is_sensitive=True))
        delivery = make_delivery(make_visit(), version, setting="assembly")
        client.force_login(delivery.officer.user)

        page = client.get(start_address(delivery)).content.decode()
        client.post(start_address(delivery), {**GOOD, "staff": "else", "someone_else": "Tutor"})

        assert "cannot be taught to an assembly" in page
        assert "Open the class quiz" not in page
        assert not Sitting.objects.exists()

    def test_class_that_is_open_already_is_taken_over(self, officer_client, delivery):
        sitting = make_room(delivery=delivery)

        page = officer_client.get(start_address(delivery)).content.decode()
        response = officer_client.post(start_address(delivery), GOOD)

        assert "Take over here" in page
        assert sitting.get_absolute_url() in page
        assert response.url == start_address(delivery)
        assert Sitting.objects.get() == sitting

    def test_class_that_was_taught_leads_to_its_result(self, officer_client, delivery):
        sitting = taught_room(delivery=delivery)
        actions.finish(sitting, by=officer_of(sitting), drawn=1, now=timezone.now())

        page = officer_client.get(start_address(delivery)).content.decode()

        assert reverse("reports:class_result", args=[delivery.pk]) in page
        assert "Ended by mistake? Open it again" in page
        assert "Open the class quiz" not in page

    def test_next_class_takes_language_and_ways_along(self, officer_client, delivery):
        officer_client.post(
            start_address(delivery), {**GOOD, "language": "cy", "ways": ["shared", "hands"]}
        )
        following = make_delivery(delivery.visit)

        form = officer_client.get(start_address(following)).context["form"]

        assert (form["language"].initial, form["ways"].initial) == ("cy", ["shared", "hands"])

    @pytest.mark.parametrize(("minutes", "is_early"), [(90, True), (30, False)])
    def test_lesson_that_is_booked_for_later_says_so(self, client, minutes, is_early):
        soon = timezone.now() + dt.timedelta(minutes=minutes)
        delivery = make_delivery(make_visit(starts_at=soon))
        client.force_login(delivery.officer.user)

        page = client.get(start_address(delivery)).content.decode()

        assert ("Is this the right class?" in page) is is_early

    def test_teacher_leads_the_own_class_and_is_named_in_the_room(self, client):
        teacher = make_teacher(name="Mr Ellis")
        delivery = make_delivery(class_group=make_class_group(teacher.school))
        client.force_login(teacher.user)

        client.post(start_address(delivery), {**GOOD, "staff": "Mr Ellis"})

        sitting = Sitting.objects.get()
        assert (sitting.staff_present, sitting.opened_by) == ("Mr Ellis", teacher.user)


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

        assert response.url == sitting.get_absolute_url()
        assert sitting.seats.filter(removed_at=None).count() == 1

    @pytest.mark.parametrize(
        ("name", "field", "message"),
        [
            ("take_out", "seat", "No seat of this class has these letters. Check each one."),
            ("pair", "board", "No board shows these letters now. Check each letter."),
        ],
    )
    def test_unknown_letters_are_said(self, client, name, field, message):
        sitting = make_room()
        client.force_login(officer_of(sitting))

        response = client.post(
            reverse(f"quizzes:{name}", args=[sitting.pk]), {f"{field}-letters": "BCDF"}
        )

        assert response.context["failed"].errors == {"letters": [message]}


OPEN_PAGES = ["sitting", "sitting_state", "more", "board", "board_state"]
BUTTONS = ["pair", "take_out"]


class TestWhoMay:
    def strangers(self):
        """Another patch's officer, another school's teacher: they see nothing of this class."""
        patch = make_officer()
        make_school(officer=patch)
        return [patch.user, make_teacher().user]

    def test_strangers_find_nothing(self, client):
        sitting = make_room()
        for stranger in self.strangers():
            client.force_login(stranger)
            for name in OPEN_PAGES:
                address = reverse(f"quizzes:{name}", args=[sitting.pk])
                assert client.get(address).status_code == 404
            for name in BUTTONS:
                address = reverse(f"quizzes:{name}", args=[sitting.pk])
                assert client.post(address).status_code == 404
            assert client.post(step_address(sitting, "finish"), {"drawn": "1"}).status_code == 404
            assert client.get(start_address(sitting.delivery)).status_code == 404
            room_code = reverse("quizzes:room_code", args=[sitting.delivery_id])
            assert client.get(room_code).status_code == 404

        sitting.refresh_from_db()
        assert sitting.version == 1

    def test_teacher_of_the_school_may_host(self, client):
        sitting = make_room()
        client.force_login(make_teacher(sitting.delivery.school).user)

        response = client.post(step_address(sitting, "open"), {"drawn": "1"})

        sitting.refresh_from_db()
        assert (response.status_code, sitting.phase) == (302, "before")

    def test_editor_may_not(self, client):
        sitting = make_room()
        client.force_login(make_editor())

        assert client.get(sitting.get_absolute_url()).status_code == 403
        assert client.get(start_address(sitting.delivery)).status_code == 403

    def test_seat_of_a_pupil_opens_nothing(self, client):
        sitting = make_room()
        client.cookies[SEAT_COOKIE] = take_seat(sitting).token

        for name in OPEN_PAGES:
            response = client.get(reverse(f"quizzes:{name}", args=[sitting.pk]))
            assert response.url.startswith(reverse("accounts:sign_in"))
        response = client.post(step_address(sitting, "finish"), {"drawn": "1"})
        assert response.url.startswith(reverse("accounts:sign_in"))
        sitting.refresh_from_db()
        assert sitting.version == 1

    def test_wrong_method_is_refused(self, client):
        sitting = make_room()
        client.force_login(officer_of(sitting))

        for name in OPEN_PAGES:
            address = reverse(f"quizzes:{name}", args=[sitting.pk])
            assert client.post(address).status_code == 405
        for name in BUTTONS:
            assert client.get(reverse(f"quizzes:{name}", args=[sitting.pk])).status_code == 405


class TestRoomCode:
    def look(self, client, sitting):
        client.force_login(officer_of(sitting))
        return client.get(reverse("quizzes:room_code", args=[sitting.delivery_id]))

    def test_open_class_shows_code_and_picture(self, client):
        sitting = make_room(code="KDMTRP")

        page = self.look(client, sitting).content.decode()

        assert "KDM TRP" in page
        assert reverse("pupils:qr", args=["KDMTRP"]) in page

    @pytest.mark.parametrize(
        "state", [{"is_door_locked": True}, {"phase": "ended", "ended_at": timezone.now()}]
    )
    def test_class_that_nobody_can_join_shows_nothing(self, client, state):
        code = {} if "is_door_locked" in state else {"code": None}
        response = self.look(client, make_room(**state, **code))

        assert (response.status_code, response.content) == (204, b"")
