"""Small groups: what may be shown of how many pupils, on screens and in exports alike.

A figure about fewer pupils than the force's threshold is withheld, and so is whatever would let
it be worked out by subtraction:

* what pupils chose is added up over whole classes only, and a class in which fewer than the
  threshold answered both times is left out of every such sum (``LARGE_ENOUGH``), so that the
  difference of any two sums is again made of large enough classes;
* in a table of head counts with a total, one hidden row could be found from the others: a second
  one is hidden with it (``hidden_rows``).
"""

from collections.abc import Sequence

from django.db.models import F, Max, Q, QuerySet

from schools.models import Delivery

# No force shows smaller groups: the database sees to it.
SMALLEST_GROUP = 5

# On Move and Tally rows: the class is large enough for its choices to be added to a sum.
LARGE_ENOUGH = Q(sitting__completed_both__gte=F("sitting__delivery__force__small_group"))


def threshold_of(deliveries: QuerySet[Delivery]) -> int:
    """The size below which no group of DELIVERIES is shown to a reader who belongs to no force.

    It is the largest of the forces that the lessons were of; one query.
    """
    largest = deliveries.order_by().aggregate(largest=Max("force__small_group"))["largest"]
    return largest or SMALLEST_GROUP


def is_withheld(pupils: int | None, threshold: int) -> bool:
    """Whether a group of that many PUPILS is too small to show. Nobody is not a group."""
    return pupils is not None and 0 < pupils < threshold


def hidden_rows(counts: Sequence[int], threshold: int) -> list[bool]:
    """Which rows of a table that also shows their total must be hidden.

    Every count from 1 to below THRESHOLD is; while the hidden ones together could be found by
    subtraction (one row, or a sum below THRESHOLD), the next smallest row is hidden as well.
    """
    hidden = [is_withheld(count, threshold) for count in counts]
    if not any(hidden):
        return hidden
    left = sorted(
        (count, place) for place, count in enumerate(counts) if count and not hidden[place]
    )
    while left and (
        sum(hidden) < 2
        or sum(count for count, is_hidden in zip(counts, hidden, strict=True) if is_hidden)
        < threshold
    ):
        hidden[left.pop(0)[1]] = True
    return hidden
