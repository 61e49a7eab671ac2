"""What the pages of the library show, as plain values."""

from lessons.queries.facts import Fact, Facts, ToDo, facts, todo
from lessons.queries.lesson import LessonPage, TaughtPart, find_version, lesson_page
from lessons.queries.library import LibraryPage, library_page
from lessons.queries.questions import quiz_of, reading_of, report_of, taken_zip
from lessons.queries.slides import Slide, slides_of

__all__ = [
    "Fact",
    "Facts",
    "LessonPage",
    "LibraryPage",
    "Slide",
    "TaughtPart",
    "ToDo",
    "facts",
    "find_version",
    "lesson_page",
    "library_page",
    "quiz_of",
    "reading_of",
    "report_of",
    "slides_of",
    "taken_zip",
    "todo",
]
