"""Questions in and out: Moodle XML, GIFT and QTI 2.1 (docs/question-formats.md).

No module here reads or writes a row of the database. ``read_file`` gives QuestionRows of
``lessons.imports.shapes`` with a report; ``write`` takes them.
"""

from lessons.formats.gift_write import write_gift
from lessons.formats.losses import kept, left_out_of
from lessons.formats.moodle_write import write_moodle
from lessons.formats.qti_write import write_qti
from lessons.formats.shapes import (
    BOTH,
    IN_LANGUAGES,
    NAMES,
    FileRefused,
    Format,
    Item,
    Quiz,
    Reading,
    Written,
)
from lessons.formats.sniff import MOST_BYTES, read_file
from lessons.formats.take import paired
from lessons.formats.toml_text import quiz_toml

__all__ = [
    "BOTH",
    "IN_LANGUAGES",
    "MOST_BYTES",
    "NAMES",
    "FileRefused",
    "Format",
    "Item",
    "Quiz",
    "Reading",
    "Written",
    "kept",
    "left_out_of",
    "paired",
    "quiz_toml",
    "read_file",
    "write",
]
WRITERS = {Format.MOODLE: write_moodle, Format.GIFT: write_gift, Format.QTI: write_qti}


def write(quiz: Quiz, file_format: Format, language: str) -> Written:
    """QUIZ as a file of FILE_FORMAT in LANGUAGE, one of IN_LANGUAGES (ValueError otherwise)."""
    if language not in IN_LANGUAGES[file_format]:
        raise ValueError(language)
    return WRITERS[file_format](quiz, language)
