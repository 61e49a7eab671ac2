"""Cards of the folder tell pupils nothing in long sentences: `load_library --check` warns."""

import pytest

from lessons.imports import read_library

LONG = "The law is there to help you and it is there to help me and him and her too."
MIDDLING = "You can tell somebody about any worry that you have, day or night, today."


@pytest.mark.parametrize(
    ("name", "old", "new", "warning"),
    [
        (
            "law_cards.toml",
            'plain_en = "Words that nobody has verified."',
            f'plain_en = "Words that nobody has verified. {LONG}"',
            "law_cards.toml:24: warning: plain words of not-verified:"
            " a sentence of 19 words where 16 are easy",
        ),
        (
            "help_routes.toml",
            'for_en = "Any worry, day or night."',
            f'for_en = "{MIDDLING}"',
            "help_routes.toml:21: warning: purpose of childline:"
            " a sentence of 14 words where 12 are easy",
        ),
    ],
)
def test_a_long_sentence_of_a_card_is_a_warning(packs, name, old, new, warning):
    text = (packs / name).read_text()
    assert old in text
    (packs / name).write_text(text.replace(old, new))

    _library, faults = read_library(packs)

    assert [str(one) for one in faults.warnings] == [warning]


def test_adults_may_read_longer_ones(packs):
    file = packs / "help_routes.toml"
    text = file.read_text()
    assert 'for_en = "Worried about a child."' in text
    file.write_text(text.replace("Worried about a child.", LONG))

    _library, faults = read_library(packs)

    assert [str(one) for one in faults.warnings] == []
