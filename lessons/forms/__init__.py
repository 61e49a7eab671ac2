"""What people type about lessons."""

from lessons.forms.adding import NewQuestionForm, NewSectionForm, PlaceForm
from lessons.forms.drafts import (
    NAME_TAKEN,
    CompareForm,
    NewLessonForm,
    PublishForm,
    WithdrawForm,
    WordsOfReviewForm,
)
from lessons.forms.library import LibraryForm
from lessons.forms.questions import QuestionForm
from lessons.forms.sections import MinutesForm, SectionForm
from lessons.forms.words import FactsForm, WordsForm

__all__ = [
    "NAME_TAKEN",
    "CompareForm",
    "FactsForm",
    "LibraryForm",
    "MinutesForm",
    "NewLessonForm",
    "NewQuestionForm",
    "NewSectionForm",
    "PlaceForm",
    "PublishForm",
    "QuestionForm",
    "SectionForm",
    "WithdrawForm",
    "WordsForm",
    "WordsOfReviewForm",
]
