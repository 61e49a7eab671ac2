"""Changes of what stands at the head of a draft: its words, and the facts of its lesson."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from lessons.actions.blocks import claim_block, note_older_welsh
from lessons.imports.shapes import Both, Word
from lessons.imports.versions import add_vocabulary
from lessons.models import Block, Draft, LessonVersion
from lessons.pairs import FACTS, WORDS, words_pairs

SHARED = ("law_cards", "help_routes", "tags")


@transaction.atomic
def save_words(
    version: LessonVersion,
    *,
    values: dict[str, str],
    vocabulary: list[tuple[tuple[str, str], tuple[str, str]]],
    fits: Iterable[str],
    drawn: int,
    by: User,
    now: dt.datetime,
) -> Block:
    """Write the texts VALUES, by field, and VOCABULARY: (term, meaning) in English and Welsh."""
    block = claim_block(version, WORDS, drawn=drawn, by=by, now=now)
    before = list(words_pairs(LessonVersion.objects.get(pk=version.pk)))
    for field, value in values.items():
        setattr(version, field, value)
    version.save(update_fields=list(values))
    version.vocabulary.all().delete()
    add_vocabulary(
        version,
        [Word(Both(en[0], cy[0]), Both(en[1], cy[1])) for en, cy in vocabulary],
    )
    note_older_welsh(version, before, words_pairs(version), fits=fits, now=now)
    return block


@transaction.atomic
def save_facts(
    version: LessonVersion,
    *,
    values: dict[str, object],
    drawn: int,
    by: User,
    now: dt.datetime,
) -> Block:
    """Write topic, ages, devices, setting, cards and tags of a draft."""
    block = claim_block(version, FACTS, drawn=drawn, by=by, now=now)
    for field in SHARED:
        getattr(version, field).set(values[field])
    facts = {field: value for field, value in values.items() if field not in SHARED}
    Draft.objects.filter(version=version).update(**facts)
    return block
