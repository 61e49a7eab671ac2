"""In which ways the pupils of a class answered a question: all ways together are the class."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Max, Sum

from quizzes.content import Asked
from quizzes.models import COUNTED_BY_PEOPLE, Answer, Sitting, Source, Tally

# (phase, number of the question in the database) to how many pupils answered it in each way.
Ways = Mapping[tuple[str, int], Counter[str]]


def ways_of(sitting: Sitting, asked: Iterable[Asked]) -> Ways:
    """How many answered each question of ASKED on devices, with hands, cards, paper and sheets.

    Two queries. Where hands go up for several choices, as many answered as for the fullest.
    """
    questions = {question.pk: question for question in asked}
    found: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    seats = Answer.objects.filter(
        seat__sitting=sitting, seat__removed_at=None, question__in=questions
    ).values_list("phase", "question", "seat__source")
    for phase, question, source, count in seats.annotate(n=Sum("seat__people")).order_by():
        found[phase, question][source] = count
    counted = Tally.objects.filter(
        sitting=sitting, question__in=questions, source__in=COUNTED_BY_PEOPLE
    ).values_list("phase", "question", "source")
    rows = counted.annotate(all=Sum("count"), most=Max("count")).order_by()
    for phase, question, source, total, most in rows:
        found[phase, question][source] = most if questions[question].counts_several else total
    return found


def fullest(ways: Ways) -> Counter[str]:
    """The ways of the question that most pupils answered; empty when nobody answered any."""
    return max(ways.values(), key=Counter.total, default=Counter())


def in_words(ways: Mapping[str, int]) -> str:
    """WAYS as one reads them: "Own device 2; Hands 6"."""
    return "; ".join(f"{source.label} {ways[source]}" for source in Source if ways.get(source))
