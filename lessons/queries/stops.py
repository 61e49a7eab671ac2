"""What stops a draft from going on: the checks of the loader, and what only the site knows."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from lessons.imports import sentences as says
from lessons.imports.checks import check_pack
from lessons.imports.faults import Fault, Faults, in_order
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
from lessons.imports.said import Sentence
from lessons.imports.shapes import Pack
from lessons.imports.site import site_library
from lessons.models import LessonVersion
from lessons.pairs import (
    FACTS,
    MINUTES,
    ORDERS,
    PARTS,
    PLAIN,
    QUIZ,
    WORDS,
    Pair,
    name_of_card,
    pairs_of,
)

# What is said of the whole lesson, and the block in which it is mended; else the facts.
ABOUT = {
    says.NO_MINUTES: MINUTES,
    says.QUIZ_HAS_NO_MINUTES: MINUTES,
    says.HELP_HAS_NO_MINUTES: MINUTES,
    says.ROUTE_ADDS_UP: MINUTES,
    says.KIND_MISSING: PARTS,
    says.LOUD_ADDRESS: WORDS,
}
# What a heading ends with that needs no comma after it.
ENDS = ("?", "!", ".", "…")
# The field of a choice that a fault is about.
OF_CHOICE: dict[Sentence | None, str] = {
    says.CHOICE: "text",
    says.EASY_CHOICE: "easy",
    says.FEEDBACK_OF: "feedback",
    says.PICTURE_OF: "alt",
}


@dataclass(frozen=True)
class Stop:
    """One thing to mend, and the block and field it is in. IS_WARNING: it may be meant.

    MESSAGE is read at the field; as a text, it names the PLACE as the pages of the draft do.
    """

    block: str
    field: str
    message: str
    is_warning: bool = False
    place: str = ""
    address: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


def stops_of(version: LessonVersion, *, today: dt.date) -> list[Stop]:
    """Everything to mend in VERSION; what only warns stands behind."""
    pack = pack_of(version)
    faults = Faults(ROOT)
    check_pack(pack, site_library(), faults)
    pairs = pairs_of(version)
    found = [_stop(fault, pack, pairs) for fault in in_order(set(faults.found))]
    found = [*_older(version, pairs), *found]
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


def _stop(fault: Fault, pack: Pack, pairs: dict[str, Pair]) -> Stop:
    file, line = fault.file.rpartition("/")[2], fault.line
    block, field = _place(file, line, pack)
    if block == FACTS:
        block = ABOUT.get(fault.said.sentence, FACTS)
    if fault.text in OF_CHOICE:
        field = f"{field}.{OF_CHOICE[fault.text]}"
    message, below = str(fault.said), line % FIELD
    if file.endswith(".md") and below and block != WORDS:
        message = _("%(message)s (line %(number)s)") % {"message": message, "number": below + 1}
    place = _name(block, field, pairs) or str(fault.about)
    return Stop(block, field, message, fault.is_warning, place)


def _name(block: str, field: str, pairs: dict[str, Pair]) -> str:
    """What the pages of the draft call a text, else its block; nothing where it has no texts."""
    pair = pairs.get(f"{block}.{field}")
    if pair:
        return f"{pair.place}{' ' if pair.place.endswith(ENDS) else ', '}{pair.label}"
    return next((pair.place for pair in pairs.values() if pair.block == block), "")


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


def _older(version: LessonVersion, pairs: dict[str, Pair]) -> Iterable[Stop]:
    for row in version.older_welsh.all():
        pair = pairs.get(row.name)
        if pair:
            message = _("the Welsh is older than the English")
            yield Stop(pair.block, pair.field, message, place=_name(pair.block, pair.field, pairs))


def _stale(version: LessonVersion, today: dt.date) -> Iterable[Stop]:
    cards = (version.law_cards, version.help_routes)
    for card in (card for kind in cards for card in kind.out_of_date(today)):
        message = _("%(fact)s is not in date: choose another, or ask for a check")
        yield Stop(FACTS, card.key, message % {"fact": name_of_card(card)}, is_warning=True)
