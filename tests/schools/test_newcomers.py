"""Anyone may say that they teach at a school: what they see and bring about until it is checked."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from schools import actions
from schools.models import Delivery, OutgoingMail, Teacher, Visit
from tests.builders import (
    at,
    make_class_group,
    make_coordinator,
    make_delivery,
    make_lesson,
    make_officer,
    make_school,
    make_teacher,
    make_user,
    make_visit,
)

pytestmark = pytest.mark.django_db
NOW = at(2027, 1, 4, 9)
TIMES = [
    (at(2027, 1, 12, 10, 15), at(2027, 1, 12, 11)),
    (at(2027, 1, 13, 10, 15), at(2027, 1, 13, 11)),
]


@pytest.fixture
def school():
    return make_school(officer=make_officer())


@pytest.fixture
def newcomer(school):
    return make_teacher(school=school, approved=False)


@pytest.fixture
def officer(school):
    return school.patch.get().officer


def asked_by(teacher):
    officer = teacher.school.patch.get().officer
    visit = make_visit(
        teacher.school, officer=officer, state="requested", requested_by=teacher.user
    )
    make_delivery(visit, starts_at=None)
    for start, end in TIMES:
        visit.times.create(starts_at=start, ends_at=end, offered_by="school")
    return visit


class TestWhatTheySee:
    def test_only_the_visits_they_asked_for(self, school, newcomer, officer):
        make_teacher(school=school)  # who may see all of it
        make_visit(school, officer=officer, needs="A pupil in a wheelchair")
        own = asked_by(newcomer)

        assert list(Visit.objects.visible_to(newcomer.user)) == [own]

    def test_only_the_lessons_of_those_and_their_own(self, school, newcomer, officer):
        make_delivery(make_visit(school, officer=officer))
        colleague = make_teacher(school=school)
        group = make_class_group(school)
        make_delivery(class_group=group, planned_by=colleague.user)
        wanted = {
            asked_by(newcomer).deliveries.get(),
            make_delivery(class_group=group, planned_by=newcomer.user),
        }

        assert set(Delivery.objects.visible_to(newcomer.user)) == wanted

    def test_all_of_the_school_once_they_are_checked(self, school, newcomer, officer):
        visit = make_visit(school, officer=officer)
        delivery = make_delivery(visit)

        actions.approve_teacher(teacher=newcomer, by=officer.user, now=NOW)

        assert list(Visit.objects.visible_to(newcomer.user)) == [visit]
        assert list(Delivery.objects.visible_to(newcomer.user)) == [delivery]

    @pytest.mark.parametrize("name", ["visit", "visit_cancel", "visit_brief", "visit_calendar"])
    def test_a_visit_of_the_school_is_not_there(self, client, school, newcomer, officer, name):
        visit = make_visit(school, officer=officer)
        client.force_login(newcomer.user)

        assert client.get(reverse(f"schools:{name}", args=[visit.pk])).status_code == 404

    def test_a_lesson_they_plan_is_theirs_at_once(self, client, newcomer):
        client.force_login(newcomer.user)
        wish = {
            "lesson": make_lesson().lesson.pk,
            "name": "8A",
            "year_from": 8,
            "pupils": 28,
            "route": 45,
            "setting": "class",
        }

        response = client.post(reverse("schools:lesson_new"), wish, follow=True)

        assert response.status_code == 200
        assert Delivery.objects.get().planned_by == newcomer.user


class TestWhatTheyBringAbout:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client, officer):
        client.force_login(officer.user)

    def test_no_visit_is_agreed_before_somebody_checked(self, client, newcomer):
        visit = asked_by(newcomer)
        accept = reverse("schools:request_accept", args=[visit.pk, visit.times.first().pk])

        page = client.post(accept, follow=True)

        visit.refresh_from_db()
        assert visit.state == "requested"
        assert "Check the new account first." in page.text

    def test_nor_are_other_times_offered(self, newcomer, officer):
        visit = asked_by(newcomer)

        with pytest.raises(actions.NotChecked):
            actions.offer_times(visit=visit, times=TIMES, officer=officer, by=officer.user, now=NOW)

    def test_button_for_one_school_accepts_nobody_at_another(self, client, newcomer, officer):
        button = reverse("schools:teacher_check", args=[newcomer.pk, "approve"])
        other = make_school(officer=officer)
        actions.join_school(user=newcomer.user, school=other)

        assert client.post(button).status_code == 404
        assert Teacher.objects.get(user=newcomer.user).approved_at is None

    def test_who_went_to_another_school_is_no_newcomer_of_this_one(self, newcomer, officer):
        visit = asked_by(newcomer)
        actions.join_school(user=newcomer.user, school=make_school(officer=officer))

        assert not Teacher.objects.newcomers_of(visit).exists()

    def test_choosing_the_own_school_again_changes_nothing(self, school):
        teacher = make_teacher(school=school)

        assert actions.join_school(user=teacher.user, school=school) == teacher
        assert Teacher.objects.get().approved_at == teacher.approved_at

    def test_no_mail_goes_to_an_address_that_is_only_typed(self, school, newcomer, officer):
        actions.request_visit(
            school=school,
            wishes=[actions.ClassWish(make_lesson().lesson, "8A", 8, 8, 28, 45, "class")],
            times=TIMES,
            by=newcomer.user,
            now=NOW,
            language="both",
            devices="own",
            contact_name="Anybody",
            contact_email="anybody@elsewhere.example",
        )

        receivers = set(OutgoingMail.objects.values_list("to", flat=True))
        assert receivers == {newcomer.user.email, officer.user.email}

    def test_refused_with_what_they_asked_for(self, client, newcomer, officer):
        visit = asked_by(newcomer)

        client.post(reverse("schools:teacher_check", args=[newcomer.pk, "refuse"]))

        visit.refresh_from_db()
        assert (visit.state, visit.cancelled_by) == ("cancelled", officer.user)
        assert Visit.objects.visible_to(newcomer.user).count() == 0

    def test_trail_names_the_person(self, newcomer, officer):
        actions.approve_teacher(teacher=newcomer, by=officer.user, now=NOW)
        actions.refuse_teacher(teacher=newcomer, by=officer.user, now=NOW)

        told = AuditEvent.objects.filter(
            object_name=str(newcomer.user), detail=newcomer.school.name
        )
        assert set(told.values_list("action", flat=True)) == {
            "teacher_approved",
            "teacher_refused",
        }


class TestThePageOfTheSchool:
    def test_officer_checks_a_new_account_there_too(self, client, school, newcomer, officer):
        client.force_login(officer.user)
        page = reverse("schools:school", args=[school.pk])
        button = reverse("schools:teacher_check", args=[newcomer.pk, "approve"])
        assert button in client.get(page).text

        response = client.post(button, {"next": page})

        newcomer.refresh_from_db()
        assert response["Location"] == page
        assert newcomer.approved_by == officer.user

    def test_who_left_sees_the_school_no_longer_and_its_visits_stay(self, client, school, officer):
        teacher = make_teacher(school=school)
        visit = make_visit(school, officer=officer, requested_by=teacher.user)
        client.force_login(make_coordinator(force=officer.force))

        client.post(reverse("schools:teacher_check", args=[teacher.pk, "refuse"]))

        visit.refresh_from_db()
        teacher.user.refresh_from_db()
        assert visit.state == "confirmed"
        assert teacher.user.roles == []
        assert not Visit.objects.visible_to(teacher.user).exists()

    def test_way_back_is_never_another_site(self, client, newcomer, officer):
        client.force_login(officer.user)
        button = reverse("schools:teacher_check", args=[newcomer.pk, "approve"])

        response = client.post(button, {"next": "https://elsewhere.example/"})

        assert response["Location"] == reverse("schools:requests")


def test_officer_whose_account_is_closed_gets_no_request(school, officer):
    officer.user.is_active = False
    officer.user.save()

    force, serving = actions.serving(school)

    assert (force, serving) == (officer.force, None)


def test_approved_is_who_somebody_checked(school):
    teacher = actions.join_school(user=make_user(), school=school)

    actions.approve_teacher(teacher=teacher, by=make_user(), now=timezone.now())

    assert Teacher.objects.exclude(approved_at=None).get() == teacher
