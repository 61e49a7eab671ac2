"""The questions of a version as they leave the site, and those of a file as they come."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext as _

from lessons.formats import Quiz, Reading, paired, quiz_toml, read_file
from lessons.imports.shapes import Both, ChoiceRow, PictureRow, QuestionRow
from lessons.models import Choice, LessonVersion, Question, QuestionFile


def quiz_of(version: LessonVersion) -> Quiz:
    """The quiz of VERSION with its pictures; two queries, and one more for the pictures."""
    pictures: dict[str, bytes] = {}
    questions = version.questions.prefetch_related("choices__picture")
    rows = tuple(_question(question, pictures) for question in questions)
    title = Both(version.title_en, version.title_cy)
    return Quiz(version.lesson.slug, title, rows, pictures)


def _question(question: Question, pictures: dict[str, bytes]) -> QuestionRow:
    choices = list(question.choices.all())
    placed = sorted((choice.place, choice.key) for choice in choices if choice.place is not None)
    return QuestionRow(
        key=question.key,
        measure=question.measure,
        kind=question.kind,
        line=1,
        text=Both(question.text_en, question.text_cy),
        easy=Both(question.easy_en, question.easy_cy),
        why=Both(question.why_en, question.why_cy),
        choices=tuple(_choice(choice, pictures) for choice in choices),
        right_order=tuple(key for _place, key in placed),
    )


def _choice(choice: Choice, pictures: dict[str, bytes]) -> ChoiceRow:
    return ChoiceRow(
        key=choice.key,
        code=choice.code,
        line=1,
        text=Both(choice.text_en, choice.text_cy),
        easy=Both(choice.easy_en, choice.easy_cy),
        feedback=Both(choice.feedback_en, choice.feedback_cy),
        picture=_picture(choice, pictures),
    )


def _picture(choice: Choice, pictures: dict[str, bytes]) -> PictureRow | None:
    alt = Both(choice.alt_en, choice.alt_cy)
    if choice.symbol:
        return PictureRow(choice.symbol, 1, alt)
    if choice.picture is None:
        return None
    name = f"{choice.picture.digest[:12]}.{choice.picture.form}"
    pictures[name] = bytes(choice.picture.body)
    return PictureRow(name, 1, alt, Path(name))


def reading_of(file: QuestionFile) -> Reading:
    """What FILE holds, with the words of the other language from its second; FileRefused."""
    first = read_file(bytes(file.body), file.language)
    if not file.second:
        return first
    second = read_file(bytes(file.second), "en" if file.language == "cy" else "cy")
    return replace(
        first,
        items=paired(first.items, second.items),
        notes=(*first.notes, *second.notes),
        pictures={**second.pictures, **first.pictures},
    )


def report_of(reading: Reading, name: str) -> str:
    """The report on the file NAME as plain text, question by question."""
    lines = [name, ""]
    lines += [f"- {note}" for note in reading.notes]
    for item in reading.items:
        state = _("taken") if item.question else _("not taken")
        lines += ["", f"{item.number}. {item.name} ({state})"]
        lines += [f"- {note}" for note in (*item.left_out, *item.to_do)]
    return "\n".join(lines) + "\n"


def taken_zip(reading: Reading, name: str) -> bytes:
    """The questions of READING as a quiz.toml, its pictures, and the report on the file NAME."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        package.writestr("quiz.toml", quiz_toml(reading.questions))
        package.writestr("report.txt", report_of(reading, name))
        for picture, body in reading.pictures.items():
            package.writestr(picture, body)
    return target.getvalue()
