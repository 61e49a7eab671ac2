"""Seeded faults of content files: each is caught, and said with its file and line."""

import pytest
from django.core.management import CommandError, call_command

from lessons.imports import read_library
from tests.lessons.seeded import SEEDED


@pytest.mark.parametrize(("name", "old", "new", "fault"), SEEDED, ids=[row[3] for row in SEEDED])
def test_a_fault_is_caught_with_file_and_line(packs, name, old, new, fault):
    text = (packs / name).read_text()
    assert old in text
    (packs / name).write_text(text.replace(old, new, 1))

    _library, faults = read_library(packs)

    assert fault in [str(found) for found in faults.errors]


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


def test_another_word_than_the_glossary_is_a_warning(packs):
    words = packs / "before-you-send" / "en.md"
    words.write_text(words.read_text().replace("Say one safe step.", "Ask for consent."))

    _library, faults = read_library(packs)

    assert faults.errors == []
    assert [str(fault) for fault in faults.warnings] == [
        "before-you-send/cy.md:81: warning: text of ending: 'consent' is 'cydsyniad' in the"
        " glossary"
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
    quiz.write_text(quiz.read_text().replace("Wait and hope", "They will be arrested"))

    _library, faults = read_library(packs)

    assert faults.found == []


def test_what_the_adult_leaves_out_may_be_named_in_the_notes(packs):
    words = packs / "my-phone" / "en.md"
    words.write_text(words.read_text().replace("Own stories.", "Arrest, court, prison."))

    _library, faults = read_library(packs)

    assert faults.found == []


def test_check_prints_counts_and_needs_no_database(packs, capsys):
    call_command("load_library", "--check", "--from", str(packs))

    assert capsys.readouterr().out == (
        "Read 2 lessons with 10 questions, 2 topics, 2 law cards, 3 help routes, 1 framework"
        " tags; 0 warnings.\n"
    )


def test_check_stops_with_the_faults(packs):
    (packs / "my-phone" / "quiz.toml").unlink()

    with pytest.raises(CommandError) as stopped:
        call_command("load_library", "--check", "--from", str(packs))

    assert str(stopped.value) == (
        "1 faults, nothing is loaded.\nmy-phone/quiz.toml:1: the file is missing"
    )
