"""Questions that are taken away as a file, or come as one."""

import datetime as dt

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from lessons.formats import Format, Reading
from lessons.models import LessonVersion, QuestionFile

FILES_KEPT = dt.timedelta(days=1)


@transaction.atomic
def keep_questions(
    *,
    name: str,
    body: bytes,
    language: str,
    by: User,
    now: dt.datetime,
    second_name: str = "",
    second: bytes = b"",
) -> QuestionFile:
    """Keep BODY, whose words are in LANGUAGE, for BY; an earlier file of theirs is gone.

    SECOND is the same questions in the other language.
    """
    kept, _is_new = QuestionFile.objects.update_or_create(
        by=by,
        defaults={
            "arrived_at": now,
            "language": language,
            "name": name[:100],
            "body": body,
            "second_name": second_name[:100],
            "second": second,
        },
    )
    return kept


@transaction.atomic
def take_questions(*, file: QuestionFile, reading: Reading, by: User) -> None:
    """Note that BY took the questions of FILE, as READING has them."""
    counts = f"{len(reading.questions)} of {len(reading.items)}, {reading.format}"
    record("questions_imported", by=by, about=file, detail=counts)


@transaction.atomic
def take_away_questions(
    *, version: LessonVersion, file_format: Format, language: str, by: User
) -> None:
    """Note that BY took the questions of VERSION away in FILE_FORMAT and LANGUAGE."""
    record("questions_exported", by=by, about=version, detail=f"{file_format}, {language}")


def forget_question_files(*, now: dt.datetime) -> int:
    """Delete files that were sent in a day ago; returns how many."""
    return QuestionFile.objects.filter(arrived_at__lt=now - FILES_KEPT).delete()[0]
