"""A draft from its first word to the class: who may do what, and what nobody may."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import AuditEvent
from lessons import actions
from lessons.imports import load_library, read_library
from lessons.imports.rows import pack_of
from lessons.models import Hand, Lesson, LessonVersion
from tests.builders import make_delivery, make_editor, make_visit
from tests.lessons.drafting import REVIEWS, fresh, make_reviewer, passed, publish, save, start
from tests.lessons.small_library import PACKS

NOW = dt.datetime(2027, 1, 11, 9, tzinfo=dt.UTC)


@pytest.fixture
def author(library):
    return make_editor()


@pytest.fixture
def draft(author):
    return start(by=author)


def test_a_draft_is_a_copy_that_nobody_reads_yet(client, draft):
    current = draft.lesson.current

    assert (draft.number, draft.state) == (2, "draft")
    assert [(s.key, s.body_en, s.body_html_cy) for s in draft.sections.all()] == [
        (s.key, s.body_en, s.body_html_cy) for s in current.sections.all()
    ]
    assert [q.key for q in draft.questions.all()] == [q.key for q in current.questions.all()]
    assert client.get("/lessons/before-you-send/v2/").status_code == 404
    assert client.get("/lessons/before-you-send/").context["version"] == current


def test_a_lesson_has_one_draft_at_a_time(author, draft):
    assert start(by=make_editor()) == draft
    with pytest.raises(IntegrityError), transaction.atomic():
        LessonVersion.objects.create(lesson=draft.lesson, number=9, fingerprint="")


def test_three_people_pass_it_and_it_is_what_new_visits_use(author, draft):
    old = draft.lesson.current
    delivery = make_delivery(make_visit(), old)
    rules = draft.sections.get(key="rules")
    save(rules, by=author, body_en="We listen well. You can pass.", fits=["body"])

    passed(draft, author=author)
    publish(draft, by=author, day=dt.date(2027, 11, 1))

    lesson = Lesson.objects.get(slug="before-you-send")
    assert (lesson.current, lesson.current.number) == (draft, 2)
    assert lesson.current.is_welsh_checked
    assert lesson.current.review_by == dt.date(2027, 11, 1)
    assert lesson.current.search_text == old.search_text
    section = lesson.current.sections.get(key="rules")
    assert section.body_html_en == "<p>We listen well. You can pass.</p>\n"
    delivery.refresh_from_db()
    assert delivery.version == old
    assert old.sections.get(key="rules").body_en == "We listen. You can pass."
    assert [(event.start, event.to) for event in draft.events.all()][::-1] == [
        ("", "draft"),
        ("draft", "police-review"),
        ("police-review", "education-review"),
        ("education-review", "welsh-check"),
        ("welsh-check", "ready"),
        ("ready", "published"),
    ]
    assert AuditEvent.objects.filter(action="lesson_published", by=author).count() == 1


def test_nobody_passes_what_they_wrote_in(author, draft):
    for kind in REVIEWS:
        actions.give_review_right(person=author, kind=kind, by=None, now=NOW)
    actions.ask_for_review(draft, by=author, now=NOW)

    with pytest.raises(actions.NotYours):
        actions.pass_review(fresh(draft), by=author, now=NOW)

    assert fresh(draft).state == "police-review"


def test_nobody_passes_it_twice(author, draft):
    person = make_reviewer("police")
    actions.give_review_right(person=person, kind="education", by=None, now=NOW)
    actions.ask_for_review(draft, by=author, now=NOW)
    actions.pass_review(fresh(draft), by=person, now=NOW)

    with pytest.raises(actions.NotYours):
        actions.pass_review(fresh(draft), by=person, now=NOW)

    assert fresh(draft).state == "education-review"


def test_the_database_holds_one_part_a_person(author, draft):
    with pytest.raises(IntegrityError), transaction.atomic():
        Hand.objects.create(version=draft, person=author, part="police")
    Hand.objects.create(version=draft, person=make_editor(), part="police")
    with pytest.raises(IntegrityError), transaction.atomic():
        Hand.objects.create(version=draft, person=make_editor(), part="police")


@pytest.mark.parametrize("kind", ["education", "welsh", None])
def test_only_who_has_the_right_passes_a_review(author, draft, kind):
    person = make_reviewer(kind) if kind else make_editor()
    actions.ask_for_review(draft, by=author, now=NOW)

    with pytest.raises(actions.NotYours):
        actions.pass_review(fresh(draft), by=person, now=NOW)


def test_a_right_that_ended_is_none(author, draft):
    person = make_reviewer("police")
    now = timezone.now()
    assert actions.end_review_right(person=person, kind="police", by=None, now=now)
    assert not actions.end_review_right(person=person, kind="police", by=None, now=now)
    actions.ask_for_review(draft, by=author, now=NOW)

    with pytest.raises(actions.NotYours):
        actions.pass_review(fresh(draft), by=person, now=NOW)


def test_sent_back_all_passes_fall_and_who_sent_it_back_may_write(author, draft):
    police, education = make_reviewer("police"), make_reviewer("education")
    actions.ask_for_review(draft, by=author, now=NOW)
    actions.pass_review(fresh(draft), by=police, now=NOW)
    actions.send_back(fresh(draft), by=education, now=NOW, words="Too hard for 11.")

    assert fresh(draft).state == "draft"
    assert [(hand.person, hand.part) for hand in draft.hands.all()] == [(author, "author")]
    assert draft.events.first().words == "Too hard for 11."

    save(fresh(draft).sections.get(key="rules"), by=education, body_en="We listen. Pass.")
    assert [hand.part for hand in draft.hands.filter(person=education)] == ["author"]


def test_nothing_is_written_while_it_is_reviewed(author, draft):
    actions.ask_for_review(draft, by=author, now=NOW)
    section = draft.sections.get(key="rules")

    with pytest.raises(actions.TooLate):
        save(section, by=author, body_en="Other words.")
    with pytest.raises(actions.TooLate):
        actions.move_block(section, to=3, by=author)
    with pytest.raises(actions.TooLate):
        actions.remove_block(section, by=author)

    assert draft.sections.get(key="rules").body_en == "We listen. You can pass."


def test_a_published_version_is_never_written(author, library):
    version = Lesson.objects.get(slug="before-you-send").current
    before = list(version.sections.values())

    for section in version.sections.all():
        with pytest.raises(actions.TooLate):
            save(section, by=author, body_en="Other words.")
    with pytest.raises(actions.TooLate):
        actions.take_back(version, by=author, now=NOW)
    with pytest.raises(actions.TooLate):
        actions.delete_draft(version, by=author)

    assert list(version.sections.values()) == before


def test_it_is_published_once_it_is_ready_and_not_before(author, draft):
    for _step in range(2):
        with pytest.raises(actions.TooLate):
            publish(draft, by=author)
        if fresh(draft).state == "draft":
            actions.ask_for_review(draft, by=author, now=NOW)

    assert Lesson.objects.get(slug="before-you-send").current.number == 1


def test_a_broken_rule_stops_it(author, draft):
    starter = draft.sections.get(key="starter")
    save(starter, by=author, body_en="Have you ever sent one? Jamie is 13.", fits=["body"])

    with pytest.raises(actions.NotFinished):
        actions.ask_for_review(fresh(draft), by=author, now=NOW)

    assert fresh(draft).state == "draft"
    assert draft.events.count() == 1


def test_older_welsh_stops_it_until_somebody_says_it_fits(author, draft):
    starter = draft.sections.get(key="starter")
    longer = f"{starter.body_en} It rains."
    save(starter, by=author, body_en=longer)

    with pytest.raises(actions.NotFinished):
        actions.ask_for_review(fresh(draft), by=author, now=NOW)

    save(starter, by=author, drawn=1, body_en=longer, fits=["body"])
    actions.ask_for_review(fresh(draft), by=author, now=NOW)
    assert fresh(draft).state == "police-review"


def test_two_presses_of_ask_are_one(author, draft):
    actions.ask_for_review(fresh(draft), by=author, now=NOW)

    with pytest.raises(actions.TooLate):
        actions.ask_for_review(draft, by=author, now=NOW)

    assert draft.events.filter(to="police-review").count() == 1


def test_what_the_site_made_is_not_gone_over_by_files(author, draft, packs):
    passed(draft, author=author)
    publish(draft, by=author)
    same, _faults = read_library(PACKS)
    assert load_library(same, now=NOW).kept == []
    path = packs / "before-you-send" / "en.md"
    path.write_text(path.read_text("utf-8").replace("We listen.", "We all listen."), "utf-8")

    report = load_library(read_library(packs)[0], now=NOW)

    assert (report.kept, report.published) == (["before-you-send"], [])
    assert report.unchanged == ["my-phone"]
    assert Lesson.objects.get(slug="before-you-send").current == draft


def test_nor_is_what_the_site_is_making(author, draft, packs):
    path = packs / "before-you-send" / "en.md"
    path.write_text(path.read_text("utf-8").replace("We listen.", "We all listen."), "utf-8")

    assert load_library(read_library(packs)[0], now=NOW).kept == ["before-you-send"]


def test_rows_make_the_pack_they_came_from(library):
    found, _faults = read_library(PACKS)
    pack = next(pack for pack in found.packs if pack.slug == "before-you-send")

    made = pack_of(Lesson.objects.get(slug="before-you-send").current)

    assert [(s.key, s.kind, s.minutes, s.body.en, s.notes.cy) for s in made.sections] == [
        (s.key, s.kind, s.minutes, s.body.en, s.notes.cy) for s in pack.sections
    ]
    assert [
        (q.key, q.measure, q.text.cy, [(c.key, c.code, c.feedback.en) for c in q.choices])
        for q in made.questions
    ] == [
        (q.key, q.measure, q.text.cy, [(c.key, c.code, c.feedback.en) for c in q.choices])
        for q in pack.questions
    ]
    assert (made.ages, made.topic, made.quiz_minutes) == (pack.ages, pack.topic, pack.quiz_minutes)
    assert set(made.help_routes) == set(pack.help_routes)


def test_a_draft_thrown_away_leaves_the_lesson_as_it_is(author, draft):
    actions.delete_draft(draft, by=author)

    lesson = Lesson.objects.get(slug="before-you-send")
    assert lesson.versions.count() == 1
    assert start(by=author).number == 2
