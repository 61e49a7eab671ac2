"""What changed: answers before and after, read from totals only."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet, Sum

from lessons.models import ALL_RIGHT, Choice, Measure, Question
from quizzes.models import Move, Sitting
from reports.intervals import Change, counted_change, paired_change
from reports.queries.counted import Counted, counted_in_class, counted_in_sum
from reports.queries.reach import rolled_up
from reports.small_groups import LARGE_ENOUGH, is_withheld
from schools.models import Delivery


@dataclass(frozen=True)
class QuestionChange:
    """One question over some classes: what changed.

    CHANGE is of pupils who answered both times on devices or sheets, COUNTED of those whose hands,
    cards or papers were counted, where nobody knows who changed. The two are never added up;
    either is None where nobody, or too few, answered in that way.
    """

    question: Question
    change: Change | None
    counted: Change | None
    classes: int
    counted_classes: int
    moves: dict[tuple[str, str], int]
    counted_after: Counter[str]

    @property
    def is_withheld(self) -> bool:
        return not self.shown

    @property
    def shown(self) -> list[Change]:
        """The changes that may be shown: the paired one first."""
        return [change for change in (self.change, self.counted) if change]

    def still_mistaken(self) -> tuple[Choice, int] | None:
        """The mistake that most pupils still made after the lesson, and how many did."""
        after: Counter[str] = Counter(self.counted_after if self.counted else ())
        for (_was, now), pupils in self.moves.items() if self.change else ():
            after[now] += pupils
        mistakes = [
            (choice, after[choice.key])
            for choice in self.question.choices.all()
            if choice.code == Choice.Code.MISCONCEPTION and after[choice.key]
        ]
        return max(mistakes, key=lambda item: item[1], default=None)


@dataclass(frozen=True)
class MeasureChange:
    """One of the four measures: answers, not pupils, since a lesson may ask two of a kind.

    IS_PAIRED says that all are of pupils who answered both times; none was counted in the room.
    """

    measure: Measure
    answers: int
    before: int
    answers_after: int
    after: int
    is_paired: bool

    @property
    def before_percent(self) -> int:
        return round(100 * self.before / self.answers) if self.answers else 0

    @property
    def after_percent(self) -> int:
        return round(100 * self.after / self.answers_after) if self.answers_after else 0


def question_changes(deliveries: QuerySet[Delivery]) -> list[QuestionChange]:
    """What changed, question by question, over the classes that are large enough to show.

    Questions with one key in one lesson are one question over all its versions; the wording
    shown is the newest. In the order of lesson and question.
    """
    sittings = rolled_up(deliveries)
    moves = Move.objects.filter(LARGE_ENOUGH, sitting__in=sittings)
    counted = counted_in_sum(sittings)
    moved = Q(pk__in=moves.order_by().values("question"))
    asked = (
        Question.objects.filter(moved | Q(pk__in={question for _sitting, question in counted}))
        .select_related("version__lesson__topic")
        .order_by("version__lesson__topic__order", "version__lesson", "order")
    )
    return _changes(moves, counted, asked=asked, threshold=0)


def class_changes(sitting: Sitting) -> list[QuestionChange]:
    """What changed in one class; a question that fewer answered both times is withheld."""
    asked = sitting.delivery.version.questions.select_related("version__lesson")
    return _changes(
        Move.objects.filter(sitting=sitting),
        counted_in_class(sitting),
        asked=asked.prefetch_related("choices"),
        threshold=sitting.delivery.force.small_group,
    )


def _changes(
    moves: QuerySet[Move],
    counted: Mapping[tuple[int, int], Counted],
    *,
    asked: Iterable[Question],
    threshold: int,
) -> list[QuestionChange]:
    """MOVES and what was COUNTED, added up to one row a question of ASKED; three queries."""
    questions = {question.pk: question for question in asked}
    shown_as = _newest(questions.values())
    right = right_choices(questions)
    sums: dict[int, Sums] = defaultdict(Sums)
    rows = moves.order_by().values_list("question", "from_choice", "to_choice")
    for question, was, now, pupils in rows.annotate(pupils=Sum("count")):
        cell = CELLS[is_right(question, was, right), is_right(question, now, right)]
        sums[shown_as[question]].add_move(was, now, cell, pupils)
    for question, classes in _classes(moves):
        sums[shown_as[question]].classes += classes
    for (_sitting, question), one in counted.items():
        sums[shown_as[question]].add_counted(question, one, right)
    shown = [question for pk, question in questions.items() if shown_as[pk] == pk]
    return [sums[question.pk].of(question, threshold) for question in shown]


def _newest(questions: Iterable[Question]) -> dict[int, int]:
    """Each of QUESTIONS to the one of its lesson and key that is of the newest version."""
    newest: dict[tuple[int, str], Question] = {}
    for question in sorted(questions, key=lambda one: one.version.number):
        newest[question.version.lesson_id, question.key] = question
    return {one.pk: newest[one.version.lesson_id, one.key].pk for one in questions}


def _classes(moves: QuerySet[Move]) -> Iterable[tuple[int, int]]:
    """Each question of MOVES and in how many classes it was answered both times."""
    rows = moves.order_by().values_list("question")
    return rows.annotate(classes=Count("sitting", distinct=True))


@dataclass
class Sums:
    """One question while its classes are added up."""

    moves: Counter[tuple[str, str]] = field(default_factory=Counter)
    cells: Counter[str] = field(default_factory=Counter)
    classes: int = 0
    counted: Counter[str] = field(default_factory=Counter)
    counted_after: Counter[str] = field(default_factory=Counter)
    counted_classes: int = 0

    def add_move(self, was: str, now: str, cell: str, pupils: int) -> None:
        self.moves[was, now] += pupils
        self.cells[cell] += pupils

    def add_counted(self, question: int, one: Counted, right: set[tuple[int, str]]) -> None:
        """Add what was counted in one class; RIGHT as in is_right."""
        for phase, chosen in (("before", one.before), ("after", one.after)):
            self.counted[f"n_{phase}"] += chosen.total()
            self.counted[phase] += sum(
                count for key, count in chosen.items() if is_right(question, key, right)
            )
        self.counted_after += one.after
        self.counted_classes += 1

    def of(self, question: Question, threshold: int) -> QuestionChange:
        """The row of QUESTION; what fewer than THRESHOLD answered in one way is withheld."""
        change = paired_change(**{name: self.cells[name] for name in CELLS.values()})
        places = ("before", "n_before", "after", "n_after")
        counted = counted_change(**{place: self.counted[place] for place in places})
        return QuestionChange(
            question=question,
            change=_unless_withheld(change, threshold),
            counted=_unless_withheld(counted, threshold),
            classes=self.classes,
            counted_classes=self.counted_classes,
            moves=dict(self.moves),
            counted_after=self.counted_after,
        )


def _unless_withheld(change: Change, threshold: int) -> Change | None:
    fewest = min(change.n_before, change.n_after)
    return None if fewest == 0 or is_withheld(fewest, threshold) else change


def right_choices(questions: Iterable[int]) -> set[tuple[int, str]]:
    """Question and key of each choice of QUESTIONS that is the safe one; one query."""
    right = Choice.objects.filter(question__in=questions, code=Choice.Code.RIGHT)
    return set(right.values_list("question_id", "key"))


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


def measure_changes(changes: Iterable[QuestionChange]) -> list[MeasureChange]:
    """The four measures over CHANGES, in their order; a measure nobody was asked has 0 answers."""
    totals: dict[Measure, Counter[str]] = {measure: Counter() for measure in Measure}
    for item in changes:
        for change in item.shown:
            totals[Measure(item.question.measure)] += Counter(
                answers=change.n_before,
                before=change.before,
                answers_after=change.n_after,
                after=change.after,
                counted=int(change.is_counted),
            )
    places = ("answers", "before", "answers_after", "after")
    return [
        MeasureChange(
            measure,
            **{place: total[place] for place in places},
            is_paired=not total["counted"],
        )
        for measure, total in totals.items()
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
