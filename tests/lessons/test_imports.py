"""Seeded faults of content files: each is caught, and said with its file and line."""

import pytest
from django.core.management import CommandError, call_command

from lessons.imports import read_library

# (file, what stands there, what is written instead, the fault)
SEEDED = [
    (
        "before-you-send/lesson.toml",
        'topic = "images"',
        'topic = "pictures"',
        "before-you-send/lesson.toml:1: topics.toml has no topic 'pictures'",
    ),
    (
        "before-you-send/lesson.toml",
        "assembly = false",
        "assembly = true",
        "before-you-send/lesson.toml:1: a lesson on a sensitive topic is never for an assembly",
    ),
    (
        "before-you-send/lesson.toml",
        "ages = [11, 14]",
        "ages = [14, 11]",
        "before-you-send/lesson.toml:1: ages go from the younger to the older, between 4 and 18",
    ),
    (
        "before-you-send/lesson.toml",
        "ages = [11, 14]",
        'ages = "11 to 14"',
        "before-you-send/lesson.toml:2: 'ages' is a list",
    ),
    (
        "before-you-send/lesson.toml",
        'devices = "none"',
        'devices = "many"',
        "before-you-send/lesson.toml:1: devices is none, helpful or needed, not 'many'",
    ),
    (
        "before-you-send/lesson.toml",
        '"childline"',
        '"childlyne"',
        "before-you-send/lesson.toml:1: help_routes.toml has no 'childlyne'",
    ),
    (
        "before-you-send/lesson.toml",
        '"images-under-18"',
        '"images-under-8"',
        "before-you-send/lesson.toml:1: law_cards.toml has no 'images-under-8'",
    ),
    (
        "before-you-send/lesson.toml",
        "20 = 4, 45 = 8",
        "20 = 4, 45 = 9",
        "before-you-send/lesson.toml:1: the 45-minute route adds up to 46, the quiz included",
    ),
    (
        "before-you-send/lesson.toml",
        "20 = 4, 45 = 8",
        "45 = 8",
        "before-you-send/lesson.toml:1: the 20-minute route has no minutes for the quiz",
    ),
    (
        "before-you-send/lesson.toml",
        'kind = "plenary"',
        'kind = "activity"',
        "before-you-send/lesson.toml:1: the lesson has no section of the kind 'plenary'",
    ),
    (
        "before-you-send/lesson.toml",
        'key = "talk"',
        'key = "quiz"',
        "before-you-send/lesson.toml:1: 'quiz' is a part of every lesson's page: name the section"
        " otherwise",
    ),
    (
        "before-you-send/lesson.toml",
        'kind = "law"',
        'kind = "laws"',
        "before-you-send/lesson.toml:31: 'laws' is not a kind of section",
    ),
    (
        "before-you-send/lesson.toml",
        'kind = "parents"',
        'kind = "parents"\nminutes = { 45 = 1 }',
        "before-you-send/lesson.toml:54: section 'home' is for adults: it has no minutes",
    ),
    (
        "before-you-send/lesson.toml",
        'kind = "parents"',
        'kind = "parents"\ncolour = "red"',
        "before-you-send/lesson.toml:57: 'colour' is not a name of this table",
    ),
    (
        "before-you-send/lesson.toml",
        'kind = "parents"',
        "kind = parents",
        "before-you-send/lesson.toml:56: not TOML: Invalid value (at line 56, column 8)",
    ),
    (
        "before-you-send/cy.md",
        "# talk | Siarad am y peth",
        "# sgwrs | Siarad am y peth",
        "before-you-send/cy.md:52: lesson.toml has no section 'sgwrs'",
    ),
    (
        "before-you-send/cy.md",
        "# talk | Siarad am y peth",
        "# Siarad am y peth",
        "before-you-send/cy.md:52: a section begins '# key | Heading'",
    ),
    (
        "before-you-send/cy.md",
        "Galla i ddweud na.",
        "",
        "before-you-send/cy.md:4: i_can: the Welsh is missing",
    ),
    (
        "before-you-send/cy.md",
        '"Galla i ddweud na.", ',
        "",
        "before-you-send/cy.md:4: i_can has 1 entries in Welsh and 2 in English",
    ),
    (
        "before-you-send/cy.md",
        "Mae Jamie yn 13 oed.",
        "Mae Jamie yn 14 oed.",
        "before-you-send/cy.md:23: text of starter: the numbers differ from the English: 13, 14",
    ),
    (
        "before-you-send/en.md",
        "The law is there to protect you.",
        "The law is there to protect you. Read more at https://example.org/law today.",
        "before-you-send/cy.md:67: text of law: 32 letters in Welsh for 76 in English",
    ),
    (
        "before-you-send/en.md",
        "The law is there to protect you.",
        "See https://example.org/law.",
        "before-you-send/cy.md:67: text of law: the links differ from the English:"
        " https://example.org/law",
    ),
    (
        "before-you-send/en.md",
        "Jamie is 13.",
        "Have you ever sent one? Jamie is 13.",
        "before-you-send/en.md:23: text of starter: 'have you ever' is not said to pupils",
    ),
    (
        "before-you-send/en.md",
        "What do you think?",
        "Have you ever sent one?",
        "before-you-send/en.md:12: notes of rules: 'have you ever' is not said to pupils",
    ),
    (
        "before-you-send/en.md",
        "The law is there to protect you.",
        "Sexting is against the law.",
        "before-you-send/en.md:67: text of law: 'sexting' is not said to pupils",
    ),
    (
        "before-you-send/en.md",
        "### Leave out",
        "### Skip",
        "before-you-send/en.md:12: notes of rules have the headings Say, Ask, Listen for,"
        " Leave out",
    ),
    (
        "before-you-send/en.md",
        'title = "Before you send"',
        'title = "Before you send nudes"',
        "before-you-send/lesson.toml:1: 'nude' in the address or title: filters of schools read it",
    ),
    (
        "before-you-send/en.md",
        ":::\n\n# starter",
        "\n# starter",
        "before-you-send/en.md:11: the notes have no end: write ::: on a line of its own",
    ),
    (
        "before-you-send/en.md",
        "+++\ntitle",
        "title",
        "before-you-send/en.md:1: the file begins with front matter between two lines of +++",
    ),
    (
        "before-you-send/quiz.toml",
        'measure = "confidence"',
        'measure = "help"',
        "before-you-send/quiz.toml:1: a quiz has five questions: knowledge, knowledge,"
        " misconception, confidence, help, not knowledge, knowledge, misconception, help, help",
    ),
    (
        "before-you-send/quiz.toml",
        'code = "misconception"',
        'code = "right"',
        "before-you-send/quiz.toml:1: question 'first-step' has one right choice, not 2",
    ),
    (
        "before-you-send/quiz.toml",
        'key = "unsure"',
        'key = "dunno"',
        "before-you-send/quiz.toml:1: question 'first-step' ends with the choice 'unsure',"
        " coded unsure",
    ),
    (
        "before-you-send/quiz.toml",
        'en = "Wait and hope"',
        f'en = "{"Wait and hope " * 12}"',
        "before-you-send/quiz.toml:12: choice first-step.wait: 167 letters where 160 fit",
    ),
    (
        "before-you-send/quiz.toml",
        'feedback_cy = "Mae dweud wrth oedolyn yn helpu."',
        "",
        "before-you-send/quiz.toml:9: 'feedback_cy' is missing",
    ),
    (
        "my-phone/en.md",
        "The law is there to protect you.",
        "Somebody could be arrested.",
        "my-phone/en.md:67: text of law: pupils under ten, leave out 'arrest'",
    ),
    (
        "topics.toml",
        'name_en = "Phones"',
        'name_en = "Sextortion"',
        "topics.toml:14: 'sex' in a topic: filters of schools read it",
    ),
    (
        "topics.toml",
        'slug = "phones"',
        'slug = "images"',
        "topics.toml:11: 'images' stands in this file twice",
    ),
    (
        "frameworks.toml",
        'framework = "efcw"',
        'framework = "gcse"',
        "frameworks.toml:4: 'gcse' is not a framework we know",
    ),
    (
        "law_cards.toml",
        "review_by = 2099-09-01",
        "review_by = 2026-09-03",
        "law_cards.toml:9: images-under-18: review_by comes after checked_on",
    ),
    (
        "law_cards.toml",
        "review_by = 2099-09-01",
        'review_by = "next year"',
        "law_cards.toml:16: 'review_by' is a date",
    ),
    (
        "law_cards.toml",
        'checked_by = "Force lawyer"',
        "",
        "law_cards.toml:9: images-under-18: a checked card says who checked it",
    ),
    (
        "help_routes.toml",
        'languages = "en,cy"',
        'languages = "fr"',
        "help_routes.toml:15: childline: languages is en, cy or en,cy",
    ),
]


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
