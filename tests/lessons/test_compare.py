"""What a reviewer sees of a new version beside the old: also what is no text."""

import pytest

from lessons import actions
from lessons.models import Choice, LawCard, Lesson, Topic
from lessons.queries import compare
from tests.builders import make_editor, make_law_card
from tests.lessons.drafting import fresh, start

COMPARE = "/editor/lessons/before-you-send/compare/?from=1&to=2"
HEADINGS = "How we talk · Jamie’s evening · What could Jamie do? · Talk about it"


@pytest.fixture
def editor(library):
    return make_editor()


@pytest.fixture
def draft(editor):
    return start(by=editor)


def compared(draft):
    return compare(Lesson.objects.get(slug="before-you-send").current, fresh(draft))


def rows(draft):
    """The rows that differ, by where they stand on the page."""
    found = compared(draft)
    told = {name: getattr(found, name) for name in ("parts", "minutes", "answers", "facts")}
    return {name: value for name, value in told.items() if value}


def test_what_nobody_touched_is_the_same(draft):
    assert rows(draft) == {}
    assert compared(draft).is_same


def test_parts_in_another_order_are_seen(client, draft, editor):
    actions.move_block(draft.sections.get(key="starter"), to=1, by=editor)

    ((name, was, now),) = rows(draft)["parts"]

    assert name == "Parts in their order"
    assert was.startswith(HEADINGS)
    assert now.startswith("Jamie’s evening · How we talk · What could Jamie do? · Talk about it")
    client.force_login(editor)
    assert now.replace("’", "’") in client.get(COMPARE).content.decode()


def test_questions_in_another_order_are_seen(draft, editor):
    actions.move_block(draft.questions.get(key="second-step"), to=1, by=editor)

    ((name, was, now),) = rows(draft)["answers"]

    assert name == "Questions in their order"
    assert was.startswith("What could Jamie do, part 1? · What could Jamie do, part 2?")
    assert now.startswith("What could Jamie do, part 2? · What could Jamie do, part 1?")


def test_another_kind_of_part_is_seen(draft):
    draft.sections.filter(key="talk").update(kind="activity")

    assert rows(draft) == {"parts": [("Talk about it", "Discussion", "Activity")]}


def test_another_picture_is_seen_with_the_same_words(draft):
    chosen = Choice.objects.filter(question__key="first-step", key="wait")
    chosen.update(symbol="phone", alt_en="A phone", alt_cy="Ffôn")
    chosen.filter(question__version=draft).update(symbol="lock")

    ((_name, was, now),) = rows(draft)["answers"]

    assert "Wait and hope (A common mistake, phone); " in was
    assert "Wait and hope (A common mistake, lock); " in now


def test_another_length_of_the_quiz_is_seen(draft):
    type(draft).objects.filter(pk=draft.pk).update(quiz_minutes_20=5)

    assert rows(draft) == {
        "minutes": [("Quiz, before and after together", "4 · 8 · 10", "5 · 8 · 10")]
    }


def test_what_it_says_of_its_lesson_is_seen(client, draft, editor):
    draft.draft.topic = Topic.objects.get(slug="phones")
    draft.draft.ages_to, draft.draft.is_for_assembly, draft.draft.devices = 16, True, "needed"
    draft.draft.save()

    assert rows(draft) == {
        "facts": [
            ("Topic", "Sharing images", "Phones"),
            ("Ages", "11-14", "11-16"),
            ("Taught to", "Class only", "Assembly too"),
            ("Devices", "No devices needed", "Devices are needed"),
        ]
    }
    client.force_login(editor)
    assert "Assembly too" in client.get(COMPARE).content.decode()


def test_a_card_of_the_same_name_is_another_card(draft):
    old = draft.law_cards.get(key="images-under-18")
    twin = make_law_card(key="twin", statute_en=old.statute_en, statute_cy=old.statute_cy)
    draft.law_cards.set([*LawCard.objects.filter(versions=draft).exclude(pk=old.pk), twin])

    found = compared(draft)

    assert (found.cards_gone, found.cards_new) == ([old.statute_en], [old.statute_en])
    assert not found.is_same
