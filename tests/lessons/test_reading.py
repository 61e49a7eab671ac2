"""How hard a text is: worked by hand from the two published formulas."""

import pytest

from lessons.reading import measure, reading_of, sentences_of, syllables

SHORT = "Ren is 8. Ren draws a green dragon and puts it on the wall."
LONG = (
    "Organisations responsible for telecommunications regulation generally communicate their"
    " considerable expectations electronically, frequently accompanied by documentation."
)


def test_short_sentences_are_measured_as_for_primary_pupils():
    # 14 words in 2 sentences, 15 syllables: 0.0778 * 7 + 4.55 * 15 / 14 - 2.2029 = 3.2
    reading = reading_of(SHORT)

    assert (reading.words, reading.grade, reading.age) == (14, 3.2, 8.2)


def test_long_sentences_are_measured_as_for_older_readers():
    # 15 words in 1 sentence, 58 syllables: 0.39 * 15 + 11.8 * 58 / 15 - 15.59 = 35.9
    reading = reading_of(LONG)

    assert (reading.words, reading.grade, reading.age) == (15, 35.9, 40.9)


def test_a_text_without_words_has_no_age():
    assert reading_of("") is None
    assert reading_of("---\n\n***\n") is None
    assert measure([]) is None


def test_the_longest_sentence_is_said_with_its_line():
    reading = reading_of(
        "# A heading\n\nIt is short.\n\n- an item of the list that is longer\n- no"
    )

    assert (reading.longest.text, reading.longest.words, reading.longest.line) == (
        "an item of the list that is longer",
        8,
        5,
    )


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! “Three?” four", [("One.", 1), ("Two!", 1), ("“Three?”", 1), ("four", 1)]),
        ("A line\ngoes on. The next\nbegins.", [("A line goes on.", 1), ("The next begins.", 2)]),
        ("> **Ari** writes:\n>\n> Hi", [("Ari writes:", 1), ("Hi", 3)]),
        ("1. [A word](#words)\n2. Two", [("A word", 1), ("Two", 2)]),
        ("At 8.30 Mo wakes.", [("At 8.30 Mo wakes.", 1)]),
    ],
)
def test_sentences_of_markdown(text, sentences):
    assert [(found.text, found.line) for found in sentences_of(text)] == sentences


@pytest.mark.parametrize(
    ("word", "count"),
    [("dragon", 2), ("grown-up", 2), ("screenshot", 2), ("don’t", 1), ("Zzyzx", 1), ("999", 1)],
)
def test_syllables(word, count):
    assert syllables(word) == count
