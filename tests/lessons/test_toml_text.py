"""What is written as TOML is what Python's own reader reads."""

import datetime as dt
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.exports.toml_text import toml_text

texts = st.text(st.characters(exclude_categories=["Cs"]))
scalars = texts | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.dates()
names = texts
inline = st.recursive(
    scalars, lambda held: st.lists(held, max_size=4) | st.dictionaries(names, held, max_size=3)
)
tables = st.recursive(
    st.dictionaries(names, inline, max_size=4),
    lambda held: st.dictionaries(names, inline | st.lists(held, max_size=3), max_size=4),
    max_leaves=8,
)


@given(tables)
def test_what_is_written_is_read(values):
    assert tomllib.loads(toml_text(values)) == values


@given(texts)
def test_no_text_takes_two_lines(text):
    assert len(toml_text({"text": text}).splitlines()) == 1


def test_it_looks_like_the_bundled_files():
    values = {
        "topic": "images",
        "ages": [11, 14],
        "quiz": {"20": 4, "45": 8},
        "checked_on": dt.date(2026, 9, 3),
        "i_can": [
            "I can say no to anyone who asks me for a picture.",
            "I can tell an adult I trust at school.",
        ],
        "questions": [{"key": "first", "choices": [{"key": "a"}, {"key": "b"}]}, {"key": "next"}],
    }

    assert toml_text(values) == (
        'topic = "images"\n'
        "ages = [11, 14]\n"
        "quiz = { 20 = 4, 45 = 8 }\n"
        "checked_on = 2026-09-03\n"
        "i_can = [\n"
        '  "I can say no to anyone who asks me for a picture.",\n'
        '  "I can tell an adult I trust at school.",\n'
        "]\n"
        "\n"
        "[[questions]]\n"
        'key = "first"\n'
        "\n"
        "[[questions.choices]]\n"
        'key = "a"\n'
        "\n"
        "[[questions.choices]]\n"
        'key = "b"\n'
        "\n"
        "[[questions]]\n"
        'key = "next"\n'
    )


def test_what_toml_has_no_way_to_write_is_said():
    with pytest.raises(TypeError, match="TOML has no way to write None"):
        toml_text({"nothing": None})
