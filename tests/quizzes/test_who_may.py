"""Who may run a class, and whom its pages do not know."""

import pytest
from django.urls import reverse

from quizzes.models import Sitting
from quizzes.pages import SEAT_COOKIE
from quizzes.seats import take_seat
from tests.builders import make_editor, make_officer, make_school, make_sitting, make_teacher
from tests.quizzes.builders import make_room, officer_of

pytestmark = pytest.mark.django_db
OPEN_PAGES = ["sitting", "sitting_state", "more", "board", "board_state"]
BUTTONS = ["pair", "take_out"]


def start_address(delivery):
    return reverse("quizzes:start", args=[delivery.pk])


def step_address(sitting, action):
    return reverse("quizzes:step", args=[sitting.pk, action])


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


def test_officer_of_another_patch_sees_no_sitting():
    sitting = make_sitting()
    stranger = make_officer()
    make_school(officer=stranger)

    assert list(Sitting.objects.visible_to(stranger.user)) == []
    assert list(Sitting.objects.visible_to(sitting.delivery.officer.user)) == [sitting]
