"""What checks say, in both languages: a Welsh page has no English sentence and every value."""

import re

import pytest
from django.utils import translation

from lessons.imports import sentences
from lessons.imports.said import Sentence

SENTENCES = {name: value for name, value in vars(sentences).items() if isinstance(value, Sentence)}
# The files' own names and values, which no language changes, and a word that both have.
OF_FILES = set(
    """
    adult agree audience cards checked checked_by checked_on confidence conflicting devices
    england false frameworks help helpful https i_can key knowledge languages lesson
    misconception nations needed neither none not_for one person png pupil report_by review_by
    right right_order sheet state svg tag term toml topics true unsure unverified url utf
    vocabulary wales
    """.split()
)


class Sevens(dict):
    """Every value is 7; what was asked for stands in it."""

    def __missing__(self, name):
        self[name] = 7
        return 7


def told(sentence, language):
    """SENTENCE in LANGUAGE, and the names of its values."""
    values = Sevens()
    with translation.override(language):
        return str(sentence.words % values), set(values)


def words(text):
    return set(re.findall(r"[^\W\d]{3,}", text.lower()))


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_has_its_welsh_with_the_same_values(name):
    english, names = told(SENTENCES[name], "en")
    welsh, welsh_names = told(SENTENCES[name], "cy")

    assert welsh_names == names
    assert words(english) & words(welsh) - OF_FILES == set()


def test_every_sentence_is_said_somewhere(settings):
    code = "".join(file.read_text() for file in (settings.BASE_DIR / "lessons").rglob("*.py"))

    assert [name for name in SENTENCES if not re.search(rf"says\.{name}\b", code)] == []


def test_a_count_takes_its_own_form_in_welsh():
    length = sentences.WELSH_LENGTH(welsh=2, english=60)

    assert str(length) == "2 letters in Welsh for 60 in English"
    with translation.override("cy"):
        assert str(length) == "2 lythyren yn Gymraeg am 60 yn Saesneg"


def test_a_value_may_be_a_sentence_too():
    about = sentences.TEXT_OF(key="law")

    with translation.override("cy"):
        assert str(about) == "testun law"
