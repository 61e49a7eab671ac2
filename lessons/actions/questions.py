"""Changes of the questions of a draft, one block each."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import chain, count
from string import ascii_lowercase

from django.db import transaction

from accounts.models import User
from lessons.actions.blocks import claim_block, hold_draft, note_older_welsh
from lessons.actions.frame import CHOICES, empty_question
from lessons.actions.order import OUT_OF_THE_WAY, put
from lessons.imports.checks.quiz import MEASURES, SIZES
from lessons.imports.shapes import Both
from lessons.imports.versions import create_question
from lessons.models import Block, Choice, LessonVersion, OlderWelsh, Question
from lessons.pairs import block_of, question_pairs
from lessons.pictures import keep_picture

WORDS = ("text_en", "text_cy")


@dataclass(frozen=True)
class ChoiceValues:
    """What a choice holds, by field, and the picture that was brought for it, redrawn."""

    key: str
    values: dict[str, object] = field(default_factory=dict)
    drawing: bytes | None = None


@transaction.atomic
def add_question(
    version: LessonVersion, *, key: str, kind: str, measure: str, text: Both, by: User
) -> Question:
    """A new question of KIND behind those that measure the same or come before it in a quiz.

    Raises TooLate when VERSION is no draft any more.
    """
    hold_draft(version, by=by)
    before = [one for one in version.questions.all() if _rank(one.measure) <= _rank(measure)]
    row = empty_question(key=key, measure=measure, kind=kind, text=text)
    question = create_question(version, version.questions.count(), row)
    put(question, before[-1].order + 1 if before else 0)
    return question


@transaction.atomic
def save_question(
    question: Question,
    *,
    values: dict[str, object],
    choices: list[ChoiceValues],
    fits: Iterable[str],
    drawn: int,
    by: User,
    now: dt.datetime,
) -> Block:
    """Write VALUES and CHOICES, in their order, into QUESTION; choices left out are taken out.

    Choices keep their keys; a question of another kind than before gets the choices that its kind
    begins with where too few have words. Raises TooLate or SavedMeanwhile, and saves nothing.
    """
    block = claim_block(question.version, block_of(question), drawn=drawn, by=by, now=now)
    was = Question.objects.get(pk=question.pk)
    before = list(question_pairs(was))
    Question.objects.filter(pk=question.pk).update(**values)
    if values.get("kind", was.kind) != was.kind:
        choices = _of_kind(str(values["kind"]), choices, counted=keys_counted(question))
    _write(question, choices)
    after = Question.objects.get(pk=question.pk)
    note_older_welsh(question.version, before, question_pairs(after), fits=fits, now=now)
    return block


@transaction.atomic
def remove_choice(choice: Choice, *, by: User, now: dt.datetime) -> Block:
    """Take CHOICE out of its question. Raises TooLate when it is in no draft any more."""
    question = choice.question
    block = claim_block(question.version, block_of(question), drawn=None, by=by, now=now)
    stem = f"{block.name}.{choice.key}."
    OlderWelsh.objects.filter(version=question.version, name__startswith=stem).delete()
    choice.delete()
    return block


def keys_counted(question: Question) -> set[str]:
    """The keys of the choices that QUESTION had in any published version.

    The totals of all years are added up by them, so none is ever given to another choice.
    """
    asked = Choice.objects.filter(
        question__key=question.key,
        question__version__lesson=question.version.lesson,
        question__version__state=LessonVersion.State.PUBLISHED,
    )
    return set(asked.values_list("key", flat=True))


def free_key(taken: Collection[str]) -> str:
    """The first letter that is no key among TAKEN, or a number where all are."""
    keys = chain(ascii_lowercase, (f"choice-{number}" for number in count(27)))
    return next(key for key in keys if key not in taken)


def _rank(measure: str) -> int:
    return [str(one) for one in MEASURES].index(measure)


def _of_kind(
    kind: str, choices: list[ChoiceValues], *, counted: Collection[str]
) -> list[ChoiceValues]:
    """CHOICES that have words, filled up with those that a question of KIND begins with.

    One without words of its own takes no key that was COUNTED as another choice.
    """
    unsure = [one for one in choices if one.values.get("code") == Choice.Code.UNSURE]
    own = [one for one in choices if one not in unsure]
    written = [one for one in own if any(one.values.get(name) for name in WORDS)]
    taken = {one.key for one in written}
    fewest, _most, _said = SIZES[Question.Kind(kind)]
    fresh = []
    for key, code, words in CHOICES[kind]:
        if key in taken:
            continue
        name = key if words.en or key not in counted else free_key({*taken, *counted})
        taken.add(name)
        fresh.append(ChoiceValues(name, {"text_en": words.en, "text_cy": words.cy, "code": code}))
    return [*written, *fresh[: max(fewest - len(written), 0)], *unsure]


def _write(question: Question, choices: list[ChoiceValues]) -> None:
    question.choices.exclude(key__in=[choice.key for choice in choices]).delete()
    # Places are taken once, so all are cleared before they are given anew.
    for order, row in enumerate(question.choices.all(), start=OUT_OF_THE_WAY):
        Choice.objects.filter(pk=row.pk).update(order=order, place=None)
    for order, choice in enumerate(choices):
        values = {**choice.values, "order": order}
        if choice.drawing:
            values["picture"] = keep_picture(choice.drawing)
        Choice.objects.update_or_create(question=question, key=choice.key, defaults=values)
