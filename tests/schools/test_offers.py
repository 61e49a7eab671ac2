"""Times that touch, and times that have gone by."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lessons.models import Lesson
from schools import actions
from schools.clashes import OVER, as_of, asked_times
from schools.drafts import open_draft, send_draft
from schools.models import Claim, OutgoingMail, VisitDraft
from tests.builders import (
    at,
    make_absence,
    make_coordinator,
    make_delivery,
    make_lesson,
    make_officer,
    make_school,
    make_teacher,
    make_visit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = at(2027, 1, 4, 9)
# One after another as the page offers them: the way between them is the same quarter of an hour.
FIRST = (at(2027, 1, 18, 9, 15), at(2027, 1, 18, 10))
SECOND = (at(2027, 1, 18, 10, 15), at(2027, 1, 18, 11))


@pytest.fixture
def asked():
    officer = make_officer()
    school = make_school(officer=officer)
    teacher = make_teacher(school=school)
    visit = make_visit(school, officer=officer, state="requested", requested_by=teacher.user)
    make_delivery(visit, starts_at=None)
    return visit


def offer(visit, *times, now=NOW):
    actions.offer_times(
        visit=visit, times=list(times), officer=visit.officer, by=visit.officer.user, now=now
    )
    return list(visit.times.filter(offered_by="officer"))


def quarters_of(visit):
    return sorted(visit.claims.exclude(officer=None).values_list("quarter", flat=True))


def every_quarter(first, last):
    return [first + dt.timedelta(minutes=15 * n) for n in range((last - first).seconds // 900 + 1)]


class TestTimesThatTouch:
    def test_both_are_held_with_the_way_to_and_from_them(self, asked):
        offer(asked, FIRST, SECOND)

        assert quarters_of(asked) == every_quarter(at(2027, 1, 18, 9), at(2027, 1, 18, 11))

    @pytest.mark.parametrize(
        ("number", "first", "last"), [(0, (9, 0), (10, 0)), (1, (10, 0), (11, 0))]
    )
    def test_the_one_that_is_taken_keeps_its_way_and_the_other_is_free(
        self, asked, number, first, last
    ):
        offers = offer(asked, FIRST, SECOND)

        actions.take_offer(visit=asked, time=offers[number], by=asked.requested_by, now=NOW)

        wanted = every_quarter(at(2027, 1, 18, *first), at(2027, 1, 18, *last))
        assert quarters_of(asked) == wanted
        classes = Claim.objects.filter(visit=asked).exclude(class_group=None)
        assert sorted(classes.values_list("quarter", flat=True)) == every_quarter(
            offers[number].starts_at, offers[number].ends_at - dt.timedelta(minutes=15)
        )

    def test_own_time_gets_what_is_free_again_and_not_what_is_kept(self, asked):
        offers = offer(asked, FIRST, SECOND)
        day = dt.date(2027, 1, 18)
        make_absence(asked.officer, first_day=day, last_day=day)

        actions.take_offer(visit=asked, time=offers[1], by=asked.requested_by, now=NOW)

        kept = every_quarter(at(2027, 1, 18, 10), at(2027, 1, 18, 11))
        assert quarters_of(asked) == kept
        assert Claim.objects.exclude(absence=None).count() == 24 * 4 - len(kept)

    def test_a_time_of_another_visit_is_still_taken(self, asked):
        offer(asked, FIRST)
        other = make_visit(asked.school, officer=asked.officer, state="requested")
        make_delivery(other, starts_at=None)

        with pytest.raises(actions.TimeTaken), transaction.atomic():
            offer(other, SECOND)


class TestTimesThatHaveGoneBy:
    def test_cannot_be_asked_for(self, asked):
        with pytest.raises(ValidationError, match="One of these times is over"):
            actions.request_visit(
                school=asked.school,
                wishes=[
                    actions.ClassWish(make_lesson().lesson, "8A", 8, 8, 28, 45, "class"),
                ],
                times=[FIRST, SECOND],
                by=asked.requested_by,
                now=at(2027, 1, 18, 9, 30),
                language="both",
                devices="own",
                contact_name="Office",
                contact_email="office@school.example",
            )

    def test_cannot_be_taken_though_the_offer_runs_on(self, asked):
        time, _later = offer(asked, FIRST, SECOND, now=at(2027, 1, 17))

        with pytest.raises(actions.TooLate), transaction.atomic():
            actions.take_offer(
                visit=asked, time=time, by=asked.requested_by, now=at(2027, 1, 18, 9, 20)
            )

    def test_cannot_be_accepted_and_the_page_says_why(self, client, asked):
        past = timezone.now() - dt.timedelta(days=1)
        time = asked.times.create(
            starts_at=past, ends_at=past + dt.timedelta(minutes=45), offered_by="school"
        )
        accept = reverse("schools:request_accept", args=[asked.pk, time.pk])
        client.force_login(asked.officer.user)
        assert accept not in client.get(reverse("schools:request", args=[asked.pk])).text

        page = client.post(accept, follow=True)

        asked.refresh_from_db()
        assert asked.state == "requested"
        assert page.text.count("This time is over.") == 2  # what happened, and beside the time

    def test_are_said_to_be_over_whatever_else_stands_against_them(self, asked):
        asked.times.create(starts_at=FIRST[0], ends_at=FIRST[1], offered_by="school")
        make_absence(asked.officer, first_day=dt.date(2027, 1, 18), last_day=dt.date(2027, 1, 18))
        asked.refresh_from_db()
        rows = asked_times([asked], reader=asked.officer.user)[asked.pk]

        assert [one.clash for one in as_of(at(2027, 1, 18, 9, 15), rows)] == [OVER]
        assert [one.clash for one in as_of(at(2027, 1, 18, 9, 14), rows)] == ["own"]


def test_coordinator_is_not_told_that_they_are_booked_themselves(client, asked):
    offer(asked, FIRST)
    other = make_visit(make_school(officer=asked.officer), officer=asked.officer, state="requested")
    other.times.create(starts_at=FIRST[0], ends_at=FIRST[1], offered_by="school")
    client.force_login(make_coordinator(force=asked.force))

    page = client.get(reverse("schools:request", args=[other.pk])).text

    assert f"{asked.officer} is not free then." in page
    assert "You are booked" not in page


class TestDrafts:
    """Requests that wait on the way while lessons and people change."""

    def classes(self, *names):
        lessons = {name: make_lesson().lesson for name in names}
        rows = [
            {
                "lesson": lesson.slug,
                "name": name,
                "year_from": 8,
                "year_to": 8,
                "pupils": 28,
                "route": 45,
                "setting": "class",
            }
            for name, lesson in lessons.items()
        ]
        return lessons, rows

    def test_button_takes_out_the_class_it_names(self, client, asked):
        lessons, rows = self.classes("7A", "7B", "7C")
        draft = VisitDraft.objects.create(
            user=asked.requested_by,
            data={"classes": rows, "starts": [], "room": {}, "contact": {}},
        )
        lessons["7A"].current = None
        lessons["7A"].save()
        client.force_login(asked.requested_by)
        page = client.get(reverse("schools:visit_new")).text
        first = page.split("Remove 7B")[0].rsplit('action="', 1)[1].split('"')[0]

        client.post(first)

        draft.refresh_from_db()
        assert [row["name"] for row in draft.data["classes"]] == ["7C"]

    def test_contact_that_was_forgotten_is_asked_again(self, client, asked):
        asked.contact_name = asked.contact_email = ""
        asked.save()
        client.force_login(asked.requested_by)

        client.post(reverse("schools:visit_again", args=[asked.pk]))

        assert VisitDraft.objects.get().data["contact"] == {}


def test_officer_whose_account_is_closed_gets_no_mail(asked):
    asked.officer.user.is_active = False
    asked.officer.user.save()

    actions.cancel_visit(visit=asked, reason="other", by=asked.requested_by, now=NOW)

    assert OutgoingMail.objects.get().to == "office@school.example"


class TestSending:
    @pytest.fixture
    def draft(self, asked):
        lesson = make_lesson().lesson
        start = timezone.now().replace(minute=0, second=0, microsecond=0) + dt.timedelta(days=7)
        return VisitDraft.objects.create(
            user=asked.requested_by,
            data={
                "classes": [
                    {
                        "lesson": lesson.slug,
                        "name": "8A",
                        "year_from": 8,
                        "year_to": 8,
                        "pupils": 28,
                        "route": 45,
                        "setting": "class",
                    }
                ],
                "starts": [(start + dt.timedelta(days=n)).isoformat() for n in (0, 1)],
                "room": {"language": "both", "devices": "own"},
                "contact": {"contact_name": "Office", "contact_email": "office@school.example"},
            },
        )

    def test_two_presses_ask_once(self, draft, asked):
        seen = open_draft(draft.user)
        sent = {"school": asked.school, "by": draft.user, "now": timezone.now()}

        first, second = send_draft(seen, **sent), send_draft(seen, **sent)

        assert (first.state, second) == ("requested", None)

    def test_second_press_leads_to_what_the_first_one_sent(self, client, draft):
        client.force_login(draft.user)
        page = reverse("schools:visit_new_check")
        client.post(page)

        assert client.post(page)["Location"] == reverse("schools:visits")

    def test_draft_stays_when_it_cannot_be_sent(self, client, draft):
        draft.data["starts"] = ["2020-01-13T10:15:00+00:00", *draft.data["starts"]]
        draft.save()
        client.force_login(draft.user)

        page = client.post(reverse("schools:visit_new_check"))

        assert "One of these times is over. Choose others." in page.text
        assert page.text.split("<title>")[1].startswith("Error: ")
        assert VisitDraft.objects.get() == draft

    def test_lesson_that_is_no_longer_for_a_hall_is_explained(self, client, draft):
        draft.data["classes"][0]["setting"] = "assembly"
        draft.save()
        client.force_login(draft.user)

        page = client.post(reverse("schools:visit_new_check"))

        assert "This lesson is for one class" in page.text

    def test_ninth_class_is_for_another_visit(self, client, draft):
        draft.data["classes"] *= 8
        draft.save()
        client.force_login(draft.user)
        row = draft.data["classes"][0]
        lesson = Lesson.objects.get(slug=row["lesson"])

        page = client.post(reverse("schools:visit_new"), {**row, "lesson": lesson.pk})

        assert "A visit has at most 8 classes." in page.text
        draft.refresh_from_db()
        assert len(draft.data["classes"]) == 8
