import datetime as dt
import threading

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from icalendar import Calendar

from accounts.models import AuditEvent
from schools import actions
from schools.claims import quarters
from schools.free_times import free_times, length_of
from schools.mail import send_due
from schools.models import Claim, Closure, OutgoingMail, PossibleTime, Visit
from tests.builders import (
    at,
    make_class_group,
    make_delivery,
    make_lesson,
    make_officer,
    make_school,
    make_teacher,
    make_topic,
    make_visit,
)

pytestmark = pytest.mark.django_db
NOW = at(2027, 1, 4, 9)
TIME = (at(2027, 1, 12, 10, 15), at(2027, 1, 12, 11, 0))
LATER = (at(2027, 1, 13, 10, 15), at(2027, 1, 13, 11, 0))


def wish(lesson=None, **fields):
    lesson = lesson or make_lesson().lesson
    return actions.ClassWish(
        **{
            "lesson": lesson,
            "name": "8A",
            "year_from": 8,
            "year_to": 8,
            "pupils": 28,
            "route": 45,
            "setting": "class",
            **fields,
        }
    )


def ask(school=None, teacher=None, wishes=None, times=(TIME, LATER), now=NOW, **details):
    school = school or make_school(officer=make_officer())
    teacher = teacher or make_teacher(school=school)
    return actions.request_visit(
        school=school,
        wishes=wishes or [wish()],
        times=list(times),
        by=teacher.user,
        now=now,
        **{
            "language": "both",
            "devices": "own",
            "contact_name": "Office",
            "contact_email": "office@school.example",
            **details,
        },
    )


def accept(visit, time=None):
    return actions.accept_time(
        visit=visit,
        time=time or visit.times.first(),
        officer=visit.officer,
        by=visit.officer.user,
    )


class TestAsking:
    def test_request_goes_to_the_schools_officer_with_a_day_to_answer_by(self):
        officer = make_officer()
        school = make_school(officer=officer)

        visit = ask(school)

        assert (visit.state, visit.officer, visit.force) == ("requested", officer, officer.force)
        assert visit.answer_by == dt.date(2027, 1, 7)
        assert [t.starts_at for t in visit.times.all()] == [TIME[0], LATER[0]]
        assert visit.deliveries.get().class_group.name == "8A"
        assert Claim.objects.count() == 0

    def test_one_time_is_not_enough(self):
        with pytest.raises(ValidationError, match="at least 2 times"):
            ask(times=[TIME, TIME])

    @pytest.mark.parametrize(("sensitive", "for_assembly"), [(True, True), (False, False)])
    def test_assembly_is_refused_where_pupils_need_room_to_ask(self, sensitive, for_assembly):
        version = make_lesson(
            topic=make_topic(is_sensitive=sensitive), is_for_assembly=for_assembly
        )

        with pytest.raises(actions.AssemblyRefused):
            ask(wishes=[wish(version.lesson, setting="assembly")])
        assert Visit.objects.count() == 0

    def test_general_lesson_may_go_to_an_assembly(self):
        version = make_lesson(is_for_assembly=True)

        visit = ask(wishes=[wish(version.lesson, setting="assembly")])

        assert visit.deliveries.get().setting == "assembly"

    def test_school_that_no_force_serves_is_told(self):
        school = make_school()
        school.local_authority.force_areas.update(ends_on=dt.date(2026, 1, 1))

        with pytest.raises(ValidationError, match="No force serves this school"):
            ask(school)


class TestAgreeing:
    def test_accepting_confirms_claims_and_tells_both(self):
        visit = ask(wishes=[wish(name="8A"), wish(name="8B")])

        accept(visit)

        visit.refresh_from_db()
        assert (visit.state, visit.starts_at) == ("confirmed", TIME[0])
        officer_claims = Claim.objects.filter(officer=visit.officer).values_list(
            "quarter", flat=True
        )
        assert min(officer_claims) == at(2027, 1, 12, 10)
        assert max(officer_claims) == at(2027, 1, 12, 11)
        starts = [d.starts_at for d in visit.deliveries.order_by("order")]
        assert starts == [TIME[0], TIME[0] + dt.timedelta(minutes=50)]
        confirmed = OutgoingMail.objects.filter(event__kind="confirmed")
        assert set(confirmed.values_list("to", flat=True)) == {
            "office@school.example",
            visit.officer.user.email,
        }

    def test_officer_is_not_accepted_twice_for_one_time(self):
        officer = make_officer()
        first = ask(make_school(officer=officer))
        second = ask(make_school(officer=officer))
        accept(first)

        with pytest.raises(actions.TimeTaken), transaction.atomic():
            accept(second)

        second.refresh_from_db()
        assert (second.state, second.starts_at) == ("requested", None)

    def test_travel_is_kept_free_on_both_sides(self):
        officer = make_officer()
        accept(ask(make_school(officer=officer)))
        right_after = (at(2027, 1, 12, 11, 0), at(2027, 1, 12, 11, 45))
        second = ask(make_school(officer=officer), times=[right_after, LATER])

        with pytest.raises(actions.TimeTaken), transaction.atomic():
            accept(second)

    def test_request_that_was_accepted_already_is_too_late(self):
        visit = ask()
        accept(visit)

        with pytest.raises(actions.TooLate), transaction.atomic():
            accept(visit, visit.times.last())

    def test_offer_holds_its_times_until_one_is_taken(self):
        visit = ask()
        offered = [
            (at(2027, 1, 18, 10, 15), at(2027, 1, 18, 11, 0)),
            (at(2027, 1, 19, 9, 15), at(2027, 1, 19, 10)),
        ]
        actions.offer_times(
            visit=visit, times=offered, officer=visit.officer, by=visit.officer.user, now=NOW
        )
        assert visit.state == "held"
        assert visit.held_until == at(2027, 1, 7, 17)
        offers = visit.times.filter(offered_by=PossibleTime.OfferedBy.OFFICER)
        assert Claim.objects.filter(time=offers[1]).exists()

        actions.take_offer(visit=visit, time=offers[0], by=visit.requested_by, now=NOW)

        assert (visit.state, visit.starts_at) == ("confirmed", offered[0][0])
        assert not Claim.objects.filter(time=offers[1]).exists()
        assert Claim.objects.filter(time=offers[0]).exists()

    def test_offer_that_ran_out_is_free_again_and_cannot_be_taken(self):
        visit = ask()
        actions.offer_times(
            visit=visit,
            times=[(at(2027, 1, 18, 10, 15), at(2027, 1, 18, 11, 0))],
            officer=visit.officer,
            by=visit.officer.user,
            now=NOW,
        )
        late = at(2027, 1, 7, 17, 1)
        time = visit.times.get(offered_by="officer")

        with pytest.raises(actions.TooLate), transaction.atomic():
            actions.take_offer(visit=visit, time=time, by=visit.requested_by, now=late)
        assert actions.lapse_offers(now=late) == 1
        assert actions.lapse_offers(now=late) == 0

        visit.refresh_from_db()
        assert visit.state == "requested"
        assert Claim.objects.count() == 0

    def test_class_is_in_one_lesson_at_a_time(self):
        school = make_school(officer=make_officer())
        first = ask(school)
        second = ask(school)
        accept(first)
        colleague = make_officer(force=first.force)

        with pytest.raises(actions.TimeTaken), transaction.atomic():
            actions.accept_time(
                visit=second, time=second.times.first(), officer=colleague, by=colleague.user
            )


class TestChanging:
    def test_moving_frees_the_old_time_and_says_why(self):
        visit = ask()
        accept(visit)

        actions.move_visit(
            visit=visit,
            starts_at=at(2027, 1, 20, 9, 15),
            reason="called-away",
            by=visit.officer.user,
        )

        assert (visit.starts_at, visit.ends_at) == (at(2027, 1, 20, 9, 15), at(2027, 1, 20, 10))
        assert not Claim.objects.filter(quarter__lt=at(2027, 1, 20)).exists()
        body = OutgoingMail.objects.filter(event__kind="moved").first().body
        assert "from Tue 12 Jan, 10:15 to Wed 20 Jan, 09:15" in body
        assert "The officer was called to another incident" in body

    def test_moving_to_a_taken_time_leaves_the_old_one(self):
        officer = make_officer()
        first = ask(make_school(officer=officer))
        second = ask(
            make_school(officer=officer), times=[LATER, (at(2027, 1, 14, 9), at(2027, 1, 14, 10))]
        )
        accept(first)
        accept(second)

        with pytest.raises(actions.TimeTaken), transaction.atomic():
            actions.move_visit(visit=second, starts_at=TIME[0], reason="other", by=officer.user)

        second.refresh_from_db()
        assert second.starts_at == LATER[0]
        assert Claim.objects.filter(visit=second, quarter=LATER[0]).exists()

    def test_cancelling_frees_the_time_and_says_the_lessons_were_not_taught(self):
        visit = ask()
        accept(visit)

        actions.cancel_visit(visit=visit, reason="school-closed", by=visit.requested_by, now=NOW)

        assert (visit.state, visit.reason) == ("cancelled", "school-closed")
        assert Claim.objects.count() == 0
        delivery = visit.deliveries.get()
        assert (delivery.outcome, delivery.reason) == ("not-delivered", "school-closed")
        calendar = OutgoingMail.objects.filter(event__kind="cancelled").first().calendar
        assert "METHOD:CANCEL" in calendar

    def test_colleague_gets_the_visit_and_its_time(self):
        visit = ask()
        accept(visit)
        colleague = make_officer(force=visit.force)

        actions.pass_on(visit=visit, officer=colleague, by=visit.officer.user)

        assert visit.officer == colleague
        assert set(Claim.objects.exclude(officer=None).values_list("officer", flat=True)) == {
            colleague.pk
        }


class TestSigningOff:
    def test_last_sign_off_closes_the_visit(self):
        visit = make_visit()
        deliveries = [make_delivery(visit), make_delivery(visit)]
        common = {"staff_present": "Tutor", "language": "en", "by": visit.officer.user}

        actions.sign_off(delivery=deliveries[0], outcome="delivered", headcount=26, **common)
        visit.refresh_from_db()
        assert visit.state == "confirmed"

        actions.sign_off(
            delivery=deliveries[1],
            outcome="not-delivered",
            headcount=None,
            reason="called-away",
            **common,
        )
        visit.refresh_from_db()
        assert visit.state == "delivered"

    def test_correction_keeps_the_first_figure(self):
        delivery = make_delivery(make_visit())
        common = {"staff_present": "Tutor", "language": "en", "by": delivery.officer.user}
        actions.sign_off(delivery=delivery, outcome="delivered", headcount=82, **common)

        actions.sign_off(delivery=delivery, outcome="delivered", headcount=28, **common)

        delivery.refresh_from_db()
        assert delivery.headcount == 28
        assert [row.headcount for row in delivery.sign_offs.all()] == [82, 28]

    def test_taught_without_a_headcount_is_refused_by_the_database(self):
        delivery = make_delivery(make_visit())

        with pytest.raises(IntegrityError), transaction.atomic():
            actions.sign_off(
                delivery=delivery,
                outcome="delivered",
                headcount=None,
                staff_present="Tutor",
                language="en",
                by=delivery.officer.user,
            )


class TestMail:
    def test_calendar_file_keeps_its_name_and_grows_its_number(self):
        visit = ask()
        accept(visit)
        actions.move_visit(
            visit=visit, starts_at=at(2027, 1, 20, 9, 15), reason="other", by=visit.officer.user
        )

        files = [
            Calendar.from_ical(row.calendar).walk("VEVENT")[0]
            for row in OutgoingMail.objects.exclude(calendar="").filter(to="office@school.example")
        ]

        assert len({str(event["UID"]) for event in files}) == 1
        assert files[0]["SEQUENCE"] < files[1]["SEQUENCE"]
        assert files[1]["DTSTART"].dt == at(2027, 1, 20, 9, 15)

    def test_due_mail_is_sent_once_with_its_calendar(self):
        visit = ask()
        accept(visit)

        count = OutgoingMail.objects.count()
        later = at(2030, 1, 1)
        assert send_due(now=later) == count
        assert send_due(now=later) == 0

        confirmed = [m for m in mail.outbox if "Confirmed: Tue 12 Jan, 10:15" in m.subject]
        assert confirmed[0].attachments[0][0] == "visit.ics"

    def test_school_is_not_told_where_the_officer_is(self):
        visit = ask()
        accept(visit)

        text = "".join(OutgoingMail.objects.values_list("body", flat=True))
        assert "travel" not in text.lower()

    def test_both_languages_when_the_language_is_not_known(self):
        ask()

        assert "- - -" in OutgoingMail.objects.get(to="office@school.example").body


class TestFreeTimes:
    def test_weekdays_with_notice_without_taken_and_closed_times(self):
        officer = make_officer()
        school = make_school(officer=officer)
        accept(ask(make_school(officer=officer)))
        Closure.objects.create(
            school=school,
            starts_on=dt.date(2027, 1, 13),
            ends_on=dt.date(2027, 1, 13),
            name_en="INSET day",
            name_cy="Diwrnod HMS",
        )

        starts = [t.starts_at for t in free_times(school, officer, minutes=45, now=NOW)]

        assert starts[0] == at(2027, 1, 7, 9, 15)
        assert TIME[0] not in starts
        assert at(2027, 1, 12, 9, 15) not in starts  # too near to the visit at 10:15
        assert at(2027, 1, 12, 13, 15) in starts
        assert not [start for start in starts if start.date() == dt.date(2027, 1, 13)]
        assert all(start.weekday() < 5 for start in starts)

    def test_two_lessons_take_their_minutes_and_a_pause(self):
        assert length_of([45, 45]) == 95
        assert length_of([60]) == 60


def test_quarters_cover_every_minute_of_a_time():
    found = quarters(at(2027, 1, 12, 10, 10), at(2027, 1, 12, 10, 50))

    assert found == [at(2027, 1, 12, 10, m) for m in (0, 15, 30, 45)]


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestRaces:
    def run(self, work, count):
        barrier, won, lost = threading.Barrier(count), [], []

        def one(number):
            try:
                barrier.wait()
                work(number)
                won.append(number)
            except (actions.TimeTaken, actions.TooLate) as error:
                lost.append(type(error).__name__)
            finally:
                connection.close()

        threads = [threading.Thread(target=one, args=[n]) for n in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return won, lost

    def test_50_requests_for_one_time_of_one_officer_confirmed_at_once_one_wins(self):
        officer = make_officer()
        version = make_lesson()
        visits = []
        for _ in range(50):
            school = make_school(officer=officer)
            visit = make_visit(school=school, officer=officer, state="requested")
            make_delivery(visit, version, make_class_group(school))
            PossibleTime.objects.create(
                visit=visit, starts_at=TIME[0], ends_at=TIME[1], offered_by="school"
            )
            visits.append(visit.pk)

        def confirm(number):
            visit = Visit.objects.get(pk=visits[number])
            accept(visit)

        won, lost = self.run(confirm, 50)

        assert len(won) == 1
        assert lost == ["TimeTaken"] * 49
        assert Visit.objects.filter(state="confirmed").count() == 1
        assert AuditEvent.objects.filter(action="visit_confirmed").count() == 1
        assert set(Claim.objects.values_list("visit", flat=True)) == {visits[won[0]]}

    def test_one_request_confirmed_by_50_at_once_is_confirmed_once(self):
        visit = ask()

        won, lost = self.run(lambda number: accept(Visit.objects.get(pk=visit.pk)), 50)

        assert len(won) == 1
        assert lost == ["TooLate"] * 49
        assert visit.events.filter(kind="confirmed").count() == 1
