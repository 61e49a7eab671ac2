"""Seeded faults of content files: each is caught, and said with its file and line."""

import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from lessons.imports import read_library
from lessons.imports.faults import Kind
from tests.lessons.seeded_parts import SEEDED_PARTS
from tests.lessons.seeded_texts import SEEDED_TEXTS
from tests.lessons.seeded_words import SEEDED_WORDS

SEEDED = SEEDED_PARTS | SEEDED_TEXTS | SEEDED_WORDS
ROWS = [(kind, *row) for kind, rows in SEEDED.items() for row in rows]


@pytest.mark.parametrize(
    ("kind", "name", "old", "new", "fault"),
    ROWS,
    ids=[f"{row[2][:30]} -> {row[4]}" for row in ROWS],
)
def test_a_fault_is_caught_with_file_and_line_and_said_in_welsh(packs, kind, name, old, new, fault):
    text = (packs / name).read_text()
    assert old in text
    (packs / name).write_text(text.replace(old, new, 1))

    _library, faults = read_library(packs)

    (found,) = {one for one in faults.found if one.kind == kind and str(one) == fault}
    with translation.override("cy"):
        welsh = found.message
        values = [str(value) for _name, value in found.said.values]
    assert welsh != found.message
    assert [value for value in values if value not in welsh] == []


def test_each_kind_that_is_claimed_is_sown_here():
    assert {kind for kind, *_row in ROWS} == set(Kind)


def test_the_page_for_writers_lists_each_kind():
    page = Path("docs/content-packs.md").read_text()
    table = page.split("## What the check finds")[1].split("\n## ")[0]

    assert re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE) == list(Kind)


def test_the_bundled_library_has_no_fault():
    library, faults = read_library()

    assert [str(fault) for fault in faults.found] == []
    assert len(library.packs) >= 17


def test_the_small_library_has_no_fault(packs):
    library, faults = read_library(packs)

    assert faults.found == []
    assert [pack.slug for pack in library.packs] == ["before-you-send", "my-phone"]


def test_a_missing_file_is_one_fault_of_its_lesson(packs):
    (packs / "my-phone" / "quiz.toml").unlink()

    _library, faults = read_library(packs)

    assert [str(fault) for fault in faults.errors] == ["my-phone/quiz.toml:1: the file is missing"]


def test_a_loud_word_in_an_address_is_a_fault(packs):
    (packs / "my-phone").rename(packs / "grooming")

    _library, faults = read_library(packs)

    assert [str(fault) for fault in faults.errors] == [
        "grooming/lesson.toml:1: 'groom' in the address or title: filters of schools read it"
    ]


def test_a_mutated_word_of_the_glossary_is_the_word(packs):
    folder = packs / "before-you-send"
    for name, old, new in (
        ("en.md", "Say one safe step.", "Ask for consent."),
        ("cy.md", "Dywedwch un cam diogel.", "Gofynnwch am gydsyniad."),
    ):
        (folder / name).write_text((folder / name).read_text().replace(old, new))

    _library, faults = read_library(packs)

    assert faults.found == []


def test_a_wrong_choice_may_say_a_wrong_thing_to_under_tens(packs):
    quiz = packs / "my-phone" / "quiz.toml"
    quiz.write_text(quiz.read_text().replace("Wait and hope", "They go to court"))

    _library, faults = read_library(packs)

    assert faults.found == []


def test_a_right_choice_may_not(packs):
    quiz = packs / "my-phone" / "quiz.toml"
    quiz.write_text(quiz.read_text().replace('en = "Tell an adult"', 'en = "It is illegal"', 1))

    _library, faults = read_library(packs)

    assert [str(fault) for fault in faults.found] == [
        "my-phone/quiz.toml:20: choice first-step.tell: 'illegal' is a matter for a law card"
    ]


def test_what_the_adult_says_aloud_is_heard_by_pupils(packs):
    words = packs / "my-phone" / "en.md"
    words.write_text(words.read_text().replace("What do you think?", "Did a court\nsay so?", 1))

    _library, faults = read_library(packs)

    assert [str(fault) for fault in faults.found] == [
        "my-phone/en.md:15: notes of rules: pupils under ten, leave out 'court'"
    ]


def test_what_the_adult_leaves_out_may_be_named_in_the_notes(packs):
    words = packs / "my-phone" / "en.md"
    words.write_text(words.read_text().replace("Own stories.", "Arrest, court, prison."))

    _library, faults = read_library(packs)

    assert faults.found == []


def test_adults_may_read_what_pupils_may_not(packs):
    words = packs / "before-you-send" / "en.md"
    new = "Sharing one is illegal, and some call it sexting."
    words.write_text(words.read_text().replace("Ask what Jamie could do.", new))

    _library, faults = read_library(packs)

    assert faults.found == []


def test_cards_say_nothing_to_frighten_and_law_cards_what_the_law_says(packs):
    for name, old, new in (
        ("help_routes.toml", "Any worry, day or night.", "If you are arrested."),
        ("law_cards.toml", "A law protects everyone", "It is illegal, and will haunt everyone"),
    ):
        (packs / name).write_text((packs / name).read_text().replace(old, new))

    _library, faults = read_library(packs)

    assert [str(fault) for fault in faults.errors] == [
        "help_routes.toml:21: purpose of childline: pupils under ten, leave out 'arrested'",
        "law_cards.toml:7: plain words of images-under-18: 'haunt' is said to frighten",
    ]


def test_a_line_below_an_empty_one_is_counted_right(packs):
    words = packs / "before-you-send" / "en.md"
    old = "What the law says\nThe law"
    words.write_text(words.read_text().replace(old, "What the law says\n\nIllegal.\nThe law"))

    _library, faults = read_library(packs)

    assert [str(fault) for fault in faults.found] == [
        "before-you-send/en.md:68: text of law: 'illegal' is a matter for a law card"
    ]


def test_check_prints_each_lesson_and_counts_and_needs_no_database(packs, capsys):
    call_command("load_library", "--check", "--from", str(packs))

    assert capsys.readouterr().out.splitlines() == [
        "Lesson           Ages   Minutes   Words  Questions  Reading age"
        "  Hardest part  Longest sentence",
        "before-you-send  11-14  20 45 60  195    5          8.9 of 13  "
        "  help 9.6      7 words, en.md:67",
        "my-phone         7-9    20 45 60  195    5          8.9 of 9   "
        "  help 9.6      7 words, en.md:67",
        "",
        "Read 2 lessons with 10 questions, 2 topics, 2 law cards, 3 help routes, 1 framework"
        " tags, 1 terms.",
        "Reading ages 8.9 to 8.9. Looked for 28 kinds of fault: 0 faults, 0 warnings.",
    ]


def test_check_stops_with_the_faults_and_is_english_wherever_it_runs(packs):
    (packs / "my-phone" / "quiz.toml").unlink()

    with translation.override("cy"), pytest.raises(CommandError) as stopped:
        call_command("load_library", "--check", "--from", str(packs))

    assert str(stopped.value) == (
        "1 faults, nothing is loaded.\nmy-phone/quiz.toml:1: the file is missing"
    )
