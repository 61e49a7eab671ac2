"""What the pages of the library show, as plain values."""

from lessons.queries.curriculum import Framework, curriculum
from lessons.queries.facts import Fact, Facts, ToDo, facts, todo
from lessons.queries.lesson import LessonPage, TaughtPart, find_version, lesson_page
from lessons.queries.library import LibraryPage, library_page
from lessons.queries.slides import Slide, slides_of

__all__ = [
    "Fact",
    "Facts",
    "Framework",
    "LessonPage",
    "LibraryPage",
    "Slide",
    "TaughtPart",
    "ToDo",
    "curriculum",
    "facts",
    "find_version",
    "lesson_page",
    "library_page",
    "slides_of",
    "todo",
]
