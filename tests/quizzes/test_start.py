"""The check list before a class, on which it is opened."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes import actions
from quizzes.models import Sitting
from tests.builders import (
    make_class_group,
    make_delivery,
    make_lesson,
    make_teacher,
    make_topic,
    make_visit,
)
from tests.quizzes.builders import make_room, officer_of, taught_room

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

    def test_class_that_is_open_already_is_not_opened_twice(self, officer_client, delivery):
        sitting = make_room(delivery=delivery)

        page = officer_client.get(start_address(delivery)).content.decode()
        response = officer_client.post(start_address(delivery), GOOD)

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


class TestRoomCode:
    def look(self, client, sitting):
        client.force_login(officer_of(sitting))
        return client.get(reverse("quizzes:room_code", args=[sitting.delivery_id]))

    def test_open_class_shows_code_and_picture(self, client):
        sitting = make_room(code="KDMTRP")

        page = self.look(client, sitting).content.decode()

        assert "KDM TRP" in page
        assert reverse("pupils:qr", args=["KDMTRP"]) in page

    def test_class_with_its_door_locked_shows_no_code_but_its_phase(self, client):
        sitting = make_room(code="KDMTRP", is_door_locked=True, phase="before")

        page = self.look(client, sitting).content.decode()

        assert "KDM" not in page
        assert 'data-phase="before"' in page
        assert f'data-control="/sittings/{sitting.pk}/"' in page

    def test_class_that_has_ended_shows_nothing(self, client):
        sitting = make_room(phase="ended", ended_at=timezone.now(), code=None)
        response = self.look(client, sitting)

        assert (response.status_code, response.content) == (204, b"")


def test_address_of_the_board_stands_beside_its_letters(client):
    delivery = make_delivery(make_visit())
    client.force_login(delivery.officer.user)

    page = client.get(reverse("quizzes:start", args=[delivery.pk])).text

    assert "board on the projector, at testserver/board/, and type the 4 letters" in page
