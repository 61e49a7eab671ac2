"""What people type about lessons."""

from lessons.forms.drafts import (
    CompareForm,
    NewLessonForm,
    PublishForm,
    WithdrawForm,
    WordsOfReviewForm,
)
from lessons.forms.library import LibraryForm
from lessons.forms.questions import QuestionForm
from lessons.forms.sections import MinutesForm, NewSectionForm, PlaceForm, SectionForm
from lessons.forms.words import FactsForm, WordsForm

__all__ = [
    "CompareForm",
    "FactsForm",
    "LibraryForm",
    "MinutesForm",
    "NewLessonForm",
    "NewSectionForm",
    "PlaceForm",
    "PublishForm",
    "QuestionForm",
    "SectionForm",
    "WithdrawForm",
    "WordsForm",
    "WordsOfReviewForm",
]
