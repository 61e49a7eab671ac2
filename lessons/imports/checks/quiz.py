"""The shape of a quiz: five questions, what each measures, and how its choices are coded."""

from collections.abc import Iterable

from lessons.imports.faults import Faults
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
# How many choices there are beside "I'm not sure", and the same in words.
SIZES = {
    Kind.ONE: (2, 4, "two to four choices and 'I'm not sure'"),
    Kind.SEVERAL: (3, 5, "three to five choices and 'I'm not sure'"),
    Kind.TRUE_FALSE: (2, 2, "two choices and 'I'm not sure'"),
    Kind.ORDER: (3, 5, "three to five choices and 'I'm not sure'"),
    Kind.AGREE: (5, 5, "five steps and 'I'm not sure'"),
}
# Keys with a meaning of their own in the totals.
TAKEN_KEYS = {ALL_RIGHT, NOT_ALL_RIGHT}


def check_quiz(pack: Pack, faults: Faults) -> None:
    """Five questions in the order of what they measure, each with a safe answer."""
    file = pack.folder / "quiz.toml"
    measures = [question.measure for question in pack.questions]
    if measures != MEASURES:
        faults.add(
            file,
            1,
            "a quiz has five questions: knowledge, knowledge, misconception, confidence, help,"
            f" not {', '.join(measures) or 'none'}",
        )
    keys = [question.key for question in pack.questions]
    for question in pack.questions:
        if keys.count(question.key) > 1:
            faults.add(file, question.line, f"question '{question.key}' stands here twice")
        for message in _messages(question):
            faults.add(file, question.line, message)
        for message in _order(question):
            faults.add(file, question.order_line, message)


def _messages(question: QuestionRow) -> Iterable[str]:
    name = f"question '{question.key}'"
    if question.kind not in Kind.values:
        yield f"{name}: '{question.kind}' is no kind; it is {', '.join(Kind.values)}"
        return
    for message in (*_kind(question), *_codes(question), *_keys(question)):
        yield f"{name} {message}"


def _kind(question: QuestionRow) -> Iterable[str]:
    fewest, most, said = SIZES[Kind(question.kind)]
    if not fewest < len(question.choices) <= most + 1:
        yield f"has {said}, not {len(question.choices)}"
    is_of_confidence = question.measure == Measure.CONFIDENCE
    if question.kind == Kind.AGREE and not is_of_confidence:
        yield f"is of the kind agree: it measures confidence, not {question.measure}"
    elif is_of_confidence and question.kind not in {Kind.ONE, Kind.AGREE}:
        yield f"measures confidence: it is of the kind one or agree, not {question.kind}"


def _codes(question: QuestionRow) -> Iterable[str]:
    codes = [choice.code for choice in question.choices]
    right = codes.count(Choice.Code.RIGHT)
    for code in sorted(set(codes) - set(Choice.Code.values)):
        yield f"has the code '{code}'; it is right, unsure, misconception or none"
    if question.kind in {Kind.ONE, Kind.TRUE_FALSE} and right != 1:
        yield f"has one right choice, not {right}"
    elif question.kind == Kind.SEVERAL and not 0 < right < len(codes) - 1:
        yield f"has right choices and others, not {right} right of {len(codes) - 1}"
    elif question.kind == Kind.AGREE and not 0 < right < 5:
        yield "has no step coded right: code those that the reports count as sure"
    elif question.kind == Kind.ORDER and set(codes[:-1]) - {Choice.Code.NONE}:
        yield "is put in order: each choice but the last has the code none"


def _keys(question: QuestionRow) -> Iterable[str]:
    codes = [choice.code for choice in question.choices]
    keys = [choice.key for choice in question.choices]
    if codes.count(UNSURE) != 1 or codes[-1:] != [UNSURE] or keys[-1:] != ["unsure"]:
        yield "ends with the choice 'unsure', coded unsure"
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"has the choice '{key}' twice"
    for key in sorted(TAKEN_KEYS & set(keys)):
        yield f"has the choice '{key}', which has a meaning of its own: name it otherwise"


def _order(question: QuestionRow) -> Iterable[str]:
    """The right order names each choice once, and is not the one they are shown in."""
    name, right = f"question '{question.key}'", list(question.right_order)
    shown = [choice.key for choice in question.choices if choice.code != UNSURE]
    if question.kind != Kind.ORDER:
        if right:
            yield f"{name} is not put in order: it has no right_order"
    elif not right:
        yield f"{name} has no right_order"
    elif sorted(right) != sorted(shown):
        yield f"{name}: right_order names each choice once, without unsure"
    elif right == shown:
        yield f"{name}: the choices stand in the right order already; mix them"
