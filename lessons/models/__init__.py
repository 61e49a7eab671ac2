"""The library: topics, lessons, their published versions, and the dated cards they show."""

from lessons.models.cards import CardQuerySet, CardState, DatedCard, HelpRoute, LawCard
from lessons.models.lessons import ROUTES, Lesson, LessonQuerySet, LessonVersion
from lessons.models.quiz import Choice, Measure, Question
from lessons.models.sections import Section, VocabularyWord
from lessons.models.topics import FrameworkTag, Topic

__all__ = [
    "ROUTES",
    "CardQuerySet",
    "CardState",
    "Choice",
    "DatedCard",
    "FrameworkTag",
    "HelpRoute",
    "LawCard",
    "Lesson",
    "LessonQuerySet",
    "LessonVersion",
    "Measure",
    "Question",
    "Section",
    "Topic",
    "VocabularyWord",
]
