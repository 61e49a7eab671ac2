"""The command that lets editors review."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent
from lessons.models import ReviewRight
from tests.builders import make_editor, make_officer

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
