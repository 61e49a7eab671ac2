"""Words as templates put them together."""

import pytest

from accounts.templatetags.words import ended


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ("Tell an adult", "Tell an adult."),
        ("Tell an adult.", "Tell an adult."),
        ("‘Hurry, and tell nobody.’", "‘Hurry, and tell nobody.’"),
        ("“Who are you?”", "“Who are you?”"),
        ("Say ‘no’", "Say ‘no’."),
    ],
)
def test_a_choice_is_ended_once(chosen, sentence):
    assert ended(chosen) == sentence
