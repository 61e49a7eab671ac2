"""The library: topics, lessons, their published versions, and the dated cards they show."""

from lessons.models.arrivals import ArrivedPack
from lessons.models.cards import (
    CardChange,
    CardQuerySet,
    CardState,
    DatedCard,
    HelpRoute,
    LawCard,
)
from lessons.models.drafts import (
    WAITS_FOR,
    Block,
    Comment,
    Draft,
    Hand,
    OlderWelsh,
    Review,
    ReviewRight,
    VersionEvent,
    facts_of,
)
from lessons.models.lessons import ROUTES, Lesson, LessonQuerySet, LessonVersion
from lessons.models.question_files import QuestionFile
from lessons.models.quiz import ALL_RIGHT, NOT_ALL_RIGHT, Choice, Measure, Picture, Question
from lessons.models.sections import Section, VocabularyWord
from lessons.models.showings import Showing
from lessons.models.topics import FrameworkTag, Topic

__all__ = [
    "ALL_RIGHT",
    "NOT_ALL_RIGHT",
    "ROUTES",
    "WAITS_FOR",
    "ArrivedPack",
    "Block",
    "CardChange",
    "CardQuerySet",
    "CardState",
    "Choice",
    "Comment",
    "DatedCard",
    "Draft",
    "FrameworkTag",
    "Hand",
    "HelpRoute",
    "LawCard",
    "Lesson",
    "LessonQuerySet",
    "LessonVersion",
    "Measure",
    "OlderWelsh",
    "Picture",
    "Question",
    "QuestionFile",
    "Review",
    "ReviewRight",
    "Section",
    "Showing",
    "Topic",
    "VersionEvent",
    "VocabularyWord",
    "facts_of",
]
