"""What a file of questions from elsewhere becomes keeps the rules of a quiz here, or says so."""

import pytest

from lessons.formats import read_file
from lessons.imports.checks.quiz import SIZES
from lessons.models import Question


def taken(text):
    (item,) = read_file(text.encode(), "en").items
    return item


def gift(wrong, *, right=1, mark=""):
    choices = [f"={number}" if number <= right else f"~{number}" for number in range(1, wrong + 2)]
    return f"{mark}::Q:: Safe? {{{' '.join(choices)}}}"


def sizes_said(text):
    return [note for note in taken(text).to_do if note.startswith("Have ")]


@pytest.mark.parametrize(("wrong", "is_right"), [(1, True), (3, True), (4, False)])
def test_a_quiz_of_one_choice_has_two_to_four(wrong, is_right):
    said = f"Have 2 to 4 choices beside “I’m not sure”: there are {wrong + 1}."

    assert sizes_said(gift(wrong)) == ([] if is_right else [said])


def test_of_several_there_are_three_at_least():
    assert sizes_said("::Q:: Safe? {~%100%a ~b}") == [
        "Have 3 to 5 choices beside “I’m not sure”: there are 2."
    ]


def test_one_number_is_said_as_one():
    marked = "// [tag:kind:agree] [tag:measure:confidence]\n"

    assert sizes_said(gift(2, mark=marked)) == [
        "Have 5 choices beside “I’m not sure”: there are 3."
    ]
    assert SIZES[Question.Kind.AGREE][:2] == (5, 5)
