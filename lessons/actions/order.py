"""Sections and questions of a draft in their order: each is put elsewhere or taken out."""

from django.db import transaction

from accounts.models import User
from lessons.actions.blocks import hold_draft
from lessons.models import Block, OlderWelsh, Question, Section
from lessons.pairs import block_of

# Each place is taken once, so rows are numbered from here before they are numbered anew.
OUT_OF_THE_WAY = 1000


@transaction.atomic
def move_block(row: Section | Question, *, to: int, by: User) -> int:
    """Put ROW at place TO, counted from 1; the place it has now comes back. Raises TooLate."""
    hold_draft(row.version, by=by)
    return put(row, to - 1) + 1


@transaction.atomic
def remove_block(row: Section | Question, *, by: User) -> None:
    """Take ROW out of its draft. Raises TooLate when it is no draft any more."""
    hold_draft(row.version, by=by)
    block = block_of(row)
    OlderWelsh.objects.filter(version=row.version, name__startswith=f"{block}.").delete()
    Block.objects.filter(version=row.version, name=block).delete()
    row.delete()
    _number(_beside(row))


def put(row: Section | Question, place: int) -> int:
    """Put ROW at PLACE, counted from 0, or as near as there are rows; that place comes back."""
    others = [one for one in _beside(row) if one.pk != row.pk]
    place = min(max(place, 0), len(others))
    _number([*others[:place], row, *others[place:]])
    return place


def _beside(row: Section | Question) -> list[Section | Question]:
    return list(type(row)._default_manager.filter(version=row.version))


def _number(rows: list[Section | Question]) -> None:
    for start in (OUT_OF_THE_WAY, 0):
        for order, row in enumerate(rows, start=start):
            type(row)._default_manager.filter(pk=row.pk).update(order=order)
