"""The trail of what was done, for the co-ordinator of the force."""

import re

import pytest
from django.urls import reverse

from accounts.audit import record
from accounts.models import AuditEvent
from tests.builders import at, make_coordinator, make_force, make_officer, make_teacher

pytestmark = pytest.mark.django_db


def test_coordinator_reads_the_own_forces_trail_only(client):
    coordinator = make_coordinator()
    record("visit_confirmed", by=coordinator, detail="ours")
    record("visit_cancelled", by=make_coordinator(force=make_force()), detail="theirs")
    client.force_login(coordinator)

    response = client.get(reverse("accounts:audit"))

    assert [event.detail for event in response.context["page"].object_list] == ["ours"]
    assert "theirs" not in response.content.decode()


def test_trail_says_what_was_done_in_the_readers_language(client):
    coordinator = make_coordinator()
    record("visit_passed_on", by=coordinator)
    client.force_login(coordinator)

    response = client.get(reverse("accounts:audit"))

    assert "Visit passed to a colleague" in response.content.decode()
    assert "visit_passed_on" not in re.sub(r'value="[^"]*"', "", response.content.decode())


def test_action_without_words_is_refused():
    with pytest.raises(ValueError, match="visit_forgotten"):
        record("visit_forgotten", by=make_coordinator())


@pytest.mark.parametrize("build", [lambda: make_officer().user, lambda: make_teacher().user])
def test_nobody_else_opens_the_trail(client, build):
    client.force_login(build())

    assert client.get(reverse("accounts:audit")).status_code == 403


def test_export_is_in_the_trail_and_no_cell_is_a_formula(client):
    coordinator = make_coordinator(name="=1+1")
    record("visit_confirmed", by=coordinator, detail="@SUM(A1)")
    client.force_login(coordinator)

    response = client.get(reverse("accounts:audit"), {"format": "csv"})

    text = response.content.decode("utf-8")
    assert text.startswith("\ufeff")
    assert "'=1+1" in text
    assert ",'@SUM(A1)" in text
    assert AuditEvent.objects.filter(action="audit_exported", by=coordinator).count() == 1


@pytest.mark.parametrize("event_count", [1, 3])
def test_audit_page_costs_the_same_for_any_number_of_rows(
    client, event_count, django_assert_num_queries
):
    coordinator = make_coordinator()
    for _ in range(event_count):
        record("visit_confirmed", by=coordinator)
    client.force_login(coordinator)
    client.get(reverse("accounts:audit"))

    with django_assert_num_queries(8):  # session, user, force, classes that are on; 4 of the page
        client.get(reverse("accounts:audit"))


def test_day_is_read_day_first(client):
    coordinator = make_coordinator()
    for month, detail in ((3, "March"), (5, "May")):
        event = record("visit_confirmed", by=coordinator, detail=detail)
        AuditEvent.objects.filter(pk=event.pk).update(at=at(2026, month, 20))
    client.force_login(coordinator)

    page = client.get(reverse("accounts:audit"), {"since": "3/4/2026"})

    assert [event.detail for event in page.context["page"].object_list] == ["May"]


def test_day_that_is_none_is_named_and_nothing_is_taken_away(client):
    coordinator = make_coordinator()
    client.force_login(coordinator)

    page = client.get(reverse("accounts:audit"), {"since": "yesterday", "format": "csv"})

    assert page["Content-Type"].startswith("text/html")
    assert 'href="#id_since">Enter a valid date.' in page.text
    assert not AuditEvent.objects.filter(action="audit_exported").exists()
