"""Welsh beside English: all there, about as long, the same numbers and links, the same terms."""

import re
from collections import Counter
from collections.abc import Iterable

from lessons.imports.checks.texts import Text, texts_of
from lessons.imports.faults import Faults
from lessons.imports.shapes import Both, Pack, Term
from lessons.search import fold, mutations

NUMBER = re.compile(r"\d+")
LINK = re.compile(r"https?://[^\s)>\]]*[^\s)>\].,;]")
MEASURED_FROM = 60  # shorter texts may well be half or twice as long
MOST_AT_ONCE = 3


def check_languages(pack: Pack, glossary: tuple[Term, ...], faults: Faults) -> None:
    """Say where the Welsh of PACK is missing or tells something else than the English."""
    for text in texts_of(pack):
        both, file = text.both, text.files[1]
        if not both.en or not both.cy:
            _say_missing(text, faults)
            continue
        for message in _differences(both):
            faults.add(file, both.line_cy, f"{text.name}: {message}")
        for term in _terms_missing(both, glossary)[:MOST_AT_ONCE]:
            message = f"{text.name}: '{term.en}' is '{term.cy}' in the glossary"
            faults.add(file, both.line_cy, message, is_warning=True)


def _say_missing(text: Text, faults: Faults) -> None:
    """Both languages are there; only what is optional may be missing in both."""
    if text.is_optional and not text.both.en and not text.both.cy:
        return
    for language, (words, file, line) in zip(("English", "Welsh"), text.sides(), strict=True):
        if not words:
            faults.add(file, line, f"{text.name}: the {language} is missing")


def _differences(both: Both) -> Iterable[str]:
    if len(both.en) >= MEASURED_FROM and not 0.5 <= len(both.cy) / len(both.en) <= 2:
        yield f"{len(both.cy)} letters in Welsh for {len(both.en)} in English"
    for word, pattern in (("numbers", NUMBER), ("links", LINK)):
        english, welsh = (Counter(pattern.findall(text)) for text in (both.en, both.cy))
        if english != welsh:
            differ = (english - welsh) + (welsh - english)
            yield f"the {word} differ from the English: {', '.join(sorted(differ))}"


def _terms_missing(both: Both, glossary: tuple[Term, ...]) -> list[Term]:
    """Terms of the English whose Welsh, in any mutation, is not in the Welsh."""
    english, welsh = f" {fold(both.en)} ", f" {fold(both.cy)} "
    return [
        term
        for term in glossary
        if f" {fold(term.en)} " in english
        and not any(f" {form}" in welsh for form in mutations(fold(term.cy)))
    ]
