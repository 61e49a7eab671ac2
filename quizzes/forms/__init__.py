"""What people fill in around a class quiz."""

from quizzes.forms.counts import CountForm, LettersForm
from quizzes.forms.sheets import SheetForm, VoidForm
from quizzes.forms.start import StartForm
from quizzes.forms.whole_class import WholeClass

__all__ = ["CountForm", "LettersForm", "SheetForm", "StartForm", "VoidForm", "WholeClass"]
