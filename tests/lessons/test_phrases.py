"""Words found in each of their forms, and not in words that only look like them."""

import pytest

from lessons.imports.checks.glossary import check_glossary
from lessons.imports.checks.phrases import pattern_of, plain
from lessons.imports.checks.texts import texts_of
from lessons.imports.checks.word_lists import ARREST, BLAME, LAW, TIMER
from lessons.imports.faults import Faults
from lessons.imports.packs import read_pack
from lessons.imports.shapes import Term


@pytest.mark.parametrize(
    ("phrases", "language", "text"),
    [
        (ARREST, "en", "Be courteous in the courtyard. A judgement. The Courtside Café."),
        (ARREST, "cy", "Mae llysiau yn y llysgenhadaeth."),
        (LAW, "en", "They found a refined, outlawed idea in section B."),
        (LAW, "cy", "Mae’r gyfraith yno i’ch amddiffyn."),
        (BLAME, "cy", "Mae’r twll yn y twyn yn fawr."),
        (TIMER, "en", "Set the time. Ten seconds later Mo counts the points of a star."),
        (TIMER, "cy", "Mae’r amser yn hir. Mae’r cloc ar y wal."),
    ],
)
def test_words_that_only_look_alike_are_left(phrases, language, text):
    assert pattern_of(phrases[language], language).findall(plain(text)) == []


def test_each_letter_keeps_its_place():
    text = "Tŷ’r Gŵr\nâ ‘Siôn’"

    assert plain(text) == "ty'r gwr\na 'sion'"
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("english", "welsh", "faults"),
    [
        ("Two codes.", "Dau god.", []),
        ("A code.", "Ei chod hi.", []),
        ("A code.", "Fy nghod i.", []),
        ("Codes", "Eu codau nhw", []),
        ("Their apps", "Eu hapiau nhw", []),
        ("A decoder", "Datgodiwr", []),
        ("A code.", "Rhif.", ["'code' is 'cod' in the glossary"]),
        ("Apps", "Apêl", ["'app' is 'ap' in the glossary"]),
        ("A word", "Y côd", ["'côd' is 'cod' in the glossary"]),
        ("A word", "Dwy\ngôd", ["'gôd' is 'cod' in the glossary"]),
    ],
)
def test_a_term_in_its_forms(packs, english, welsh, faults):
    folder = packs / "before-you-send"
    for name, old, new in (
        ("en.md", "Say one safe step.", english),
        ("cy.md", "Dywedwch un cam diogel.", welsh),
    ):
        (folder / name).write_text((folder / name).read_text().replace(old, new))
    terms = (
        Term("code", "cod", cy_others=("codau",), avoid=("côd",)),
        Term("app", "ap", cy_others=("apiau",)),
    )
    found = Faults(packs)

    check_glossary(texts_of(read_pack(folder, found)), terms, found)

    assert [fault.message.removeprefix("text of ending: ") for fault in found.found] == faults


def test_a_form_to_avoid_is_said_with_its_own_line(packs):
    words = packs / "before-you-send" / "cy.md"
    words.write_text(words.read_text().replace("Dywedwch un cam diogel.", "Rhif\nneu gôd."))
    found = Faults(packs)

    check_glossary(
        texts_of(read_pack(words.parent, found)), (Term("code", "cod", avoid=("côd",)),), found
    )

    assert [str(fault) for fault in found.found] == [
        "before-you-send/cy.md:82: text of ending: 'gôd' is 'cod' in the glossary"
    ]
