"""Who may review lessons: by the command, and by a co-ordinator's page."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import AuditEvent
from lessons.actions import NotYours, ask_for_review, give_review_right, pass_review
from lessons.models import ReviewRight
from tests.builders import make_coordinator, make_editor, make_force, make_officer
from tests.lessons.drafting import start

pytestmark = pytest.mark.django_db


def rights():
    return [(right.person.email, right.kind) for right in ReviewRight.objects.filter(ended_at=None)]


def test_an_editor_may_review_from_now_on_and_no_longer(capsys):
    person = make_editor(email="non@example.org")

    call_command("let_review", "Non@example.org", "police")
    call_command("let_review", "non@example.org", "police")
    assert rights() == [("non@example.org", "police")]

    call_command("let_review", "non@example.org", "police", "--end")
    assert rights() == []
    assert capsys.readouterr().out.splitlines() == [
        "non@example.org may now do the police review.",
        "non@example.org may now do the police review.",
        "non@example.org may no longer do the police review.",
    ]
    assert list(
        AuditEvent.objects.filter(object_id=person.pk)
        .order_by("pk")
        .values_list("action", "detail")
    ) == [("review_right_given", "police"), ("review_right_ended", "police")]


def test_a_right_that_ended_may_be_given_again():
    make_editor(email="non@example.org")
    call_command("let_review", "non@example.org", "welsh")
    call_command("let_review", "non@example.org", "welsh", "--end")
    call_command("let_review", "non@example.org", "welsh")

    assert ReviewRight.objects.count() == 2
    assert rights() == [("non@example.org", "welsh")]


def test_only_editors_get_it_and_only_what_is_held_ends():
    officer = make_officer().user
    with pytest.raises(CommandError, match="is no editor"):
        call_command("let_review", officer.email, "police")
    make_editor(email="non@example.org")
    with pytest.raises(CommandError, match="does not do the police review"):
        call_command("let_review", "non@example.org", "police", "--end")


@pytest.fixture
def lead(client):
    person = make_coordinator(name="Mair")
    client.force_login(person)
    return person


@pytest.fixture
def editor(lead):
    return make_editor(name="Non", force=lead.force)


def right_of(person, kind, by=None):
    return give_review_right(person=person, kind=kind, by=by, now=timezone.now())


def test_a_co_ordinator_gives_a_right_and_takes_it_back(client, lead, editor):
    given = client.post(f"/reviewers/{editor.pk}/police/give/", follow=True)

    assert rights() == [(editor.email, "police")]
    assert ReviewRight.objects.get().given_by == lead
    text = given.content.decode()
    assert "Non may do this now: Police review." in text
    assert f'action="/reviewers/{editor.pk}/police/end/"' in text  # undo

    asked = client.get(f"/reviewers/{editor.pk}/police/end/").content.decode()
    assert "Nobody else may do this review." in asked
    ended = client.post(f"/reviewers/{editor.pk}/police/end/", follow=True).content.decode()
    assert rights() == []
    assert "Non may no longer do this: Police review." in ended
    assert list(
        AuditEvent.objects.order_by("pk").values_list("action", "detail", "by", "force")
    ) == [
        ("review_right_given", "police", lead.pk, lead.force_id),
        ("review_right_ended", "police", lead.pk, lead.force_id),
    ]
    assert client.get(f"/reviewers/{editor.pk}/police/end/").status_code == 404


def test_people_of_another_force_are_neither_shown_nor_touched(client, lead):
    theirs = make_editor(name="Somebody else", force=make_force())
    of_none = make_editor(name="Nobody in particular")
    gone = make_editor(name="Long gone", force=lead.force, is_active=False)
    right_of(theirs, "police")

    text = client.get("/reviewers/").content.decode()

    for person in (theirs, of_none, gone):
        assert person.name not in text
        assert client.post(f"/reviewers/{person.pk}/police/give/").status_code == 404
        assert client.post(f"/reviewers/{person.pk}/police/end/").status_code == 404
    assert rights() == [(theirs.email, "police")]
    assert client.post(f"/reviewers/{lead.pk}/police/give/").status_code == 404  # no editor


def test_how_well_each_review_is_covered_is_said(client, lead, editor):
    for person in (editor, make_editor(force=make_force())):
        right_of(person, "police")
    right_of(make_editor(is_active=False, force=lead.force), "police")
    right_of(make_editor(force=make_force()), "education")

    response = client.get("/reviewers/")

    covers = response.context["page"].covers
    assert [(cover.review.value, cover.own, cover.others) for cover in covers] == [
        ("police", 1, 1),
        ("education", 0, 1),
        ("welsh", 0, 0),
    ]
    text = " ".join(response.content.decode().split())
    assert text.count("What they write in stops here.") == 1
    assert text.count("Every draft stops here until somebody may do it.") == 1
    assert "Nobody else may do" not in (
        client.get(f"/reviewers/{editor.pk}/police/end/").content.decode()
    )


def test_a_review_that_does_not_exist_is_not_found(client, lead, editor):
    assert client.post(f"/reviewers/{editor.pk}/maths/give/").status_code == 404
    assert client.get(f"/reviewers/{editor.pk}/police/give/").status_code == 405


def test_without_editors_the_page_says_who_makes_them(client, lead):
    text = client.get("/reviewers/").content.decode()

    assert "Whoever runs the site makes somebody an editor." in text


def test_who_is_no_editor_any_more_reviews_nothing(library):
    author, was_editor = make_editor(), make_editor()
    right_of(was_editor, "police")
    draft = start(by=author)
    ask_for_review(draft, by=author, now=timezone.now())
    was_editor.is_editor = False
    was_editor.save()

    with pytest.raises(NotYours):
        pass_review(draft, by=was_editor, now=timezone.now())


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_reviewers_costs_8_queries(client, lead, django_assert_num_queries, count):
    for _ in range(count):
        right_of(make_editor(force=lead.force), "welsh")

    # session, user, editors, their rights, covers; of the frame: force, requests, class quizzes
    with django_assert_num_queries(8):
        response = client.get("/reviewers/")

    assert len(response.context["page"].people) == count
