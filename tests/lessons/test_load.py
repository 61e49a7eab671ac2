"""Loading the library: a changed lesson is its next version, and the same files change nothing."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import AuditEvent
from lessons.imports import load_library, read_library
from lessons.models import (
    Choice,
    FrameworkTag,
    HelpRoute,
    LawCard,
    Lesson,
    LessonVersion,
    Question,
    Section,
    Topic,
    VocabularyWord,
)

pytestmark = pytest.mark.django_db
MODELS = (
    *(Topic, FrameworkTag, LawCard, HelpRoute, Lesson, LessonVersion, Section, Question, Choice),
    *(VocabularyWord, AuditEvent),
)


def load(root, now=None):
    library, faults = read_library(root)
    assert faults.errors == []
    return load_library(library, now=now or timezone.now())


def change(root, old, new, name="before-you-send/en.md"):
    text = (root / name).read_text()
    assert old in text
    (root / name).write_text(text.replace(old, new))


def everything():
    return {model: list(model.objects.order_by("pk").values()) for model in MODELS}


def test_a_load_publishes_each_lesson(packs):
    now = timezone.now()

    report = load(packs, now=now)

    assert report.published == ["before-you-send", "my-phone"]
    version = Lesson.objects.get(slug="before-you-send").current
    assert (version.number, version.state, version.published_at) == (1, "published", now)
    assert (version.title_en, version.title_cy) == ("Before you send", "Cyn anfon")
    assert version.i_can_cy.splitlines() == [
        "Galla i ddweud na.",
        "Galla i enwi wrth bwy i ddweud.",
    ]
    assert version.routes == [20, 45, 60]
    assert [section.key for section in version.sections.all()] == [
        *("rules", "starter", "picture", "talk", "law", "ending", "help"),
        *("safety", "later", "home"),
    ]
    law = version.sections.get(key="law")
    assert (law.minutes(20), law.minutes(45), law.minutes(60)) == (None, 4, 6)
    assert law.body_html_en == "<p>The law is there to protect you.</p>\n"
    assert law.notes_html_cy.startswith("<h3>Dweud</h3>\n<p>Darllenwch yn uchel.</p>\n")
    assert [word.term_cy for word in version.vocabulary.all()] == ["cydsyniad"]
    assert [question.key for question in version.questions.all()] == [
        *("first-step", "second-step", "whose-fault", "sure", "who-helps"),
    ]
    assert [choice.key for choice in version.questions.first().choices.all()] == [
        *("wait", "tell", "unsure"),
    ]
    assert [card.key for card in version.law_cards.all()] == ["images-under-18", "not-verified"]
    assert [route.key for route in version.help_routes.all()] == ["school", "childline"]


def test_the_same_files_change_nothing(packs):
    load(packs)
    before = everything()

    report = load(packs)

    assert (report.published, report.cards_changed) == ([], [])
    assert report.unchanged == ["before-you-send", "my-phone"]
    assert everything() == before


def test_other_line_ends_change_nothing(packs):
    load(packs)
    for name in ("en.md", "cy.md", "lesson.toml", "quiz.toml"):
        path = packs / "my-phone" / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert load(packs).published == []


def test_a_changed_lesson_gets_its_next_version_and_keeps_the_old_one(packs):
    load(packs)
    first = Lesson.objects.get(slug="before-you-send").current
    old_rows = [
        list(getattr(first, name).order_by("pk").values())
        for name in ("sections", "questions", "vocabulary", "law_cards", "help_routes", "tags")
    ]
    old = LessonVersion.objects.filter(pk=first.pk).values().get()
    change(packs, "We listen.", "We listen well.")

    report = load(packs)

    assert report.published == ["before-you-send"]
    second = Lesson.objects.get(slug="before-you-send").current
    assert second.number == 2
    assert second.sections.get(key="rules").body_en == "We listen well. You can pass."
    assert LessonVersion.objects.filter(pk=first.pk).values().get() == old
    assert [
        list(getattr(first, name).order_by("pk").values())
        for name in ("sections", "questions", "vocabulary", "law_cards", "help_routes", "tags")
    ] == old_rows


def test_a_new_version_of_a_withdrawn_lesson_leaves_it_withdrawn(packs):
    load(packs)
    Lesson.objects.filter(slug="my-phone").update(withdrawn_at=timezone.now())
    change(packs, "We listen.", "We listen well.", name="my-phone/en.md")

    load(packs)

    lesson = Lesson.objects.get(slug="my-phone")
    assert lesson.current.number == 2
    assert lesson.withdrawn_at is not None


def test_a_card_is_replaced_in_place_and_on_the_trail(packs):
    load(packs)
    change(packs, "Force lawyer", "Another lawyer", name="law_cards.toml")
    change(packs, "checked_on = 2026-09-03\nch", "checked_on = 2026-11-01\nch", "law_cards.toml")

    report = load(packs)

    assert (report.cards_changed, report.published) == (["images-under-18"], [])
    card = LawCard.objects.get(key="images-under-18")
    assert (card.checked_by, card.checked_on) == ("Another lawyer", dt.date(2026, 11, 1))
    event = AuditEvent.objects.get(action="card_replaced")
    assert (event.object_name, event.by) == ("images-under-18", None)
    assert event.detail == "checked_by, checked_on; checked 2026-09-03, now 2026-11-01"


def test_topics_are_updated_in_place(packs):
    load(packs)
    change(packs, 'name_en = "Phones"', 'name_en = "My phone"', name="topics.toml")

    report = load(packs)

    assert report.published == []
    assert Topic.objects.get(slug="phones").name_en == "My phone"


def test_publishing_is_on_the_trail(packs):
    load(packs)

    assert list(
        AuditEvent.objects.filter(action="lesson_published").values_list("object_name", flat=True)
    ) == ["My phone, my rules v1", "Before you send v1"]


def test_a_lesson_without_a_folder_stays_and_is_named(packs):
    load(packs)
    (packs / "my-phone").rename(packs.parent / "away")

    report = load(packs)

    assert report.left_over == ["my-phone"]
    assert Lesson.objects.published().count() == 2


def test_search_text_has_each_folded_word_of_both_languages_once(packs):
    load(packs)

    text = Lesson.objects.get(slug="my-phone").current.search_text

    assert text.startswith(" phones ffonau mobile ffon symudol my phone rules fy ")
    assert sorted(set(text.split())) == sorted(text.split())


def test_raw_html_in_a_lesson_stays_text(packs):
    change(packs, "We listen.", "<script>x</script> <b>We</b> [listen](javascript:x).")
    change(packs, "Cewch chi basio.", "Cewch chi basio os mynnwch.", "before-you-send/cy.md")
    load(packs)

    html = Section.objects.get(version__lesson__slug="before-you-send", key="rules").body_html_en

    assert html == (
        "<p>&lt;script&gt;x&lt;/script&gt; &lt;b&gt;We&lt;/b&gt; [listen](javascript:x)."
        " You can pass.</p>\n"
    )


def test_the_command_loads_and_says_what_it_did(packs, capsys):
    call_command("load_library", "--from", str(packs))

    assert capsys.readouterr().out.splitlines()[2:] == [
        "Published 2, unchanged 0, cards new or changed 5.",
        "  Published: before-you-send",
        "  Published: my-phone",
    ]


def test_nothing_is_loaded_when_there_is_a_fault(packs):
    change(packs, 'measure = "help"', 'measure = "hope"', name="my-phone/quiz.toml")

    with pytest.raises(CommandError):
        call_command("load_library", "--from", str(packs))

    assert Topic.objects.count() == 0
