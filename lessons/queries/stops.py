"""What stops a draft from going on: the checks of the loader, and what only the site knows."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from lessons.imports.checks import check_pack
from lessons.imports.faults import Fault, Faults
from lessons.imports.rows import (
    BLOCK,
    CHOICE,
    FIELD,
    FRONT_FIELDS,
    QUESTION_FIELDS,
    ROOT,
    SECTION_FIELDS,
    pack_of,
)
from lessons.imports.shapes import Pack
from lessons.imports.site import site_library
from lessons.models import LessonVersion
from lessons.pairs import FACTS, MINUTES, ORDERS, PARTS, PLAIN, QUIZ, WORDS, name_of_card, pairs_of

# Words of what is said about lesson.toml, and the block that they are about.
ABOUT = {
    "minutes": MINUTES,
    "adds up": MINUTES,
    "section of the kind": PARTS,
    "address or title": WORDS,
}


@dataclass(frozen=True)
class Stop:
    """One thing to mend, and the block and field it is in. IS_WARNING: it may be meant."""

    block: str
    field: str
    message: str
    is_warning: bool = False
    is_english: bool = False
    address: str = ""


def stops_of(version: LessonVersion, *, today: dt.date) -> list[Stop]:
    """Everything to mend in VERSION; what only warns stands behind."""
    pack = pack_of(version)
    faults = Faults(ROOT)
    check_pack(pack, site_library(), faults)
    found = [*_older(version), *(_stop(fault, pack) for fault in sorted(set(faults.found)))]
    found += _stale(version, today)
    slug = version.lesson.slug
    placed = (replace(one, address=block_address(slug, one.block, one.field)) for one in found)
    return sorted(placed, key=lambda stop: stop.is_warning)


def block_address(slug: str, block: str, field: str = "") -> str:
    """Where BLOCK of the draft of SLUG is written, at FIELD."""
    place = f"#pair-{field}" if field else ""
    kind, _dash, key = block.partition("-")
    if block in PLAIN:
        return reverse(f"lessons:draft_{block}", args=[slug]) + place
    if block in ORDERS:
        return reverse("lessons:draft", args=[slug]) + f"#{block}"
    return reverse(f"lessons:draft_{kind}", args=[slug, key]) + place


def _stop(fault: Fault, pack: Pack) -> Stop:
    file, line = fault.file.rpartition("/")[2], fault.line
    block, field = _place(file, line, pack)
    if file == "lesson.toml":
        block = next((place for words, place in ABOUT.items() if words in fault.message), block)
    offset = line % (BLOCK if field == "" else FIELD)
    message = fault.message
    if file.endswith(".md") and offset > 1 and block != WORDS:
        message = f"{message} (line {offset})"
    return Stop(block, field, message, fault.is_warning, is_english=True)


def _place(file: str, line: int, pack: Pack) -> tuple[str, str]:
    number, rest = divmod(line, BLOCK)
    if file == "quiz.toml":
        if not number:
            return QUIZ, ""
        question = pack.questions[number - 1]
        choice, field = divmod(rest, CHOICE)
        if choice:
            return f"question-{question.key}", question.choices[choice - 1].key
        fields = dict(enumerate(QUESTION_FIELDS, 1))
        return f"question-{question.key}", fields.get(field, "")
    if number:
        block = f"section-{pack.sections[number - 1].key}"
        is_text = file.endswith(".md")
        return block, SECTION_FIELDS[rest // FIELD] if is_text else ""
    if file.endswith(".md"):
        return WORDS, FRONT_FIELDS[rest // FIELD]
    return FACTS, ""


def _older(version: LessonVersion) -> Iterable[Stop]:
    pairs = pairs_of(version)
    for row in version.older_welsh.all():
        pair = pairs.get(row.name)
        if pair:
            message = _("%(place)s, %(label)s: the Welsh is older than the English")
            words = message % {"place": pair.place, "label": pair.label}
            yield Stop(pair.block, pair.field, words)


def _stale(version: LessonVersion, today: dt.date) -> Iterable[Stop]:
    cards = (version.law_cards, version.help_routes)
    for card in (card for kind in cards for card in kind.out_of_date(today)):
        message = _("%(fact)s is not in date: choose another, or ask for a check")
        yield Stop(FACTS, card.key, message % {"fact": name_of_card(card)}, is_warning=True)
