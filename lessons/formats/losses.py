"""What each format cannot say of a quiz: the questions as they come back, and what was lost.

docs/question-formats.md has the table; ``kept`` is what the writers and readers are held to.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from lessons.formats.plain import tidy
from lessons.formats.shapes import BOTH, NOTHING, Format
from lessons.formats.take import UNSURE
from lessons.imports.shapes import LANGUAGES, Both, ChoiceRow, QuestionRow
from lessons.models import Choice, Question


def languages_of(language: str) -> tuple[str, ...]:
    return LANGUAGES if language == BOTH else (language,)


def kept(row: QuestionRow, file_format: Format, language: str) -> QuestionRow:
    """ROW as it comes back from a file of FILE_FORMAT in LANGUAGE."""
    is_order = row.kind == Question.Kind.ORDER
    choices = [_kept_choice(choice, file_format, language) for choice in row.choices]
    if is_order:
        choices = [
            replace(choice, feedback=NOTHING) if choice.code != Choice.Code.UNSURE else choice
            for choice in choices
        ]
        if file_format == Format.GIFT:
            choices = [replace(each, text=_without_arrows(each.text)) for each in choices]
        if file_format != Format.QTI:
            choices = [choice for choice in choices if choice.code != Choice.Code.UNSURE]
            choices.append(ChoiceRow("unsure", Choice.Code.UNSURE, 1, UNSURE, NOTHING, NOTHING))
    return replace(
        row,
        line=1,
        order_line=1,
        text=_said(row.text, language),
        easy=NOTHING,
        why=_said(row.why, language),
        choices=tuple(choices),
    )


def _kept_choice(choice: ChoiceRow, file_format: Format, language: str) -> ChoiceRow:
    picture = choice.picture if file_format != Format.GIFT else None
    if picture:
        picture = replace(picture, line=1, alt=_said(picture.alt, language))
    return replace(
        choice,
        line=1,
        text=_said(choice.text, language),
        easy=NOTHING,
        feedback=_said(choice.feedback, language),
        picture=picture,
    )


def _without_arrows(both: Both) -> Both:
    """GIFT pairs a step with its number by ``->``, which its text cannot hold."""
    return Both(both.en.replace("->", "→"), both.cy.replace("->", "→"))


def _said(both: Both, language: str) -> Both:
    said = {each: tidy(both.of(each)) for each in languages_of(language)}
    return Both(said.get("en", ""), said.get("cy", ""))


def left_out_of(rows: Iterable[QuestionRow], file_format: Format) -> list[str]:
    """What a file of FILE_FORMAT in every language it can hold would not say of ROWS."""
    rows = list(rows)
    choices = [choice for row in rows for choice in row.choices]
    notes = []
    if any(row.easy.en or row.easy.cy for row in rows) or any(
        choice.easy.en or choice.easy.cy for choice in choices
    ):
        notes.append(_("the easy words"))
    if file_format == Format.GIFT and any(choice.picture for choice in choices):
        notes.append(_("the pictures"))
    orders = [row for row in rows if row.kind == Question.Kind.ORDER]
    if orders and file_format != Format.QTI:
        notes.append(_("“I’m not sure” of a question that is put in order"))
    if any(
        choice.feedback.en or choice.feedback.cy
        for row in orders
        for choice in row.choices
        if choice.code != Choice.Code.UNSURE
    ):
        notes.append(_("feedback for the single steps of an order"))
    return notes
