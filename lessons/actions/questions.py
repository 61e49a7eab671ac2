"""Changes of the questions of a draft, one block each."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction

from accounts.models import User
from lessons.actions.blocks import claim_block, note_older_welsh
from lessons.models import Block, Choice, Question
from lessons.pairs import block_of, question_pairs
from lessons.pictures import keep_picture

OUT_OF_THE_WAY = 1000


@dataclass(frozen=True)
class ChoiceValues:
    """What a choice holds, by field, and the picture that was brought for it, redrawn."""

    key: str
    values: dict[str, object] = field(default_factory=dict)
    drawing: bytes | None = None


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

    Choices keep their keys. Raises TooLate or SavedMeanwhile, and saves nothing.
    """
    block = claim_block(question.version, block_of(question), drawn=drawn, by=by, now=now)
    before = list(question_pairs(Question.objects.get(pk=question.pk)))
    Question.objects.filter(pk=question.pk).update(**values)
    kept = [choice.key for choice in choices]
    question.choices.exclude(key__in=kept).delete()
    # Places are taken once, so all are cleared before they are given anew.
    for order, row in enumerate(question.choices.all(), start=OUT_OF_THE_WAY):
        Choice.objects.filter(pk=row.pk).update(order=order, place=None)
    for order, choice in enumerate(choices):
        values = {**choice.values, "order": order}
        if choice.drawing:
            values["picture"] = keep_picture(choice.drawing)
        Choice.objects.update_or_create(question=question, key=choice.key, defaults=values)
    after = Question.objects.get(pk=question.pk)
    note_older_welsh(question.version, before, question_pairs(after), fits=fits, now=now)
    return block
