"""The same Welsh term everywhere: what glossary.toml says, in any mutation."""

import re
from collections.abc import Iterable
from functools import cache

from lessons.imports import sentences as says
from lessons.imports.checks.phrases import welsh_forms
from lessons.imports.checks.texts import Text
from lessons.imports.faults import Faults
from lessons.imports.shapes import Term
from lessons.search import fold

SHORTEST_STEM = 4  # "ap" begins many words; "cyfrinair" only its own


def check_glossary(texts: Iterable[Text], glossary: tuple[Term, ...], faults: Faults) -> None:
    """Say where an English term of GLOSSARY has not its Welsh one, or has one to avoid."""
    for text in texts:
        both, file = text.both, text.files[1]
        if text.is_title or not both.en or not both.cy:
            continue
        english, welsh, letters = fold(both.en), fold(both.cy), both.cy.lower().replace("’", "'")
        for term in glossary:
            if _english(term).search(english) and not _welsh(term).search(welsh):
                said = says.TERM(found=term.en, term=term.cy)
                faults.add(file, both.line_cy, said, about=text.name)
            for found in _avoid(term.avoid).finditer(letters) if term.avoid else ():
                said = says.TERM(found=found[0], term=term.cy)
                below = letters.count("\n", 0, found.start())
                faults.add(file, both.line_cy + below, said, about=text.name)


@cache
def _english(term: Term) -> re.Pattern[str]:
    """Finds the English of TERM, one or many, in a folded text."""
    forms = "|".join(map(fold, (term.en, *term.en_others)))
    return re.compile(rf"\b(?:{forms})(?:s|es)?\b")


@cache
def _welsh(term: Term) -> re.Pattern[str]:
    """Finds a Welsh form of TERM in a folded text: first word mutated, last with endings."""
    return re.compile("|".join(_form(fold(form)) for form in (term.cy, *term.cy_others)))


def _form(folded: str) -> str:
    first, *rest = folded.split()
    starts = "|".join(welsh_forms(first))
    end = "" if len(folded) >= SHORTEST_STEM else r"\b"
    return rf"\b(?:{starts})" + "".join(f" {word}" for word in rest) + end


@cache
def _avoid(avoid: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a form to avoid, mutated or not; accents count, since some differ by one alone."""
    forms = (form for word in avoid for form in welsh_forms(word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")
