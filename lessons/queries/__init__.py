"""What the pages of the library show, as plain values."""

from lessons.queries.card_history import NAMES, Change, changes_of
from lessons.queries.card_words import WordFault, word_faults
from lessons.queries.compare import Comparison, compare
from lessons.queries.curriculum import Framework, curriculum
from lessons.queries.editing import (
    DraftPage,
    Duty,
    address_of,
    draft_page,
    duty_of,
    every_lesson,
    find_draft,
    lesson_to_edit,
    revision_of,
    under_review,
)
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
from lessons.queries.pair_states import PairState, pair_states
from lessons.queries.questions import quiz_of, reading_of, report_of, taken_zip
from lessons.queries.reviewers import covers, editors_of, reviewers
from lessons.queries.slides import Slide, slides_of
from lessons.queries.stops import Stop, stops_of

__all__ = [
    "KINDS",
    "NAMES",
    "Change",
    "Comparison",
    "DraftPage",
    "Duty",
    "Fact",
    "Facts",
    "Framework",
    "LawAndHelp",
    "LessonPage",
    "LibraryPage",
    "PairState",
    "Slide",
    "Stop",
    "TaughtPart",
    "ToDo",
    "WordFault",
    "address_of",
    "changes_of",
    "compare",
    "covers",
    "curriculum",
    "draft_page",
    "duty_of",
    "editors_of",
    "every_lesson",
    "facts",
    "find_card",
    "find_draft",
    "find_version",
    "law_and_help",
    "lesson_page",
    "lesson_to_edit",
    "lessons_with",
    "library_page",
    "may_replace",
    "pair_states",
    "quiz_of",
    "reading_of",
    "report_of",
    "reviewers",
    "revision_of",
    "slides_of",
    "state_of",
    "stops_of",
    "taken_zip",
    "todo",
    "under_review",
    "word_faults",
]
