"""What changed: answers before and after, read from totals only."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from lessons.models import ALL_RIGHT, Choice, Measure, Question
from quizzes.models import Move, Sitting
from reports.intervals import Change, paired_change
from reports.queries.reach import rolled_up
from reports.small_groups import LARGE_ENOUGH, is_withheld
from schools.models import Delivery


@dataclass(frozen=True)
class QuestionChange:
    """One question over some classes: what changed among pupils who answered both times."""

    question: Question
    change: Change | None
    classes: int
    moves: dict[tuple[str, str], int]

    @property
    def is_withheld(self) -> bool:
        return self.change is None

    def still_mistaken(self) -> tuple[Choice, int] | None:
        """The mistake that most pupils still made after the lesson, and how many did."""
        after: Counter[str] = Counter()
        for (_was, now), pupils in self.moves.items():
            after[now] += pupils
        mistakes = [
            (choice, after[choice.key])
            for choice in self.question.choices.all()
            if choice.code == Choice.Code.MISCONCEPTION and after[choice.key]
        ]
        return max(mistakes, key=lambda item: item[1], default=None) if self.change else None


@dataclass(frozen=True)
class MeasureChange:
    """One of the four measures: answers, not pupils, since a lesson may ask two of a kind."""

    measure: Measure
    answers: int
    before: int
    after: int

    @property
    def before_percent(self) -> int:
        return round(100 * self.before / self.answers) if self.answers else 0

    @property
    def after_percent(self) -> int:
        return round(100 * self.after / self.answers) if self.answers else 0


def question_changes(deliveries: QuerySet[Delivery]) -> list[QuestionChange]:
    """What changed, question by question, over the classes that are large enough to show.

    Questions with one key in one lesson are one question over all its versions; the wording
    shown is the newest. In the order of lesson and question.
    """
    moves = Move.objects.filter(LARGE_ENOUGH, sitting__in=rolled_up(deliveries))
    asked = (
        Question.objects.filter(pk__in=moves.order_by().values("question"))
        .select_related("version__lesson__topic")
        .order_by("version__lesson__topic__order", "version__lesson", "order", "version")
    )
    return _changes(moves, asked=asked, threshold=0)


def class_changes(sitting: Sitting) -> list[QuestionChange]:
    """What changed in one class; a question that fewer answered both times is withheld."""
    return _changes(
        Move.objects.filter(sitting=sitting),
        asked=sitting.delivery.version.questions.select_related("version__lesson"),
        threshold=sitting.delivery.force.small_group,
    )


def _changes(
    moves: QuerySet[Move], *, asked: Iterable[Question], threshold: int
) -> list[QuestionChange]:
    """MOVES added up to one row a question of ASKED; three queries."""
    questions = {question.pk: question for question in asked}
    newest = {
        (question.version.lesson_id, question.key): question for question in questions.values()
    }
    shown_as = {
        question.pk: newest[question.version.lesson_id, question.key].pk
        for question in questions.values()
    }
    right = set(
        Choice.objects.filter(question__in=questions, code=Choice.Code.RIGHT).values_list(
            "question_id", "key"
        )
    )
    table: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    cells: dict[int, Counter[str]] = defaultdict(Counter)
    for question, was, now, pupils in (
        moves.order_by()
        .values_list("question", "from_choice", "to_choice")
        .annotate(pupils=Sum("count"))
    ):
        table[shown_as[question]][was, now] += pupils
        cell = CELLS[is_right(question, was, right), is_right(question, now, right)]
        cells[shown_as[question]][cell] += pupils
    classes: Counter[int] = Counter()
    for question, count in (
        moves.order_by().values_list("question").annotate(count=Count("sitting", distinct=True))
    ):
        classes[shown_as[question]] += count
    return [
        QuestionChange(
            question=question,
            change=_shown(cells[question.pk], threshold),
            classes=classes[question.pk],
            moves=dict(table[question.pk]),
        )
        for question in newest.values()
    ]


def is_right(question: int, key: str, right: set[tuple[int, str]]) -> bool:
    """Whether an answer that is counted as KEY was the safe one.

    RIGHT holds question and key of the right choices; an answer of several choices is counted
    under a key of its own when all of it was right.
    """
    return key == ALL_RIGHT or (question, key) in right


CELLS = {
    (True, True): "both",
    (True, False): "lost",
    (False, True): "gained",
    (False, False): "neither",
}


def _shown(cells: Counter[str], threshold: int) -> Change | None:
    change = paired_change(**{name: cells[name] for name in CELLS.values()})
    return None if change.n == 0 or is_withheld(change.n, threshold) else change


def measure_changes(changes: Iterable[QuestionChange]) -> list[MeasureChange]:
    """The four measures over CHANGES, in their order; a measure nobody was asked has 0 answers."""
    totals = {measure: [0, 0, 0] for measure in Measure}
    for item in changes:
        if item.change:
            total = totals[Measure(item.question.measure)]
            total[0] += item.change.n
            total[1] += item.change.before
            total[2] += item.change.after
    return [
        MeasureChange(measure=measure, answers=answers, before=before, after=after)
        for measure, (answers, before, after) in totals.items()
    ]


@dataclass(frozen=True)
class TakeUp:
    """The mistake to take up next with a class."""

    question: Question
    choice: Choice
    pupils: int


def take_up_next(changes: Iterable[QuestionChange]) -> TakeUp | None:
    """The mistake that most pupils of the class still made after the lesson, if any did."""
    found = [(item.question, item.still_mistaken()) for item in changes]
    mistakes = [
        TakeUp(question=question, choice=mistake[0], pupils=mistake[1])
        for question, mistake in found
        if mistake
    ]
    return max(mistakes, key=lambda item: item.pupils, default=None)
