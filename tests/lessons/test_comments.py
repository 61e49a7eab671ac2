"""What reviewers say about a draft: its authors see about which part, and can answer all of it."""

import pytest
from django.utils import timezone

from lessons import actions
from tests.builders import make_editor
from tests.lessons.drafting import fresh, make_reviewer, start

DRAFT = "/editor/lessons/before-you-send/draft/"


@pytest.fixture
def author(client, library):
    person = make_editor()
    client.force_login(person)
    return person


@pytest.fixture
def draft(author):
    """Sent back with a comment on a part, and one on a question."""
    draft, police, now = start(by=author), make_reviewer("police"), timezone.now()
    actions.ask_for_review(draft, by=author, now=now)
    for block, words in (("section-talk", "Too long."), ("question-first-step", "Too hard.")):
        actions.comment(fresh(draft), block=block, words=words, by=police, now=now)
    actions.send_back(fresh(draft), by=police, now=now, words="See the comments.")
    return draft


def test_the_first_page_names_the_part_of_each_comment(client, draft):
    text = client.get(DRAFT).content.decode()

    assert f'<a href="{DRAFT}sections/talk/#comments">Talk about it</a>' in text
    assert (
        f'<a href="{DRAFT}questions/first-step/#comments">What could Jamie do, part 1?</a>' in text
    )
    on_its_page = client.get(f"{DRAFT}sections/talk/").content.decode()
    assert "Too long." in on_its_page
    assert "Too hard." not in on_its_page


def test_a_comment_is_answered_though_its_part_was_taken_out(client, draft, author):
    actions.remove_block(draft.sections.get(key="talk"), by=author)
    comment = draft.comments.get(block="section-talk")
    assert "A part that was taken out" in client.get(DRAFT).content.decode()

    response = client.post(f"{DRAFT}comments/{comment.pk}/done/")

    assert response["Location"] == DRAFT
    comment.refresh_from_db()
    assert comment.done_by == author


def test_answered_the_page_of_its_part_comes_back(client, draft):
    comment = draft.comments.get(block="section-talk")

    assert client.post(f"{DRAFT}comments/{comment.pk}/done/")["Location"] == (
        f"{DRAFT}sections/talk/"
    )
    assert client.post(f"{DRAFT}comments/999999/done/").status_code == 404
