"""Saving one block of a draft: whose turn it is, who wrote, and which Welsh fell behind."""

import datetime as dt
from collections.abc import Iterable

from django.db import IntegrityError, transaction

from accounts.models import User
from lessons.actions.errors import SavedMeanwhile, TooLate
from lessons.models import Block, Hand, LessonVersion, OlderWelsh
from lessons.pairs import Pair


def claim_block(
    version: LessonVersion, name: str, *, drawn: int | None, by: User, now: dt.datetime
) -> Block:
    """The block NAME of VERSION for BY to write, one revision on; call it in a transaction.

    DRAWN is the revision the page showed; None where the order of saves does not matter. Raises
    TooLate when the version is no draft any more, SavedMeanwhile when DRAWN is not the newest.
    """
    hold_draft(version, by=by)
    values = {"saved_at": now, "saved_by": by}
    block, _is_new = Block.objects.get_or_create(version=version, name=name, defaults=values)
    if drawn not in {None, block.revision}:
        raise SavedMeanwhile(block)
    claimed = Block.objects.filter(pk=block.pk, revision=block.revision)
    if not claimed.update(revision=block.revision + 1, **values):
        block.refresh_from_db()
        raise SavedMeanwhile(block)
    block.refresh_from_db()
    return block


def hold_draft(version: LessonVersion, *, by: User) -> None:
    """Keep VERSION a draft until the transaction ends, and write down that BY wrote in it.

    Raises TooLate when it is none.
    """
    drafts = LessonVersion.objects.select_for_update().filter(pk=version.pk)
    if not drafts.filter(state=LessonVersion.State.DRAFT).exists():
        version.refresh_from_db()
        raise TooLate(version)
    try:
        with transaction.atomic():
            Hand.objects.create(version=version, person=by, part=Hand.Part.AUTHOR)
    except IntegrityError:
        # A pass of theirs fell when the draft was sent back, so they may write now.
        Hand.objects.filter(version=version, person=by).update(part=Hand.Part.AUTHOR)


def note_older_welsh(
    version: LessonVersion,
    before: Iterable[Pair],
    after: Iterable[Pair],
    *,
    fits: Iterable[str],
    now: dt.datetime,
) -> None:
    """Keep which Welsh says what the English said BEFORE; FITS names pairs declared to agree."""
    was = {pair.name: pair for pair in before}
    for pair in after:
        old = was.get(pair.name)
        mark = OlderWelsh.objects.filter(version=version, name=pair.name)
        if old is None or pair.cy != old.cy or not pair.cy or pair.field in set(fits):
            mark.delete()
        elif pair.en != old.en:
            row, _is_new = OlderWelsh.objects.get_or_create(
                version=version, name=pair.name, defaults={"english": old.en, "since": now}
            )
            if row.english == pair.en:
                row.delete()
