"""What an item of QTI 2.1 rules beyond what is asked and what is right: each rule is named."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from lessons.formats.words import left_out
from lessons.formats.xml_files import local

# All that rules of scoring hold which give the mark for the right response and no other.
PLAIN_RULES = {
    *("responseProcessing", "responseCondition", "responseIf", "responseElseIf", "responseElse"),
    *("match", "variable", "correct", "baseValue", "setOutcomeValue", "isNull", "sum", "and"),
}
# The ends of the addresses at which the published rules of scoring lie; the last two score by
# a mapping, which is named by itself.
TEMPLATES = {"match_correct", "map_response", "map_response_point"}
MARKS = {"SCORE", "MAXSCORE"}
# What an item consists of and is read, or named, elsewhere.
PARTS = {
    *("responseDeclaration", "outcomeDeclaration", "templateDeclaration", "templateProcessing"),
    *("stylesheet", "itemBody", "responseProcessing", "modalFeedback"),
}


def rules_of(root: Element, main: Element) -> list[str]:
    """The notes of what the item ROOT says more, MAIN being its interaction."""
    parts = (local(child) for child in root if local(child) not in PARTS)
    return [
        *_settings(root, main),
        *_rules(root),
        *_marks(root),
        *(left_out("setting", part) for part in parts),
    ]


def _settings(root: Element, main: Element) -> Iterator[str]:
    least, most = main.get("minChoices", "0"), main.get("maxChoices", "0")
    if main.get("shuffle") == "true":
        yield left_out("shuffle")
    if most not in {"", "0", "1"} or least not in {"", "0"}:
        yield left_out("setting", f"{least}–{most}")
    if root.get("adaptive") == "true":
        yield left_out("scoring", "adaptive")
    if root.get("timeDependent") == "true":
        yield left_out("setting", "timeDependent")


def _rules(root: Element) -> Iterator[str]:
    """What scores or shows the item beyond the right response."""
    for each in root.iter():
        name = local(each)
        if name == "mapping":
            yield left_out("part-mark", ", ".join(_entries(each)))
        elif name == "stylesheet":
            yield left_out("look", each.get("href", ""))
        elif name == "responseProcessing":
            yield from _processing(each)
        elif name == "match" and not any(local(child) == "correct" for child in each):
            yield left_out("scoring", " ".join(["match", *_words(each)]))


def _processing(rules: Element) -> Iterator[str]:
    more = sorted({local(rule) for rule in rules.iter()} - PLAIN_RULES)
    template = rules.get("template", "")
    if more:
        yield left_out("scoring", ", ".join(more))
    if template and template.rpartition("/")[2].removesuffix(".xml") not in TEMPLATES:
        yield left_out("scoring", template)


def _marks(root: Element) -> Iterator[str]:
    """What the whole answer gives, where it is another mark than one."""
    said: set[str] = set()
    for each in root.iter():
        if local(each) == "outcomeDeclaration":
            said.add(each.get("normalMaximum", ""))
        if local(each) in {"outcomeDeclaration", "setOutcomeValue"}:
            is_mark = each.get("identifier") in MARKS
            said |= set(_words(each)) if is_mark else set()
    numbers = sorted({_number(text) for text in said} - {0.0, 1.0})
    if numbers:
        yield left_out("mark", ", ".join(f"{number:g}" for number in numbers))


def _words(element: Element) -> list[str]:
    return " ".join(element.itertext()).split()


def _entries(mapping: Element) -> list[str]:
    return [f"{each.get('mapKey')}: {each.get('mappedValue')}" for each in mapping]


def _number(text: str) -> float:
    """TEXT as a mark; what is no number is none."""
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
