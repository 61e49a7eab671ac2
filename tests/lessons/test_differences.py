"""What changed from one text to another, in words; of long texts in lines, and soon."""

import time

import pytest

from lessons.differences import differences


def told(old, new):
    return [(piece.kind, piece.text) for piece in differences(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("", "", []),
        ("", "We listen.", [("ins", "We listen.")]),
        ("We listen.", "", [("del", "We listen.")]),
        (
            "We listen.",
            "We all listen.",
            [("same", "We "), ("ins", "all "), ("same", "listen.")],
        ),
        ("Dŵr.", "Dwr.", [("del", "Dŵr."), ("ins", "Dwr.")]),
    ],
)
def test_words_that_came_and_went(old, new, pieces):
    assert told(old, new) == pieces


def test_a_long_text_is_compared_line_by_line():
    lines = [f"Line {number} says what line {number} says." for number in range(2_000)]
    changed = [*lines[:700], "Line 700 says more.", *lines[701:]]
    began = time.process_time()

    pieces = differences("\n\n".join(lines), "\n\n".join(changed))

    assert time.process_time() - began < 2
    assert [(piece.kind, piece.text) for piece in pieces if piece.kind != "same"] == [
        ("del", "Line 700 says what line 700 says.\n\n"),
        ("ins", "Line 700 says more.\n\n"),
    ]
