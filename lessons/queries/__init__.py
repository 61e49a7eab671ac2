"""What the pages of the library show, as plain values."""

from lessons.queries.card_history import NAMES, Change, changes_of
from lessons.queries.curriculum import Framework, curriculum
from lessons.queries.facts import (
    KINDS,
    Fact,
    Facts,
    ToDo,
    facts,
    find_card,
    lessons_with,
    may_replace,
    state_of,
    todo,
)
from lessons.queries.law import LawAndHelp, law_and_help
from lessons.queries.lesson import LessonPage, TaughtPart, find_version, lesson_page
from lessons.queries.library import LibraryPage, library_page
from lessons.queries.questions import quiz_of, reading_of, report_of, taken_zip
from lessons.queries.slides import Slide, slides_of

__all__ = [
    "KINDS",
    "NAMES",
    "Change",
    "Fact",
    "Facts",
    "Framework",
    "LawAndHelp",
    "LessonPage",
    "LibraryPage",
    "Slide",
    "TaughtPart",
    "ToDo",
    "changes_of",
    "curriculum",
    "facts",
    "find_card",
    "find_version",
    "law_and_help",
    "lesson_page",
    "lessons_with",
    "library_page",
    "may_replace",
    "quiz_of",
    "reading_of",
    "report_of",
    "slides_of",
    "state_of",
    "taken_zip",
    "todo",
]
