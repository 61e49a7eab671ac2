"""Handouts: what a part of the lesson uses on paper."""

import re
from collections.abc import Iterable

from lessons.imports import sentences as says
from lessons.imports.checks.easy import words_in
from lessons.imports.faults import Faults
from lessons.imports.said import Said
from lessons.imports.shapes import LANGUAGES, Pack, SectionRow
from lessons.models import Section

MOST_ON_A_CARD = 25
CARD = re.compile(r"^[-*] +", re.MULTILINE)


def check_handouts(pack: Pack, faults: Faults) -> None:
    """Say which handouts have no form, no place or no part that uses them."""
    lesson = pack.folder / "lesson.toml"
    for place, section in enumerate(pack.sections):
        found = _shape(pack, place, section) if section.is_handout else _none_of_it(section)
        for said in found:
            faults.add(lesson, section.line, said)
        if section.is_handout:
            _words(pack, section, faults)


def _shape(pack: Pack, place: int, handout: SectionRow) -> Iterable[Said]:
    if handout.minutes:
        yield says.HANDOUT_MINUTES(key=handout.key)
    if handout.form not in Section.Form.values:
        yield says.HANDOUT_FORM(key=handout.key, found=handout.form)
    if handout.goes_with not in {section.key for section in pack.sections if section.is_taught}:
        yield says.HANDOUT_PART(key=handout.key, found=handout.goes_with)
    before = {section.kind for section in pack.sections[:place]}
    after = {section.kind for section in pack.sections[place:]}
    if Section.Kind.SIGNPOSTING in after or Section.Kind.SAFEGUARDING in before:
        yield says.HANDOUT_PLACE(key=handout.key)


def _none_of_it(section: SectionRow) -> Iterable[Said]:
    for name, value in (("form", section.form), ("goes_with", section.goes_with)):
        if value:
            yield says.NO_HANDOUT(key=section.key, name=name)


def _words(pack: Pack, handout: SectionRow, faults: Faults) -> None:
    about = says.HANDOUT(key=handout.key)
    for language in LANGUAGES:
        file, body = pack.folder / f"{language}.md", handout.body.of(language)
        line = handout.body.line(language)
        if handout.notes.of(language):
            faults.add(file, handout.notes.line(language), says.HANDOUT_NOTES(), about=about)
        if handout.form != Section.Form.CARDS:
            continue
        before, *cards = CARD.split(body)
        if before.strip() or not cards:
            faults.add(file, line, says.CARDS_ARE_A_LIST(), about=about)
        for number, card in enumerate(cards, start=1):
            if words_in(card) > MOST_ON_A_CARD:
                said = says.CARD_TOO_LONG(count=words_in(card), most=MOST_ON_A_CARD)
                card_of = says.CARD_OF(number=number, key=handout.key)
                faults.add(file, line, said, about=card_of, is_warning=True)
    cards = [len(CARD.findall(handout.body.of(language))) for language in LANGUAGES]
    if cards[0] != cards[1]:
        said = says.ITEMS_DIFFER(welsh=cards[1], english=cards[0])
        faults.add(pack.folder / "cy.md", handout.body.line_cy, said, about=about)
