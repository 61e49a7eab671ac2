"""What Moodle makes of what we write is what we meant: by the rules of its own importers."""

import pytest
from hypothesis import given, settings

from lessons.formats import Format, kept, write
from lessons.formats.hints import tags_of
from tests.lessons.moodle import Refused, read_gift, read_xml
from tests.lessons.quizzes import (
    HOSTILE,
    hostile_quiz,
    library_quizzes,
    quiz_of_every_kind,
    quizzes,
)

FILES = [
    *((Format.MOODLE, "en", "en"), (Format.MOODLE, "cy", "cy")),
    *((Format.MOODLE, "both", "en"), (Format.MOODLE, "both", "cy")),
    *((Format.GIFT, "en", "en"), (Format.GIFT, "cy", "cy")),
]


def stored(quiz, file_format, language, shown):
    """What Moodle keeps of QUIZ from a file in LANGUAGE, for somebody who reads SHOWN."""
    body = write(quiz, file_format, language).body
    return read_xml(body, shown) if file_format == Format.MOODLE else read_gift(body.decode())


def meant(row, file_format, language, shown):
    """ROW as Moodle should keep it: its name, key, words and what each answer says."""
    row = kept(row, file_format, language)
    choices = list(row.choices)
    if row.right_order:
        by_key = {choice.key: choice for choice in choices}
        choices = [by_key[key] for key in row.right_order]
    answers = [(choice.text.of(shown), choice.feedback.of(shown)) for choice in choices]
    return row.key, row.key, row.text.of(shown), row.why.of(shown), answers, tuple(tags_of(row))


def as_meant(quiz, file_format, language, shown):
    found = [
        (
            *(each.name, each.key, each.text, each.why),
            [(text, feedback) for text, _part, feedback in each.answers],
            each.tags,
        )
        for each in stored(quiz, file_format, language, shown)
    ]
    return found == [meant(row, file_format, language, shown) for row in quiz.questions]


@pytest.mark.parametrize(("file_format", "language", "shown"), FILES)
@settings(max_examples=20, deadline=None)
@given(quiz=quizzes)
def test_moodle_keeps_every_word(file_format, language, shown, quiz):
    assert as_meant(quiz, file_format, language, shown)


@pytest.mark.parametrize(("file_format", "language", "shown"), FILES)
def test_moodle_takes_the_whole_library(file_format, language, shown):
    for quiz in library_quizzes():
        assert as_meant(quiz, file_format, language, shown), quiz.slug


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(("file_format", "language", "shown"), FILES)
def test_moodle_takes_no_word_for_more_than_a_word(file_format, language, shown, words):
    assert as_meant(hostile_quiz(words), file_format, language, shown)


@pytest.mark.parametrize("file_format", [Format.MOODLE, Format.GIFT])
def test_moodle_knows_what_is_right(file_format):
    one, several, truth, order, agree = stored(quiz_of_every_kind(), file_format, "en", "en")

    assert [
        [part for _text, part, _feedback in each.answers] for each in (one, several, truth, agree)
    ] == [[0, 1, 0, 0], [0.5, -1, 0.5, 0], [1, 0, 0], [1, 1, 1, 1, 1, 1]]
    assert [each.is_single for each in (one, several, truth, agree)] == [True, False, True, True]
    assert [text for text, _part, _feedback in order.answers] == [
        "Choice 3",
        "Choice 1",
        "Choice 2",
    ]


XML_FAULTS = [
    ('type="multichoice"', 'type="several"', "question several: there is no such thing"),
    ("<text>a-one</text>", "<text />", "multichoice: name/text is ''"),
    ("<text>&lt;p&gt;What is one?&lt;/p&gt;</text>", "<text />", "questiontext/text is ''"),
    ("<defaultgrade>1.0000000<", "<defaultgrade>one<", "defaultgrade is 'one'"),
    ("<penalty>0.0000000<", "<penalty>none<", "penalty is 'none'"),
    ("<idnumber>a-one<", f"<idnumber>{'x' * 101}<", "idnumber is 'xxx"),
    ("<idnumber>a-several<", "<idnumber>a-one<", "a-one: a key stands in it twice"),
    ("<single>true<", "<single>yes<", "single is 'yes'"),
    ("<shuffleanswers>false<", "<shuffleanswers>no<", "shuffleanswers is 'no'"),
    ("<answernumbering>abc<", "<answernumbering>ABC<", "answernumbering is 'ABC'"),
    ("<showstandardinstruction>0<", "<showstandardinstruction>no<", "showstandardinstruction"),
    ('fraction="100"', 'fraction="99"', "0.99 is no part of a mark"),
    ('fraction="100"', 'fraction="90"', "no answer has the whole mark"),
    ('fraction="50"', 'fraction="25"', "the parts of the mark are not one mark"),
    ('fraction="1.0000000"', 'fraction="first"', "'first' is no number"),
    ('questiontext format="html"', 'questiontext format="htm"', "no such format as 'htm'"),
    ('name="drawing-phone.svg"', 'name="phone.svg"', "shows ['drawing-phone.svg'], has"),
    ('encoding="base64"', 'encoding="hex"', "drawing-phone.svg cannot be unpacked"),
    ('path="/"', 'path="here"', "drawing-phone.svg cannot be unpacked"),
    ("<text>measure:knowledge<", f"<text>{'x' * 51}<", "is cut"),
    ("<text>measure:knowledge<", "<text>measure&lt;br&gt;<", "is cut"),
    ("<layouttype>VERTICAL<", "<layouttype>DOWN<", "layouttype is 'DOWN'"),
    ("<selecttype>ALL<", "<selecttype>EVERY<", "selecttype is 'EVERY'"),
    ("<selectcount>0<", "<selectcount>all<", "selectcount is 'all'"),
    ("<gradingtype>ABSOLUTE_POSITION<", "<gradingtype>PLACE<", "gradingtype is 'PLACE'"),
    ("<showgrading>SHOW<", "<showgrading>1<", "showgrading is '1'"),
    ("<numberingstyle>none<", "<numberingstyle>no<", "numberingstyle is 'no'"),
    ("$course$/top/Every kind", "$course$/top/Every/kind", "is no path of one name"),
    ("<text>&lt;p&gt;Choice 2&lt;/p&gt;</text>", "<text />", "answer/text is ''"),
]


@pytest.mark.parametrize(("good", "bad", "said"), XML_FAULTS)
def test_a_fault_in_moodle_xml_is_seen(good, bad, said):
    body = write(quiz_of_every_kind(), Format.MOODLE, "en").body.decode()
    assert good in body

    with pytest.raises(Refused) as refused:
        read_xml(body.replace(good, bad, 1).encode(), "en")

    assert said in str(refused.value)


GIFT_FAULTS = [
    ("::a-one::", "", "no name, or not one pair of braces"),
    ("What is one?", "What is {one?", "no name, or not one pair of braces"),
    ("safe.\n}", "safe.\n} indeed", "something stands behind the answers"),
    ("=Choice 2", "~Choice 2", "the parts of the mark are not one mark"),
    ("~%50%", "~%40%", "the parts of the mark are not one mark"),
    ("~%50%", "~%51%", "0.51 is no part of a mark"),
    ("~%100%", "~%99%", "0.99 is no part of a mark"),
    ("-> 1", "1", "is no pair"),
    ("####Because", "####[html]Because", "is read as html"),
    ("::[plain]What", "::[markdown]What", "is read as markdown"),
]


@pytest.mark.parametrize(("good", "bad", "said"), GIFT_FAULTS)
def test_a_fault_in_gift_is_seen(good, bad, said):
    text = write(quiz_of_every_kind(), Format.GIFT, "en").body.decode()
    assert good in text

    with pytest.raises(Refused) as refused:
        read_gift(text.replace(good, bad, 1))

    assert said in str(refused.value)
