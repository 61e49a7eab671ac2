"""Handouts: what a part of the lesson uses on paper."""

import re
from collections.abc import Iterable

from lessons.imports.checks.easy import words_in
from lessons.imports.faults import Faults
from lessons.imports.shapes import LANGUAGES, Pack, SectionRow
from lessons.models import Section

MOST_ON_A_CARD = 25
CARD = re.compile(r"^[-*] +", re.MULTILINE)


def check_handouts(pack: Pack, faults: Faults) -> None:
    """Say which handouts have no form, no place or no part that uses them."""
    lesson = pack.folder / "lesson.toml"
    for place, section in enumerate(pack.sections):
        messages = _shape(pack, place, section) if section.is_handout else _none_of_it(section)
        for message in messages:
            faults.add(lesson, section.line, f"section '{section.key}' {message}")
        if section.is_handout:
            _words(pack, section, faults)


def _shape(pack: Pack, place: int, handout: SectionRow) -> Iterable[str]:
    if handout.minutes:
        yield "is a handout: it has no minutes"
    if handout.form not in Section.Form.values:
        yield f"has the form cards or sheet, not '{handout.form}'"
    if handout.goes_with not in {section.key for section in pack.sections if section.is_taught}:
        yield f"goes with a taught section, not '{handout.goes_with}'"
    before = {section.kind for section in pack.sections[:place]}
    after = {section.kind for section in pack.sections[place:]}
    if Section.Kind.SIGNPOSTING in after or Section.Kind.SAFEGUARDING in before:
        yield "stands after signposting and before safeguarding"


def _none_of_it(section: SectionRow) -> Iterable[str]:
    for name, value in (("form", section.form), ("goes_with", section.goes_with)):
        if value:
            yield f"is not a handout: it has no {name}"


def _words(pack: Pack, handout: SectionRow, faults: Faults) -> None:
    for language in LANGUAGES:
        file, body = pack.folder / f"{language}.md", handout.body.of(language)
        line = handout.body.line(language)
        if handout.notes.of(language):
            message = f"handout '{handout.key}' has no notes"
            faults.add(file, handout.notes.line(language), message)
        if handout.form != Section.Form.CARDS:
            continue
        before, *cards = CARD.split(body)
        if before.strip() or not cards:
            faults.add(file, line, f"handout '{handout.key}': cards are one list, nothing else")
        for number, card in enumerate(cards, start=1):
            if words_in(card) > MOST_ON_A_CARD:
                message = f"card {number} of {handout.key}: {words_in(card)} words where"
                faults.add(file, line, f"{message} {MOST_ON_A_CARD} fit", is_warning=True)
    cards = [len(CARD.findall(handout.body.of(language))) for language in LANGUAGES]
    if cards[0] != cards[1]:
        message = (
            f"handout '{handout.key}' has {cards[1]} list items in Welsh, {cards[0]} in English"
        )
        faults.add(pack.folder / "cy.md", handout.body.line_cy, message)
