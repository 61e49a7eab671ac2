"""A visit is asked for and agreed: each time is claimed once, the way there included."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from schools import actions
from schools.models import Claim, OutgoingMail, PossibleTime, Visit
from tests.builders import at, make_lesson, make_officer, make_school, make_topic
from tests.schools.visits import LATER, NOW, TIME, accept, ask, wish

pytestmark = pytest.mark.django_db


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
