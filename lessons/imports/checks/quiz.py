"""The shape of a quiz: five questions, what each measures, and how its choices are coded."""

from collections.abc import Iterable

from lessons.imports import sentences as says
from lessons.imports.faults import Faults
from lessons.imports.said import Said
from lessons.imports.shapes import Pack, QuestionRow
from lessons.models import ALL_RIGHT, NOT_ALL_RIGHT, Choice, Measure, Question

MEASURES = [
    Measure.KNOWLEDGE,
    Measure.KNOWLEDGE,
    Measure.MISCONCEPTION,
    Measure.CONFIDENCE,
    Measure.HELP,
]
Kind = Question.Kind
UNSURE = Choice.Code.UNSURE
# How many choices there are beside "I'm not sure", and what is said of any other number.
SIZES = {
    Kind.ONE: (2, 4, says.TWO_TO_FOUR_CHOICES),
    Kind.SEVERAL: (3, 5, says.THREE_TO_FIVE_CHOICES),
    Kind.TRUE_FALSE: (2, 2, says.TWO_CHOICES),
    Kind.ORDER: (3, 5, says.THREE_TO_FIVE_CHOICES),
    Kind.AGREE: (5, 5, says.FIVE_STEPS),
}
# Keys with a meaning of their own in the totals.
TAKEN_KEYS = {ALL_RIGHT, NOT_ALL_RIGHT}


def check_quiz(pack: Pack, faults: Faults) -> None:
    """Five questions in the order of what they measure, each with a safe answer."""
    file = pack.folder / "quiz.toml"
    measures = [question.measure for question in pack.questions]
    if not measures:
        faults.add(file, 1, says.NO_QUESTIONS())
    elif measures != MEASURES:
        faults.add(file, 1, says.FIVE_QUESTIONS(found=", ".join(measures)))
    keys = [question.key for question in pack.questions]
    for question in pack.questions:
        if keys.count(question.key) > 1:
            faults.add(file, question.line, says.QUESTION_TWICE(key=question.key))
        about = says.QUESTION(key=question.key)
        for said in _shape(question):
            faults.add(file, question.line, said, about=about)
        for said in _order(question):
            faults.add(file, question.order_line, said, about=about)


def _shape(question: QuestionRow) -> Iterable[Said]:
    if question.kind not in Kind.values:
        yield says.KIND_OF_QUESTION(kind=question.kind, kinds=", ".join(Kind.values))
        return
    yield from _kind(question)
    yield from _codes(question)
    yield from _keys(question)


def _kind(question: QuestionRow) -> Iterable[Said]:
    fewest, most, other = SIZES[Kind(question.kind)]
    if not fewest < len(question.choices) <= most + 1:
        yield other(count=len(question.choices))
    is_of_confidence = question.measure == Measure.CONFIDENCE
    if question.kind == Kind.AGREE and not is_of_confidence:
        yield says.AGREE_IS_CONFIDENCE(measure=question.measure)
    elif is_of_confidence and question.kind not in {Kind.ONE, Kind.AGREE}:
        yield says.CONFIDENCE_KINDS(kind=question.kind)


def _codes(question: QuestionRow) -> Iterable[Said]:
    codes = [choice.code for choice in question.choices]
    right = codes.count(Choice.Code.RIGHT)
    for code in sorted(set(codes) - set(Choice.Code.values)):
        yield says.CODES(code=code)
    if question.kind in {Kind.ONE, Kind.TRUE_FALSE} and right != 1:
        yield says.ONE_RIGHT(count=right)
    elif question.kind == Kind.SEVERAL and not 0 < right < len(codes) - 1:
        yield says.SEVERAL_RIGHT(right=right, count=len(codes) - 1)
    elif question.kind == Kind.AGREE and not 0 < right < 5:
        yield says.NO_STEP_RIGHT()
    elif question.kind == Kind.ORDER and set(codes[:-1]) - {Choice.Code.NONE}:
        yield says.ORDER_CODES()


def _keys(question: QuestionRow) -> Iterable[Said]:
    codes = [choice.code for choice in question.choices]
    keys = [choice.key for choice in question.choices]
    if codes.count(UNSURE) != 1 or codes[-1:] != [UNSURE] or keys[-1:] != ["unsure"]:
        yield says.UNSURE_LAST()
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield says.CHOICE_TWICE(key=key)
    for key in sorted(TAKEN_KEYS & set(keys)):
        yield says.CHOICE_KEY_TAKEN(key=key)


def _order(question: QuestionRow) -> Iterable[Said]:
    """The right order names each choice once, and is not the one they are shown in."""
    right = list(question.right_order)
    shown = [choice.key for choice in question.choices if choice.code != UNSURE]
    if question.kind != Kind.ORDER:
        if right:
            yield says.NOT_IN_ORDER()
    elif not right:
        yield says.NO_ORDER()
    elif sorted(right) != sorted(shown):
        yield says.ORDER_NAMES_ALL()
    elif right == shown:
        yield says.IN_ORDER_ALREADY()
