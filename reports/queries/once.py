"""Classes that answered only before, or only after, the lesson: the half that there is."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from lessons.models import ALL_RIGHT, NOT_ALL_RIGHT, Choice, Question
from quizzes.models import Phase, Sitting
from reports.queries.changes import is_right, right_choices
from reports.small_groups import is_withheld

OF_SEVERAL = (Question.Kind.SEVERAL, Question.Kind.ORDER)


@dataclass(frozen=True)
class OnceAnswered:
    """One question: how many answered, and how many gave the safe answer; None when withheld."""

    question: Question
    answered: int | None
    safe: int


@dataclass(frozen=True)
class Once:
    """What a class answered in the one phase it answered in."""

    phase: str
    questions: list[OnceAnswered]

    @property
    def is_before(self) -> bool:
        return self.phase == Phase.BEFORE


def answered_once(sitting: Sitting) -> Once | None:
    """The half that SITTING has; None when it has both, or none. Three queries."""
    tallies = list(sitting.tallies.values_list("phase", "question", "choice", "count"))
    phases = {phase for phase, *_rest in tallies}
    if len(phases) != 1:
        return None
    questions = sitting.delivery.version.questions.prefetch_related("choices")
    right = right_choices(question.pk for question in questions)
    given: dict[int, Counter[str]] = defaultdict(Counter)
    for _phase, question, choice, count in tallies:
        given[question][choice] += count
    threshold = sitting.delivery.force.small_group
    return Once(
        phase=phases.pop(),
        questions=[_row(question, given[question.pk], right, threshold) for question in questions],
    )


def _row(
    question: Question, chosen: Counter[str], right: set[tuple[int, str]], threshold: int
) -> OnceAnswered:
    if question.kind in OF_SEVERAL:  # whole answers: the parts of one are counted beside it
        unsure = {c.key for c in question.choices.all() if c.code == Choice.Code.UNSURE}
        whole = {ALL_RIGHT, NOT_ALL_RIGHT} | unsure
        chosen = Counter({key: count for key, count in chosen.items() if key in whole})
    answered = chosen.total()
    safe = sum(count for key, count in chosen.items() if is_right(question.pk, key, right))
    is_small = not answered or is_withheld(answered, threshold)
    return OnceAnswered(question, None if is_small else answered, safe)
