"""Easier words beside the text of the board, and what pupils hold on paper."""

import pytest
from django.utils import timezone

from lessons.imports import load_library, read_library

ADDRESS = "/lessons/my-phone/"
EASY = {"en": "A friend wants a picture.\n", "cy": "Mae ffrind eisiau llun.\n"}
CARDS = {
    "en": "- Say no\n- Tell an adult\n- Wait\n",
    "cy": "- Dweud na\n- Dweud wrth oedolyn\n- Aros\n",
}
HANDOUT = """[[sections]]
key = "cards"
kind = "handout"
form = "cards"
goes_with = "picture"

"""


@pytest.fixture
def easy_packs(packs):
    """The lesson my-phone with easier words in its starter and a set of cards."""
    folder = packs / "my-phone"
    for language in ("en", "cy"):
        file = folder / f"{language}.md"
        change(file, "\n::: notes", "\n::: easy\n" + EASY[language] + ":::\n\n::: notes", nth=1)
        change(file, "# safety |", f"# cards | Cards\n{CARDS[language]}\n# safety |")
    lesson = folder / "lesson.toml"
    change(lesson, '[[sections]]\nkey = "safety"', HANDOUT + '[[sections]]\nkey = "safety"')
    return packs


def faults_of(packs):
    return [str(fault) for fault in read_library(packs)[1].found]


def change(file, old, new, *, nth=0):
    """Write NEW for the NTH place (from 0) where OLD stands."""
    parts = file.read_text().split(old)
    assert len(parts) > nth + 1
    file.write_text(old.join(parts[: nth + 1]) + new + old.join(parts[nth + 1 :]))


def test_easy_words_and_a_handout_are_no_fault(easy_packs):
    assert [fault for fault in faults_of(easy_packs) if "missing" not in fault] == []


def test_easy_words_are_missed_once_a_lesson_has_some(easy_packs):
    missing = [fault for fault in faults_of(easy_packs) if fault.endswith("they are missing")]

    assert "my-phone/en.md:22: warning: easy words of starter: they are missing" not in missing
    assert any("easy words of talk: they are missing" in fault for fault in missing)
    assert any("easy question" in fault for fault in missing)


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (
            "en.md",
            EASY["en"] + ":::\n",
            EASY["en"],
            "the easy words have no end: write ::: on a line of its own",
        ),
        (
            "en.md",
            EASY["en"],
            "Jamie " * 50 + "\n",
            "easy words of starter: 50 words where 45 are easy",
        ),
        ("lesson.toml", 'form = "cards"', 'form = "poster"', "has the form cards or sheet, not"),
        (
            "lesson.toml",
            'goes_with = "picture"',
            'goes_with = "lunch"',
            "goes with a taught section, not 'lunch'",
        ),
        ("en.md", "# cards | Cards\n", "# cards | Cards\nSome words.\n\n", "cards are one list"),
        ("cy.md", "- Aros\n\n# safety", "\n# safety", "list items: "),
    ],
)
def test_seeded_fault_is_caught(easy_packs, name, old, new, fault):
    file = easy_packs / "my-phone" / name
    change(file, old, new)

    assert any(fault in found and f"my-phone/{name}:" in found for found in faults_of(easy_packs))


@pytest.mark.django_db
def test_lesson_shows_easier_words_and_prints_its_cards(client, easy_packs):
    load_library(read_library(easy_packs)[0], now=timezone.now())

    page = client.get(ADDRESS).content.decode()
    paper = client.get(f"{ADDRESS}print/?part=handouts").content.decode()

    assert "In easier words" in page
    assert "A friend wants a picture." in page
    assert "part=handouts" in page
    assert '<section class="handout handout--cards flow"' in paper
    assert paper.count("<li>Say no</li>") == 1
    assert "A friend wants a picture." not in paper


@pytest.mark.django_db
def test_lesson_without_handouts_offers_none(client, library):
    assert "part=handouts" not in client.get("/lessons/before-you-send/print/").content.decode()
