"""What stands between the braces of a question in GIFT."""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from lessons.formats.gift_text import words
from lessons.formats.hints import Hints, read_tags
from lessons.formats.marks import notes_of
from lessons.formats.plain import in_language
from lessons.formats.shapes import Found, FoundChoice
from lessons.formats.words import left_out, no_such_kind
from lessons.imports.shapes import Both
from lessons.models import Question

WEIGHT = re.compile(r"%(-?\d+(?:\.\d+)?)%")
TRUTH = re.compile(r"(T|TRUE|F|FALSE)\s*(?:#(.*?))?(?:#(.*))?", re.DOTALL | re.IGNORECASE)
# What begins an order of Moodle's own: how many are shown, and five settings by their names.
ORDER = re.compile(r">\s*\d+((?:[^\S\n]+(?:[A-Z_]+|none|abc|iii|\d+)\b)*)")
ORDER_SETTINGS = {"ALL", "EXACT", "VERTICAL", "ABSOLUTE_POSITION", "SHOW", "none"}
TRUE, FALSE = Both("True", "Cywir"), Both("False", "Anghywir")
Kind = Question.Kind


@dataclass(frozen=True)
class Answer:
    """What stands between the braces, the format of the text before, and the tags."""

    text: str
    form: str
    language: str
    tags: tuple[str, ...]

    def words(self, text: str, notes: list[str]) -> Both:
        found, _form = words(text, self.form, self.language)
        notes += [*found.notes, *(left_out("picture", each.said) for each in found.pictures)]
        return found.text


def read_answers(answer: Answer, found: Found) -> Found:
    """FOUND with the choices that ANSWER gives it, or with why it cannot be taken."""
    hints = read_tags(answer.tags)
    notes = [*found.notes, *(left_out("tag", tag) for tag in hints.tags)]
    text, mark, general = answer.text.rpartition("####")
    text, general = (text, general) if mark else (general, "")
    found = replace(found, why=answer.words(general, notes), measure=hints.measure)
    text = text.strip()
    if truth := TRUTH.fullmatch(text):
        choices, kind = _true_false(answer, truth, notes), str(Kind.TRUE_FALSE)
    elif order := ORDER.match(text):
        choices, kind = _lines(answer, text[order.end() :], notes), str(Kind.ORDER)
        settings = [word for word in order[1].split() if word not in ORDER_SETTINGS]
        notes += [left_out("setting", word) for word in settings]
    elif kind := _kind(text, hints):
        read = _steps if kind == Kind.ORDER else _choices
        choices = read(answer, text, hints, notes)
        notes += notes_of(kind, [choice.share for choice in choices], hints)
    else:
        return replace(found, notes=(no_such_kind(_name_of(text)),))
    return replace(found, kind=kind, choices=choices, notes=tuple(notes))


def _kind(text: str, hints: Hints) -> str:
    """The kind by the signs in TEXT, as Moodle tells them apart; empty for one we have not."""
    if "~" in text and not text.startswith("#"):
        seen = Kind.ONE if "=" in text else Kind.SEVERAL
        is_said = hints.kind and hints.kind != Kind.ORDER
        return (
            hints.kind
            if is_said and (hints.kind == Kind.SEVERAL) == (seen == Kind.SEVERAL)
            else seen
        )
    pairs = [part.rpartition("->") for part in text.split("=")[1:]]
    numbers = [right.strip() for _left, arrow, right in pairs if arrow]
    is_order = numbers == [str(number) for number in range(1, len(pairs) + 1)]
    return Kind.ORDER if is_order and len(pairs) > 1 else ""


def _name_of(text: str) -> str:
    if not text:
        return _("essay")
    if text.startswith("#"):
        return _("number")
    return _("matching") if "->" in text else _("short answer")


def _true_false(answer: Answer, truth: re.Match[str], notes: list[str]) -> tuple[FoundChoice, ...]:
    """Two choices; the first feedback is for who is wrong, the second for who is right."""
    is_true = truth[1].upper().startswith("T")
    wrong, right = (answer.words(truth[group] or "", notes) for group in (2, 3))
    return tuple(
        FoundChoice(
            in_language(text.of(answer.language), answer.language),
            1.0 if is_right else 0.0,
            right if is_right else wrong,
        )
        for text, is_right in ((TRUE, is_true), (FALSE, not is_true))
    )


def _choices(answer: Answer, text: str, hints: Hints, notes: list[str]) -> tuple[FoundChoice, ...]:
    # What stands before the first sign is a choice that is not right.
    parts = re.findall(r"([~=])([^~=]*)", text if text[:1] in {"~", "="} else f"~{text}")
    choices = []
    for (sign, part), hint in zip(parts, hints.of(len(parts)), strict=True):
        part = part.strip()
        weight = WEIGHT.match(part)
        said, _mark, feedback = (part[weight.end() :] if weight else part).partition("#")
        share = float(weight[1]) / 100 if weight else float(sign == "=")
        words = answer.words(said, notes)
        choice = FoundChoice(words, share, answer.words(feedback, notes))
        choices.append(replace(choice, key=hint.key, code=hint.code) if hint else choice)
    return tuple(choices)


def _lines(answer: Answer, text: str, notes: list[str]) -> tuple[FoundChoice, ...]:
    """The steps of an order that Moodle wrote: a line each, in the right order."""
    lines = [line for line in text.split("\n") if line.strip()]
    return tuple(
        FoundChoice(answer.words(line, notes), place=place) for place, line in enumerate(lines, 1)
    )


def _steps(answer: Answer, text: str, hints: Hints, notes: list[str]) -> tuple[FoundChoice, ...]:
    """The steps of an order, as they are shown to pupils."""
    parts = [part.rpartition("->")[0] for part in text.split("=")[1:]]
    steps = []
    for place, (part, hint) in enumerate(zip(parts, hints.of(len(parts)), strict=True), 1):
        choice = FoundChoice(answer.words(part, notes), place=place)
        shown = hint.shown if hint and hint.shown else place
        key, code = (hint.key, hint.code) if hint else ("", "")
        steps.append((shown, replace(choice, key=key, code=code)))
    return tuple(step for _shown, step in sorted(steps, key=lambda pair: pair[0]))
