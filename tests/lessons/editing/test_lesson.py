"""A lesson as a whole: begun, compared, taken down and put back."""

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from lessons.models import Lesson, LessonVersion
from tests.lessons.drafting import save


def test_a_lesson_begins_from_the_empty_frame(page, editor):
    topic = Lesson.objects.get(slug="my-phone").topic
    sent = {
        "title_en": "Who can see me?",
        "title_cy": "Pwy sy’n fy ngweld?",
        "topic": topic.pk,
        "ages_from": "9",
        "ages_to": "11",
    }
    response = page.post("/editor/lessons/new/", sent, follow=True)

    version = LessonVersion.objects.get(lesson__slug="who-can-see-me")
    assert (version.state, version.sections.count(), version.questions.count()) == ("draft", 9, 5)
    assert page.get("/lessons/who-can-see-me/").status_code == 404
    assert "who-can-see-me" not in page.get("/lessons/").content.decode()
    messages = {str(stop) for stop in response.context["page"].to_mend}
    assert "Title and words, Aim: the English is missing" in messages
    again = page.post("/editor/lessons/new/", sent)
    assert b"There is a lesson of that name. Choose another title." in again.content
    loud = page.post("/editor/lessons/new/", {**sent, "title_en": "Groomed"})
    assert "“groom” in a title is read by filters of schools." in loud.content.decode()


def test_a_lesson_begins_from_a_copy(page):
    other = Lesson.objects.get(slug="my-phone")
    sent = {
        "title_en": "Copied",
        "title_cy": "Copi",
        "topic": other.topic.pk,
        "ages_from": "9",
        "ages_to": "11",
        "copy_of": other.pk,
    }
    page.post("/editor/lessons/new/", sent)

    version = LessonVersion.objects.get(lesson__slug="copied")
    assert version.title_cy == "Copi"
    assert version.sections.get(key="rules").body_en == (
        other.current.sections.get(key="rules").body_en
    )


def test_versions_are_compared_in_both_languages(page, draft, editor):
    rules = draft.sections.get(key="rules")
    save(rules, by=editor, body_en="We listen well. You can pass.", body_cy="Cewch basio.")

    response = page.get("/editor/lessons/before-you-send/compare/?from=1&to=2")

    ((place, (changed,)),) = response.context["comparison"].places
    assert (place, changed.label, changed.kind) == ("How we talk", "What pupils see", "changed")
    assert [language for language, _pieces in changed.sides] == ["en", "cy"]
    assert "<ins>" in response.content.decode()
    same = page.get("/editor/lessons/before-you-send/compare/?from=1&to=1")
    assert same.context["comparison"].is_same
    assert page.get("/editor/lessons/before-you-send/compare/?from=1&to=7").context["form"].errors


def test_a_lesson_is_withdrawn_with_a_notice_and_put_back(page, client):
    address = "/editor/lessons/my-phone/"
    missing = page.post(f"{address}withdraw/", {"reason_en": "Out of date."})
    assert b"Write in Welsh why the lesson is taken down." in missing.content

    other = Lesson.objects.get(slug="before-you-send")
    sent = {"reason_en": "Out of date.", "reason_cy": "Wedi dyddio.", "replaced_by": other.pk}
    page.post(f"{address}withdraw/", sent)

    notice = page.get("/lessons/my-phone/").content.decode()
    assert "Out of date." in notice
    assert "Before you send" in notice
    assert "Wedi dyddio." in page.get("/cy/gwersi/my-phone/").content.decode()

    late = page.post(f"{address}withdraw/", {**sent, "reason_en": "Mine."}, follow=True)
    assert b"It is withdrawn already, with the notice that stands here." in late.content
    assert "Out of date." in page.get("/lessons/my-phone/").content.decode()
    page.post(f"{address}put-back/")
    page.post(f"{address}put-back/")
    assert page.get("/lessons/my-phone/").context["page"]
    actions_written = AuditEvent.objects.filter(action__startswith="lesson_").order_by("pk")
    assert list(actions_written.values_list("action", flat=True))[-2:] == [
        "lesson_withdrawn",
        "lesson_put_back",
    ]


def test_a_lesson_to_read_again_is_on_the_list(page):
    lesson = Lesson.objects.get(slug="my-phone")
    LessonVersion.objects.filter(pk=lesson.current_id).update(review_by=timezone.localdate())

    todo = page.get("/editor/to-do/").context["todo"]

    assert [version.lesson.slug for version in todo.due] == ["my-phone"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_lessons_costs_5_queries(page, django_assert_num_queries, count):
    Lesson.objects.exclude(slug="my-phone").update(withdrawn_at=None)
    for lesson in Lesson.objects.exclude(slug="my-phone") if count == 1 else ():
        lesson.current = None
        lesson.save()
        lesson.versions.all().delete()
        lesson.delete()

    with django_assert_num_queries(5):  # session, user, lessons, versions, force
        assert page.get("/editor/lessons/").status_code == 200
