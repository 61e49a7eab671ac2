"""Forms of seats and sheets that are sent twice: a double tap, or a network that tries again."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent
from quizzes.codes import ALPHABET
from quizzes.models import Answer, Seat
from quizzes.roll_up import forget_answers
from quizzes.seats import take_seat, token_hash
from tests.builders import at
from tests.quizzes.builders import fresh, make_room, officer_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

TOKEN = "t" * 24
NOW = at(2026, 11, 24, 10)


class TestNextPupilOfATablet:
    @pytest.fixture
    def room(self):
        return make_room(phase="before", is_open=True, ways="shared", headcount=12)

    @pytest.fixture
    def tablet(self, room):
        tablet = Client()
        tablet.post(reverse("pupils:start", args=[room.code]), {"how": "turns"})
        return tablet

    def press(self, tablet, room, **data):
        return tablet.post(reverse("pupils:turns", args=[room.address]), {"new": "1", **data})

    def test_two_taps_on_a_new_name_are_one_pupil(self, room, tablet):
        """The second leaves before the first is answered: its cookies are those of before."""
        second = Client()
        second.cookies.update(tablet.cookies)

        self.press(tablet, room, token=TOKEN)
        self.press(second, room, token=TOKEN)

        assert Seat.objects.count() == 2
        for client in (tablet, second):
            assert client.cookies["diogel_seat"].value == TOKEN
            assert client.cookies["diogel_turns"].value.count(".") == 1

    def test_tap_that_comes_again_later_lists_the_pupil_once(self, room, tablet):
        for _tap in range(2):
            self.press(tablet, room, token=TOKEN)

        page = tablet.get(reverse("pupils:turns", args=[room.address])).text
        assert page.count('name="seat"') == 2

    def test_each_page_gives_another_pupil(self, room, tablet):
        address = reverse("pupils:turns", args=[room.address])
        for _pupil in range(2):
            self.press(tablet, room, token=tablet.get(address).context["token"])

        assert Seat.objects.count() == 3


class TestOtherDevice:
    @pytest.fixture
    def room(self):
        return make_room(phase="before", is_open=True, seats=2)

    def move(self, room, letters, token=TOKEN, client=None):
        form = {"code": room.code, "seat_code": letters, "token": token}
        return (client or Client()).post(reverse("pupils:other_device"), form)

    def test_second_tap_goes_on_with_the_same_seat(self, room):
        seat = room.seats.first()

        responses = [self.move(room, seat.seat_code) for _tap in range(2)]

        seat.refresh_from_db()
        tokens = {response.cookies["diogel_seat"].value for response in responses}
        assert [response.status_code for response in responses] == [302, 302]
        assert {token_hash(token) for token in tokens} == {seat.token_hash}

    def test_page_that_is_used_again_moves_the_seat_whose_letters_are_typed(self, room):
        """The next pupil of a shared device, who went back to the page: nobody else's seat."""
        first, second = room.seats.all()

        self.move(room, first.seat_code)
        moved = self.move(room, second.seat_code).cookies["diogel_seat"].value

        second.refresh_from_db()
        assert token_hash(moved) == second.token_hash

    def test_letters_of_nobody_lead_to_no_seat_whatever_was_moved_before(self, room):
        first, second = room.seats.all()
        self.move(room, first.seat_code)
        nobodys = next(
            letters
            for letters in (4 * letter for letter in ALPHABET)
            if letters not in {first.seat_code, second.seat_code}
        )

        response = self.move(room, nobodys)

        assert response.status_code == 422
        assert "diogel_seat" not in response.cookies

    def test_class_whose_devices_fail_moves_all_at_once(self):
        room = make_room(phase="before", is_open=True, seats=15)

        moved = [self.move(room, seat.seat_code, token="") for seat in room.seats.all()]

        assert {response.status_code for response in moved} == {302}

    def test_guesses_are_slowed_and_so_is_what_comes_behind_them(self, room):
        seat = room.seats.first()
        wrong = [letter * 4 for letter in ALPHABET if letter * 4 != seat.seat_code][:11]

        said = [self.move(room, letters).text for letters in wrong]
        right = self.move(room, seat.seat_code)

        assert ["Wait 10 seconds" in text for text in said] == [False] * 10 + [True]
        assert right.status_code == 422
        assert "Wait 10 seconds, then try again." in right.text


class TestSheets:
    @pytest.fixture
    def room(self):
        return make_room(questions=2, phase="after", ways="paper", headcount=2)

    @pytest.fixture
    def officer(self, room, client):
        client.force_login(officer_of(room))
        return client

    def type_in(self, officer, room, letters, token):
        address = reverse("quizzes:sheets", args=[room.pk])
        return officer.post(address, {"before": letters, "token": token})

    def take_back(self, officer, room, typed):
        address = reverse("quizzes:sheet_back", args=[room.pk])
        return officer.post(address, {"typed": typed}, follow=True)

    def test_sheet_that_is_saved_twice_counts_once(self, officer, room):
        responses = [self.type_in(officer, room, "AB", TOKEN) for _press in range(2)]

        assert [response.status_code for response in responses] == [302, 302]
        assert (Seat.objects.count(), Answer.objects.count()) == (1, 2)
        assert AuditEvent.objects.filter(action="sheets_typed").count() == 1

    def test_last_sheet_of_the_pile_is_not_refused_when_it_comes_twice(self, officer, room):
        self.type_in(officer, room, "AB", "a" * 24)

        responses = [self.type_in(officer, room, "AB", TOKEN) for _press in range(2)]

        assert [response.status_code for response in responses] == [302, 302]
        assert Seat.objects.count() == 2

    def test_undo_that_is_pressed_twice_takes_one_sheet_out(self, officer, room):
        for token in ("a" * 24, TOKEN):
            self.type_in(officer, room, "AB", token)

        first, second = (self.take_back(officer, room, typed=2).text for _press in range(2))

        assert "The last sheet is taken out again." in first
        assert "Nothing was changed: the number of sheets is another one now." in second
        assert Seat.objects.count() == 1

    @pytest.mark.parametrize("typed", ["", "0", "²", "9" * 400])
    def test_undo_that_says_no_number_takes_none_out(self, officer, room, typed):
        self.type_in(officer, room, "AB", TOKEN)

        self.take_back(officer, room, typed=typed)

        assert Seat.objects.count() == 1

    def test_page_draws_what_its_buttons_need(self, officer, room):
        self.type_in(officer, room, "AB", TOKEN)

        page = officer.get(reverse("quizzes:sheets", args=[room.pk]))

        assert f'name="token" value="{page.context["token"]}"' in page.text
        assert len(page.context["token"]) == 24
        assert 'name="typed" value="1"' in page.text

    def test_pupils_seat_is_no_sheet(self, officer, room):
        """A token that a device holds opens no way around the sheet."""
        taken = take_seat(room)

        response = self.type_in(officer, room, "AB", taken.token)

        assert response.status_code == 302
        assert Answer.objects.filter(seat=taken.seat).count() == 0


def test_sheet_that_comes_behind_the_deleting_of_answers_is_not_kept(client):
    """The page was loaded before; what would come now is in no total and would stay for ever."""
    from quizzes.actions import AnswersDeleted, add_sheet, remove_last_sheet

    room = make_room(questions=1, phase="ended", ended_at=NOW, rolled_up_at=NOW, headcount=9)
    before = fresh(room)
    forget_answers(now=at(2027, 3, 1))
    question = room.delivery.version.questions.get().pk

    with pytest.raises(AnswersDeleted):
        add_sheet(before, {("before", question): "a"}, by=before.opened_by, now=NOW)
    with pytest.raises(AnswersDeleted):
        remove_last_sheet(before, by=before.opened_by, typed=1, now=NOW)
    assert Seat.objects.count() == 0


def test_tablet_of_several_is_not_left_by_the_one_who_was_taken_out(client):
    """Leaving forgets all the seats of the device; the others could not go on with theirs."""
    from quizzes.actions import take_out

    room = make_room(phase="before", is_open=True, ways="shared", headcount=12)
    client.post(reverse("pupils:start", args=[room.code]), {"how": "turns"})
    address = reverse("pupils:class", args=[room.address])
    leave = reverse("pupils:leave", args=[room.address])
    take_out(room, seat=Seat.objects.get().pk, by=officer_of(room), now=NOW)

    on_a_tablet = client.get(address).text
    del client.cookies["diogel_turns"]
    alone = client.get(address).text

    assert reverse("pupils:turns", args=[room.address]) in on_a_tablet
    assert leave not in on_a_tablet
    assert leave in alone
