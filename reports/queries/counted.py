"""Answers that people counted: hands, cards, and paper by totals. Who changed is not known."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import QuerySet

from lessons.models import Question
from quizzes.models import COUNTED_BY_PEOPLE, Sitting, Tally

# Where each pupil is counted at one choice, so that the sum is a number of pupils.
ONE_CHOICE = (Question.Kind.ONE, Question.Kind.TRUE_FALSE, Question.Kind.AGREE)


@dataclass
class Counted:
    """How many chose each choice of one question, before and after, in one class.

    DELIVERY is the class it was counted in, MEASURE what the question measures, and SMALL the size
    below which its force shows no group.
    """

    delivery: int
    measure: str
    small: int
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)

    @property
    def fewest(self) -> int:
        """The smaller of the numbers counted before and after."""
        return min(self.before.total(), self.after.total())


def counted_in_class(sitting: Sitting) -> dict[tuple[int, int], Counted]:
    """What was counted in SITTING both before and after, by sitting and question; one query."""
    return _counted(Tally.objects.filter(sitting=sitting))


def counted_in_sum(sittings: QuerySet[Sitting]) -> dict[tuple[int, int], Counted]:
    """The same of SITTINGS, where enough pupils were counted to be added up; one query."""
    counted = _counted(Tally.objects.filter(sitting__in=sittings))
    return {place: one for place, one in counted.items() if one.fewest >= one.small}


def _counted(tallies: QuerySet[Tally]) -> dict[tuple[int, int], Counted]:
    found: dict[tuple[int, int], Counted] = {}
    rows = tallies.filter(source__in=COUNTED_BY_PEOPLE, question__kind__in=ONE_CHOICE)
    for sitting, question, delivery, measure, small, phase, choice, count in rows.values_list(
        "sitting",
        "question",
        "sitting__delivery",
        "question__measure",
        "sitting__delivery__force__small_group",
        "phase",
        "choice",
        "count",
    ):
        one = found.setdefault((sitting, question), Counted(delivery, measure, small))
        (one.before if phase == "before" else one.after)[choice] += count
    return {place: one for place, one in found.items() if one.fewest}
