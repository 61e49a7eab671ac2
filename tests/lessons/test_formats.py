"""Questions written in a format and read again: the same, but for what the format cannot say."""

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given, settings

from lessons.formats import (
    IN_LANGUAGES,
    Format,
    kept,
    left_out_of,
    paired,
    quiz_toml,
    read_file,
    write,
)
from tests.lessons.quizzes import (
    HOSTILE,
    hostile_quiz,
    library_quizzes,
    quiz_of_every_kind,
    quizzes,
)

EVERY_FILE = [(each, language) for each, said in IN_LANGUAGES.items() for language in said]


def language_read(language):
    """The language an editor says a file is in, where the file itself does not say."""
    return "cy" if language == "cy" else "en"


def there_and_back(quiz, file_format, language):
    written = write(quiz, file_format, language)
    reading = read_file(written.body, language_read(language))
    again = write(
        replace(quiz, questions=reading.questions, pictures=reading.pictures),
        file_format,
        language,
    )
    return written, reading, again


@pytest.mark.parametrize(("file_format", "language"), EVERY_FILE)
@settings(max_examples=25, deadline=None)
@given(quiz=quizzes)
def test_only_what_the_format_cannot_say_is_lost(file_format, language, quiz):
    written, reading, again = there_and_back(quiz, file_format, language)

    assert reading.questions == tuple(kept(row, file_format, language) for row in quiz.questions)
    assert again.body == written.body
    assert [item.left_out for item in reading.items] == [()] * len(quiz.questions)


@pytest.mark.parametrize(("file_format", "language"), EVERY_FILE)
def test_the_whole_library_comes_back(file_format, language):
    for quiz in library_quizzes():
        written, reading, again = there_and_back(quiz, file_format, language)
        assert reading.questions == tuple(
            kept(row, file_format, language) for row in quiz.questions
        )
        assert again.body == written.body


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_is_taken_for_more_than_a_word(words):
    quiz = hostile_quiz(words)
    for file_format, language in EVERY_FILE:
        written, reading, again = there_and_back(quiz, file_format, language)
        assert reading.questions == tuple(
            kept(row, file_format, language) for row in quiz.questions
        )
        assert again.body == written.body


def test_pictures_come_back_with_their_words():
    quiz = quiz_of_every_kind()
    for file_format in (Format.MOODLE, Format.QTI):
        reading = read_file(write(quiz, file_format, "both").body, "en")

        picture = reading.questions[0].choices[0].picture
        assert (picture.symbol, picture.alt.en, picture.alt.cy) == (
            *("phone", "A telephone", "Ffôn symudol"),
        )
        assert reading.pictures == {}


def test_what_a_file_will_not_say_is_named_before_it_is_taken():
    rows = quiz_of_every_kind().questions

    assert left_out_of(rows, Format.GIFT) == [
        "the easy words",
        "the pictures",
        "“I’m not sure” of a question that is put in order",
        "feedback for the single steps of an order",
    ]
    assert left_out_of(rows, Format.QTI) == [
        "the easy words",
        "feedback for the single steps of an order",
    ]
    assert left_out_of([], Format.MOODLE) == []


def test_two_files_of_one_language_make_one_quiz():
    quiz = quiz_of_every_kind()
    english, welsh = (
        read_file(write(quiz, Format.MOODLE, language).body, language).items
        for language in ("en", "cy")
    )

    both = paired(english, welsh)

    assert tuple(item.question for item in both) == tuple(
        kept(row, Format.MOODLE, "both") for row in quiz.questions
    )
    assert [item.to_do for item in both[:3]] == [(), (), ()]


def test_a_file_of_a_pack_says_what_is_missing():
    quiz = quiz_of_every_kind()
    reading = read_file(write(quiz, Format.GIFT, "en").body, "en")

    text = quiz_toml(reading.questions)

    first = tomllib.loads(text)["questions"][0]
    assert first["key"] == "a-one"
    assert first["en"] == "What is one?"
    assert first["cy"] == ""
    assert 'cy = ""  # the Welsh is missing' in text
    assert first["choices"][1] == {
        **{"key": "one-2", "code": "right", "en": "Choice 2", "cy": ""},
        **{"feedback_en": "Said of 2.", "feedback_cy": ""},
    }


@settings(max_examples=25, deadline=None)
@given(quiz=quizzes)
def test_every_text_survives_the_file_of_a_pack(quiz):
    tables = tomllib.loads(quiz_toml(quiz.questions))["questions"]

    assert [(table["key"], table["en"], table["why_cy"]) for table in tables] == [
        (row.key, row.text.en, row.why.cy) for row in quiz.questions
    ]
    assert [[choice["cy"] for choice in table["choices"]] for table in tables] == [
        [choice.text.cy for choice in row.choices] for row in quiz.questions
    ]
