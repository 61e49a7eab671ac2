"""A question as a file says it, made into one of ours; everything added or missing is said."""

import re
from collections.abc import Iterable
from dataclasses import replace

from django.utils.text import slugify
from django.utils.translation import gettext as _

from lessons.formats.shapes import FileRefused, Found, FoundChoice, Item
from lessons.imports.checks.quiz import SIZES
from lessons.imports.shapes import LANGUAGES, Both, ChoiceRow, QuestionRow
from lessons.models import Choice, Measure, Question

Kind, Code = Question.Kind, Choice.Code
UNSURE = Both("I’m not sure", "Dydw i ddim yn siŵr")
# As people write it who do not use the curly apostrophe.
UNSURE_WORDS = {"i'm not sure", "i am not sure", "dydw i ddim yn siŵr"}
KEY = re.compile(r"[-\w]+", re.ASCII)
KEY_LETTERS, CHOICE_KEY_LETTERS = 50, 20
MOST_QUESTIONS = 500
MOST_LETTERS = {"text": 300, "why": 300, "choice": 160, "feedback": 300}


def take_all(found: Iterable[Found]) -> tuple[Item, ...]:
    """FOUND in order, each taken or not, with keys that stand once; FileRefused for too many."""
    questions, keys, items = list(found), set[str](), []
    if len(questions) > MOST_QUESTIONS:
        raise FileRefused(
            _("The file holds %(count)s questions, and at most %(most)s are read at once.")
            % {"count": len(questions), "most": MOST_QUESTIONS}
        )
    for number, question in enumerate(questions, 1):
        if not question.kind:
            items.append(Item(number, question.name, None, question.notes))
            continue
        key = _once(question.key or question.name, f"question-{number}", KEY_LETTERS, keys)
        items.append(_take(question, number, key))
    return tuple(items)


def _once(wanted: str, otherwise: str, most: int, keys: set[str]) -> str:
    """WANTED as a key that is not in KEYS yet, and now is."""
    is_key = KEY.fullmatch(wanted) and len(wanted) <= most
    start = wanted if is_key else slugify(wanted)[:most].strip("-_") or otherwise
    key, number = start, 1
    while key in keys:
        number += 1
        key = f"{start[: most - len(str(number)) - 1]}-{number}"
    keys.add(key)
    return key


def _take(found: Found, number: int, key: str) -> Item:
    to_do: list[str] = []
    choices = _choices(found, to_do)
    placed = sorted(
        (choice.place, row.key)
        for choice, row in zip(found.choices, choices, strict=False)
        if choice.place is not None
    )
    row = QuestionRow(
        key=key,
        measure=found.measure or Measure.KNOWLEDGE,
        kind=found.kind,
        line=1,
        text=found.text,
        easy=Both(),
        why=found.why,
        choices=_unsure_last(choices, to_do),
        right_order=tuple(key for _place, key in placed),
    )
    if not found.measure:
        to_do.append(_("Say what it measures: “knowledge” is put there."))
    return Item(number, found.name, row, found.notes, (*to_do, *_missing(row)))


def _choices(found: Found, to_do: list[str]) -> list[ChoiceRow]:
    keys: set[str] = set() if any(map(_is_unsure, found.choices)) else {"unsure"}
    taken = {choice.key for choice in found.choices if choice.key}
    rows = []
    for number, choice in enumerate(found.choices, 1):
        wanted = choice.key or ("unsure" if _is_unsure(choice) else _first_words(choice.text))
        if not choice.key and wanted in taken:
            wanted = f"choice-{number}"
        key = _once(wanted, f"choice-{number}", CHOICE_KEY_LETTERS, keys)
        code, easy = _code(choice, found), Both()
        rows.append(ChoiceRow(key, code, 1, choice.text, easy, choice.feedback, choice.picture))
    coded = any(choice.code for choice in found.choices)
    if found.kind in {Kind.ONE, Kind.SEVERAL, Kind.TRUE_FALSE} and not coded:
        to_do.append(_("Code the wrong choices that are a common mistake: they are coded “none”."))
    return rows


def _first_words(text: Both) -> str:
    slug = slugify(text.en or text.cy)
    return (
        slug
        if len(slug) <= CHOICE_KEY_LETTERS
        else slug[: CHOICE_KEY_LETTERS + 1].rpartition("-")[0]
    )


def _is_unsure(choice: FoundChoice) -> bool:
    words = {text.lower().replace("’", "'") for text in (choice.text.en, choice.text.cy)}
    return choice.code == Code.UNSURE or (not choice.code and bool(words & UNSURE_WORDS))


def _code(choice: FoundChoice, found: Found) -> str:
    if choice.code:
        return choice.code
    if _is_unsure(choice):
        return Code.UNSURE
    is_right = choice.share > 0 if found.kind == Kind.SEVERAL else choice.share >= 1
    return Code.RIGHT if is_right and found.kind != Kind.ORDER else Code.NONE


def _unsure_last(choices: list[ChoiceRow], to_do: list[str]) -> tuple[ChoiceRow, ...]:
    """CHOICES with "I'm not sure" at the end, added where there is none."""
    unsure = [choice for choice in choices if choice.code == Code.UNSURE]
    others = [choice for choice in choices if choice.code != Code.UNSURE]
    if unsure:
        return (*others, *unsure)
    to_do.append(
        _("Write feedback for “I’m not sure”: the choice is added, every question has it.")
    )
    return (*others, ChoiceRow("unsure", Code.UNSURE, 1, UNSURE, Both(), Both()))


def _missing(row: QuestionRow) -> Iterable[str]:
    """What keeps ROW from being right for a quiz here."""
    own = [choice for choice in row.choices if choice.code != Code.UNSURE]
    yield from _wrong_choices(row, own)
    for language, name in (("en", _("English")), ("cy", _("Welsh"))):
        if not row.text.of(language):
            yield _("Write the %(language)s.") % {"language": name}
    if any(not row.why.of(language) for language in LANGUAGES if row.text.of(language)):
        yield _("Write why: the sentence that names the safe step.")
    if row.kind != Kind.ORDER and any(
        not choice.feedback.of(language)
        for choice in own
        for language in LANGUAGES
        if choice.text.of(language)
    ):
        yield _("Write feedback for every choice.")
    yield from _too_long(row)


def _wrong_choices(row: QuestionRow, own: list[ChoiceRow]) -> Iterable[str]:
    right = [choice for choice in own if choice.code == Code.RIGHT]
    if row.kind in {Kind.ONE, Kind.TRUE_FALSE} and len(right) != 1:
        yield _("Code one choice as right: %(count)s are.") % {"count": len(right)}
    if row.kind == Kind.SEVERAL and (not right or len(right) == len(own)):
        yield _("Code some choices as right and some not.")
    if row.right_order and row.right_order == tuple(choice.key for choice in own):
        yield _("Mix the choices: they stand in the right order already.")
    fewest, most, _said = SIZES[Kind(row.kind)]
    if not fewest <= len(own) <= most:
        wanted = (
            _("Have %(most)s choices beside “I’m not sure”: there are %(count)s.")
            if fewest == most
            else _(
                "Have %(fewest)s to %(most)s choices beside “I’m not sure”: there are %(count)s."
            )
        )
        yield wanted % {"fewest": fewest, "most": most, "count": len(own)}


def _too_long(row: QuestionRow) -> Iterable[str]:
    texts = [("text", row.text), ("why", row.why)]
    for choice in row.choices:
        texts += [("choice", choice.text), ("feedback", choice.feedback)]
    for name, both in texts:
        for language in LANGUAGES:
            if len(words := both.of(language)) > MOST_LETTERS[name]:
                yield _("Shorten “%(text)s”: %(count)s letters where %(most)s fit.") % {
                    "text": words[:40],
                    "count": len(words),
                    "most": MOST_LETTERS[name],
                }


def paired(first: tuple[Item, ...], second: tuple[Item, ...]) -> tuple[Item, ...]:
    """FIRST with the missing language filled in from SECOND, a file of the same questions.

    Questions are the same that have one key; an item of SECOND that has none beside it stands
    at the end as it is.
    """
    waiting = {item.question.key: item for item in second if item.question}
    items = []
    for item in first:
        other = waiting.pop(item.question.key, None) if item.question else None
        items.append(_filled(item, other) if other else item)
    left = [item for item in second if item.question is None or item.question.key in waiting]
    return (*items, *(replace(item, number=len(first) + at) for at, item in enumerate(left, 1)))


def _filled(item: Item, other: Item) -> Item:
    one, two = item.question, other.question
    if one is None or two is None or len(one.choices) != len(two.choices):
        note = _("The file in the other language has other choices: its words are left out.")
        return replace(item, left_out=(*item.left_out, note))
    by_key = {choice.key: choice for choice in two.choices}
    if set(by_key) != {choice.key for choice in one.choices}:
        by_key = {a.key: b for a, b in zip(one.choices, two.choices, strict=True)}
    choices = tuple(_both_choices(choice, by_key[choice.key]) for choice in one.choices)
    row = replace(
        one, text=_merged(one.text, two.text), why=_merged(one.why, two.why), choices=choices
    )
    was_missing = {*_missing(one), *_missing(two)}
    still = [note for note in (*item.to_do, *other.to_do) if note not in was_missing]
    to_do = tuple(dict.fromkeys((*still, *_missing(row))))
    return replace(item, question=row, left_out=(*item.left_out, *other.left_out), to_do=to_do)


def _both_choices(one: ChoiceRow, two: ChoiceRow) -> ChoiceRow:
    picture = one.picture
    if picture and two.picture:
        picture = replace(picture, alt=_merged(picture.alt, two.picture.alt))
    return replace(
        one,
        text=_merged(one.text, two.text),
        feedback=_merged(one.feedback, two.feedback),
        picture=picture,
    )


def _merged(one: Both, two: Both) -> Both:
    return Both(one.en or two.en, one.cy or two.cy)
