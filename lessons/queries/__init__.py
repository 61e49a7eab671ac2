"""What the pages of the library show, as plain values."""

from lessons.queries.compare import Comparison, compare
from lessons.queries.editing import (
    DraftPage,
    Duty,
    PairState,
    address_of,
    draft_page,
    duty_of,
    every_lesson,
    find_draft,
    lesson_to_edit,
    pair_states,
    revision_of,
)
from lessons.queries.facts import Fact, Facts, ToDo, facts, todo
from lessons.queries.lesson import LessonPage, TaughtPart, find_version, lesson_page
from lessons.queries.library import LibraryPage, library_page
from lessons.queries.slides import Slide, slides_of
from lessons.queries.stops import Stop, stops_of

__all__ = [
    "Comparison",
    "DraftPage",
    "Duty",
    "Fact",
    "Facts",
    "LessonPage",
    "LibraryPage",
    "PairState",
    "Slide",
    "Stop",
    "TaughtPart",
    "ToDo",
    "address_of",
    "compare",
    "draft_page",
    "duty_of",
    "every_lesson",
    "facts",
    "find_draft",
    "find_version",
    "lesson_page",
    "lesson_to_edit",
    "library_page",
    "pair_states",
    "revision_of",
    "slides_of",
    "stops_of",
    "todo",
]
