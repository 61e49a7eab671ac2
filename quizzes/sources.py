"""In which ways the pupils of a class answered a question: all ways together are the class."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Max, Sum
from django.utils.translation import ngettext

from quizzes.content import Asked
from quizzes.models import COUNTED_BY_PEOPLE, Answer, Sitting, Source, Tally


@dataclass(frozen=True)
class Answered:
    """How many pupils answered one question in each way.

    GROUPS says of those at shared devices how many groups of a size answered as one: each counts
    with all of its pupils.
    """

    ways: Counter[str] = field(default_factory=Counter)
    groups: Counter[int] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.ways.total()

    def without(self, source: str) -> "Answered":
        """Those who answered in other ways than SOURCE."""
        others = Counter({way: count for way, count in self.ways.items() if way != source})
        return Answered(others, self.groups)

    def __str__(self) -> str:
        """As one reads it: "Own device 2; Shared device 8 (2 groups of 4 answered as one: 8)"."""
        return "; ".join(self._in_words(way) for way in Source if self.ways[way])

    def _in_words(self, way: Source) -> str:
        words = f"{way.label} {self.ways[way]}"
        if way == Source.SHARED and self.groups:
            return f"{words} ({groups_in_words(self.groups)})"
        return words


# (phase, number of the question in the database) to who answered it how.
Ways = Mapping[tuple[str, int], Answered]


def ways_of(sitting: Sitting, asked: Iterable[Asked]) -> Ways:
    """How many answered each question of ASKED on devices, with hands, cards, paper and sheets.

    Two queries. Where hands go up for several choices, as many answered as for the fullest.
    """
    questions = {question.pk: question for question in asked}
    found: defaultdict[tuple[str, int], Answered] = defaultdict(Answered)
    seats = Answer.objects.filter(
        seat__sitting=sitting, seat__removed_at=None, question__in=questions
    ).values_list("phase", "question", "seat__source", "seat__people")
    for phase, question, source, people, count in seats.annotate(n=Count("pk")).order_by():
        found[phase, question].ways[source] += people * count
        if people > 1:
            found[phase, question].groups[people] += count
    counted = Tally.objects.filter(
        sitting=sitting, question__in=questions, source__in=COUNTED_BY_PEOPLE
    ).values_list("phase", "question", "source")
    rows = counted.annotate(all=Sum("count"), most=Max("count")).order_by()
    for phase, question, source, total, most in rows:
        in_all = most if questions[question].counts_several else total
        found[phase, question].ways[source] = in_all
    return found


def fullest(ways: Ways) -> Answered:
    """The ways of the question that most pupils answered; empty when nobody answered any."""
    return max(ways.values(), key=lambda answered: answered.total, default=Answered())


def groups_in_words(groups: Mapping[int, int]) -> str:
    """How many groups of each size answered as one, the largest first; GROUPS is size to number."""
    return "; ".join(_groups_of(people, groups[people]) for people in sorted(groups, reverse=True))


def _groups_of(people: int, count: int) -> str:
    words = ngettext(
        "%(count)s group of %(people)s answered as one: %(pupils)s pupils",
        "%(count)s groups of %(people)s answered as one: %(pupils)s pupils",
        count,
    )
    return words % {"count": count, "people": people, "pupils": people * count}
