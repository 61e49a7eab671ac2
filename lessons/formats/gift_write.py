"""Questions as GIFT: text that Moodle and others read, in one language.

https://docs.moodle.org/en/GIFT_format: ``\\`` before ``~ = # { } :``, tags and id in a comment.
"""

import re

from lessons.formats.hints import tags_of
from lessons.formats.plain import tidy
from lessons.formats.shapes import Quiz, Written
from lessons.imports.shapes import ChoiceRow, QuestionRow
from lessons.models import Choice, Measure, Question

SPECIAL = re.compile(r"([\\~=#{}:])")
Kind, Code = Question.Kind, Choice.Code


def write_gift(quiz: Quiz, language: str) -> Written:
    """QUIZ in LANGUAGE, each question under its key."""
    title = tidy(quiz.title.of(language))
    parts = [f"// {title}", *(_question(row, language) for row in quiz.questions)]
    return Written(
        f"{quiz.slug}-{language}.gift.txt",
        "text/plain; charset=utf-8",
        ("\n\n".join(parts) + "\n").encode(),
    )


def escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", tidy(text))


def _question(row: QuestionRow, language: str) -> str:
    tags = "".join(f" [tag:{tag}]" for tag in tags_of(row))
    lines = [
        f"// [id:{row.key}]{tags}",
        f"::{escaped(row.key)}::[plain]{escaped(row.text.of(language))} {{",
    ]
    answer = _order if row.kind == Kind.ORDER else _choices
    lines += answer(row, language)
    if why := _guarded(row.why.of(language)):
        lines.append(f"####{why}")
    return "\n".join([*lines, "}"])


def _order(row: QuestionRow, language: str) -> list[str]:
    """Each step paired with its number: GIFT has no question to put in order."""
    texts = {choice.key: choice.text.of(language) for choice in row.choices}
    return [
        f"={_guarded(texts[key].replace('->', '→'))} -> {number}"
        for number, key in enumerate(row.right_order, 1)
    ]


def _choices(row: QuestionRow, language: str) -> list[str]:
    right = sum(choice.code == Code.RIGHT for choice in row.choices)
    wrong = len(row.choices) - right - 1
    return [
        _sign(row, choice, right, wrong)
        + _guarded(choice.text.of(language))
        + _said(choice, language)
        for choice in row.choices
    ]


def _said(choice: ChoiceRow, language: str) -> str:
    feedback = _guarded(choice.feedback.of(language))
    return f" #{feedback}" if feedback else ""


def _sign(row: QuestionRow, choice: ChoiceRow, right: int, wrong: int) -> str:
    """= is right, ~ is not; where no answer is wrong each has the whole mark."""
    if row.measure == Measure.CONFIDENCE:
        return "~%100%" if choice.code == Code.UNSURE else "="
    if row.kind == Kind.SEVERAL:
        return f"~%{percent(choice.code, right, wrong)}%"
    return "=" if choice.code == Code.RIGHT else "~"


def percent(code: str, right: int, wrong: int) -> str:
    """The part of the mark of one of several choices, as Moodle writes parts: 33.33333."""
    if code == Code.UNSURE:
        return "0"
    share = 100 / right if code == Code.RIGHT else -100 / max(wrong, 1)
    return f"{share:.5f}".rstrip("0").rstrip(".")


def _guarded(text: str) -> str:
    """TEXT that begins like a weight or a format, after the plain format's own name."""
    said = escaped(text)
    return f"[plain]{said}" if said.startswith(("[", "%")) else said
