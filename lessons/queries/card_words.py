"""What the rules of the library say of the words of one card, field by field."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from accounts.models import Language
from lessons.imports import glossary
from lessons.imports import sentences as says
from lessons.imports.checks import check_words_of_card
from lessons.imports.faults import Fault, Faults, in_order
from lessons.imports.said import Sentence
from lessons.imports.site import card_row
from lessons.models import DatedCard
from lessons.queries.card_history import NAMES

# The field that a fault is about, without its language.
FIELDS: dict[Sentence | None, str] = {
    says.STATUTE_OF: "statute",
    says.PLAIN_WORDS_OF: "plain",
    says.NAME_OF: "name",
    says.PURPOSE_OF: "for",
    says.NOT_FOR_OF: "not_for",
    says.HOURS_OF: "hours",
}


@dataclass(frozen=True)
class WordFault:
    """What is wrong in the field STEM of a card in LANGUAGE; IS_WARNING where it may be meant."""

    stem: str
    language: str
    message: str
    is_warning: bool

    @property
    def field(self) -> str:
        return f"{self.stem}_{self.language}"

    def __str__(self) -> str:
        name = f"{NAMES[self.stem]}, {Language(self.language).label}"
        return _("“%(name)s”: %(message)s.") % {"name": name, "message": self.message}


def word_faults(card: DatedCard) -> list[WordFault]:
    """What to mend in the words of CARD before a reader is shown it, and what to look at."""
    faults = Faults(Path())
    check_words_of_card(card_row(card), glossary(), faults)
    return [_of_field(fault) for fault in in_order(faults.found)]


def _of_field(fault: Fault) -> WordFault:
    message = str(fault.said)
    if fault.line > 1:
        message = _("%(message)s (line %(number)s)") % {"message": message, "number": fault.line}
    return WordFault(FIELDS[fault.text], fault.file, message, fault.is_warning)
