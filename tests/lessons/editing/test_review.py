"""The pages of a draft that is under review."""

from django.utils import timezone

from lessons import actions
from lessons.models import Lesson
from tests.lessons.drafting import fresh, make_reviewer, passed
from tests.lessons.editing.forms import DRAFT


def test_reviewers_read_comment_and_pass(page, client, draft, editor):
    actions.ask_for_review(draft, by=editor, now=timezone.now())
    own = page.get(DRAFT).content.decode()
    assert "You wrote in this draft, so somebody else reviews it." in own
    assert page.post(f"{DRAFT}review/pass/").status_code == 403

    reviewer = make_reviewer("police")
    client.force_login(reviewer)
    assert "Waiting for your review" in client.get("/editor/to-do/").content.decode()
    section = client.get(f"{DRAFT}sections/rules/").content.decode()
    assert "readonly" in section
    assert ">Save<" not in section
    client.post(f"{DRAFT}comments/section-rules/", {"words": "Shorter, for 11."})
    assert draft.comments.get().words == "Shorter, for 11."
    drawn = client.get(DRAFT).context["duty"].events[0].pk
    client.post(f"{DRAFT}review/pass/", {"drawn": drawn})
    assert fresh(draft).state == "education-review"
    assert client.post(f"{DRAFT}review/pass/", {"drawn": drawn}).status_code == 403

    client.force_login(make_reviewer("education"))
    empty = client.post(f"{DRAFT}review/send-back/", {"words": ""})
    assert b"Write what is to be changed" in empty.content
    client.post(f"{DRAFT}review/send-back/", {"words": "See my comments."})
    assert fresh(draft).state == "draft"

    client.force_login(editor)
    assert "See my comments." in client.get(DRAFT).content.decode()
    client.post(f"{DRAFT}comments/{draft.comments.get().pk}/done/")
    assert draft.comments.get().done_by == editor


def test_a_pass_of_words_that_were_changed_meanwhile_is_none(page, client, draft, editor):
    actions.ask_for_review(draft, by=editor, now=timezone.now())
    client.force_login(make_reviewer("police"))
    drawn = client.get(DRAFT).context["duty"].events[0].pk
    actions.take_back(fresh(draft), by=editor, now=timezone.now())
    actions.ask_for_review(fresh(draft), by=editor, now=timezone.now())

    response = client.post(f"{DRAFT}review/pass/", {"drawn": drawn}, follow=True)

    assert b"Somebody was first. This is how the draft stands now." in response.content
    assert fresh(draft).state == "police-review"


def test_words_of_a_reviewer_who_came_too_late_stay_on_the_page(client, draft, editor):
    actions.ask_for_review(draft, by=editor, now=timezone.now())
    client.force_login(make_reviewer("police"))
    assert client.get(f"{DRAFT}review/send-back/").status_code == 200
    actions.take_back(fresh(draft), by=editor, now=timezone.now())

    sent = {"words": "See my comments."}
    response = client.post(f"{DRAFT}review/send-back/", sent)
    said = client.post(f"{DRAFT}comments/section-rules/", sent, follow=True).content.decode()

    assert response.status_code == 409
    assert "Somebody was first. This is how the draft stands now." in response.content.decode()
    assert "See my comments.</textarea>" in response.content.decode()
    assert "This was not written: See my comments." in said
    assert draft.comments.count() == 0


def test_what_is_under_review_cannot_be_written_in_anywhere(client, draft, editor):
    actions.ask_for_review(draft, by=editor, now=timezone.now())
    client.force_login(make_reviewer("police"))
    for path in ("words/", "facts/", "minutes/", "sections/rules/", "questions/sure/"):
        fields = client.get(DRAFT + path).context["form"].fields.values()
        assert {tuple(one.widget.attrs.keys() & {"readonly", "disabled"}) for one in fields} <= {
            ("readonly",),
            ("disabled",),
        }


def test_publishing_leaves_a_withdrawal_of_the_same_moment(draft, editor):
    passed(draft, author=editor)
    version = fresh(draft)
    assert version.lesson.withdrawn_at is None
    Lesson.objects.filter(pk=version.lesson_id).update(withdrawn_at=timezone.now())

    now = timezone.now()
    actions.publish(version, by=editor, now=now, review_by=now.date())

    lesson = Lesson.objects.get(pk=version.lesson_id)
    assert (lesson.current, bool(lesson.withdrawn_at)) == (version, True)
